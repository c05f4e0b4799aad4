package heed.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Database;
import heed.OnBothDatabases;
import heed.scorm.manifest.Edition;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;

/** Every package of the folder HEED_SCORM_PACKAGES is taken in, or refused with its own sentence. */
class RealPackagesDbTest {
    private static final String TAKEN = "taken";

    @TempDir
    Path folder;

    /** By name of the zip: taken, or why it was refused; and for those taken the remarks. */
    private Map<String, String> outcomes(PackagesFixture desk, List<Path> zips) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (Path zip : zips) {
            Upload upload = desk.bring(zip);
            boolean taken = upload.state() == Upload.State.DONE;
            String name = zip.getFileName().toString().replace(".zip", "");
            outcomes.put(name, taken ? (TAKEN + " " + String.join(" / ", desk.said(upload.id(), "remark"))).strip() : String.join(" / ", desk.said(upload.id(), "fault")));
        }
        return outcomes;
    }

    private PackagesFixture desk(Database.Fresh db) {
        return new PackagesFixture(db, folder.resolve("store"));
    }

    private static void assertSaid(Map<String, String> outcomes, Map<String, String> expected) {
        SoftAssertions soft = new SoftAssertions();
        soft.assertThat(outcomes.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((name, words) -> soft.assertThat(outcomes.get(name)).as(name).contains(words));
        soft.assertAll();
    }

    @OnBothDatabases
    void whatIsHostileNeverLeavesItsFolder(Database.Fresh db) {
        List<Path> zips = Samples.family("hostile");
        PackagesFixture desk = desk(db);
        Map<String, String> outcomes = outcomes(desk, zips);

        assertSaid(outcomes, Map.ofEntries(
                Map.entry("absolute-path", "/tmp/scorm-pwned-abs.txt The name of this file leads out of the package."),
                Map.entry("manifest-in-subfolder", "The manifest lies in the folder course, not at the top"),
                Map.entry("manifest-uppercase-name", "taken IMSMANIFEST.XML The manifest is called IMSMANIFEST.XML."),
                Map.entry("manifest-utf16-bom", TAKEN),
                Map.entry("many-entries-70k", "more than 50,000 files"),
                Map.entry("serverside-files", TAKEN),
                Map.entry("steal-session", TAKEN),
                Map.entry("symlink-escape", "link This is a link, not a file."),
                Map.entry("title-script", TAKEN),
                Map.entry("truncated", "cannot be read as a zip"),
                Map.entry("xxe-manifest", "The manifest holds a DOCTYPE, which is never read."),
                Map.entry("zip-slip", "leads out of the package")));
        assertThat(Path.of("/tmp/scorm-pwned.txt")).doesNotExist();
        assertThat(Path.of("/tmp/scorm-pwned-abs.txt")).doesNotExist();
        assertThat(folder.toFile().list()).containsExactly("store");
        assertThat(desk.files()).allMatch(f -> f.matches("[0-9a-f-]{36}/.*"));
        assertThat(db.<List<Packages.Line>>tx(em -> desk.packages.all())).hasSize(5)
                .anySatisfy(p -> assertThat(p.title()).isEqualTo("<img src=x onerror=alert(1)>")).noneSatisfy(p -> assertThat(p.title()).contains("root:"));
    }

    @OnBothDatabases
    void whatIsInvalidIsRefusedOrTakenWithARemark(Database.Fresh db) {
        List<Path> zips = Samples.family("invalid");
        PackagesFixture desk = desk(db);

        assertSaid(outcomes(desk, zips), Map.of(
                "CM-01-broken-default-org", "taken imsmanifest.xml The default organization \"NONEXISTENT_ORG\" is not in the manifest.",
                "InvalidFileReferences_SCORM12", "taken imsmanifest.xml The page content/nonexistent.html is not in the package.",
                "InvalidMissingOrgIdentifier_SCORM20043rdEdition", "The organization has no identifier.",
                "ItemWithNonExistentResourceId_SCORM12", "The item \"Item 1\" points to the resource \"non_existent_resource\", which the manifest does not have.",
                "MissingLaunchUrl_SCORM12", "The resource \"resource_1\" has no href, so the item \"Test Item\" has no page to open.",
                "MissingRequiredFields_SCORM12", "The organization has no title.",
                "moodle_badscorm", "The manifest lies in the folder badscorm",
                "moodle_invalid", "The package has no imsmanifest.xml."));
        assertThat(desk.files()).allMatch(f -> f.matches("[0-9a-f-]{36}/.*"));
    }

    @OnBothDatabases
    void whatIsMadeForAnotherStandardIsNamed(Database.Fresh db) {
        List<Path> aicc = Samples.family("aicc");
        PackagesFixture desk = desk(db);

        assertThat(outcomes(desk, aicc)).hasSize(3).allSatisfy((name, said) -> assertThat(said).contains("This is an AICC package"));
        assertThat(outcomes(desk, Samples.family("cmi5"))).hasSize(3).allSatisfy((name, said) -> assertThat(said).contains("This is a cmi5 package"));
        assertThat(outcomes(desk, Samples.family("xapi"))).hasSize(1).allSatisfy((name, said) -> assertThat(said).contains("This is an xAPI (Tin Can) package"));
        assertThat(desk.files()).isEmpty();
    }

    @OnBothDatabases
    void whatIsMadeForSCORMIsTakenIn(Database.Fresh db) {
        List<Path> zips = Samples.family("scorm12");
        PackagesFixture desk = desk(db);
        Map<String, String> outcomes = outcomes(desk, zips);

        assertThat(outcomes.remove("exelearning_default_package")).contains("The package has no imsmanifest.xml.");
        assertThat(outcomes).hasSize(12).allSatisfy((name, said) -> assertThat(said).startsWith(TAKEN));
        assertThat(outcomes(desk, Samples.family("scorm2004-2nd"))).hasSize(1).containsValue(TAKEN);
        assertThat(outcomes(desk, Samples.family("scorm2004-3rd"))).hasSize(11).allSatisfy((name, said) -> assertThat(said).startsWith(TAKEN));
        List<Packages.Line> all = db.tx(em -> desk.packages.all());
        assertThat(all.stream().filter(p -> p.newest().edition() == Edition.SCORM_12)).hasSize(12);
        assertThat(all.stream().filter(p -> p.newest().edition() == Edition.SCORM_2004_2ND)).hasSize(1);
        assertThat(all.stream().filter(p -> p.newest().edition() == Edition.SCORM_2004_3RD)).hasSize(11);
        assertThat(all).anySatisfy(p -> {
            assertThat(p.title()).isEqualTo("Golf Explained");
            PackageWords words = db.tx(em -> desk.packages.words(p.id()));
            assertThat(words.summary()).startsWith("A high level overview of the sport of golf.");
            assertThat(words.minutes()).isEqualTo(10);
        });
    }

    /** All 189 are read by {@code ManifestReaderTest}; here every sixteenth is unpacked too. */
    @OnBothDatabases
    void theTestsOfTheStandardItselfAreTakenInWithoutARemark(Database.Fresh db) {
        List<Path> zips = Samples.family("scorm2004-4th-adl-lms-tests");
        PackagesFixture desk = desk(db);

        assertThat(zips).hasSize(189);
        assertThat(outcomes(desk, IntStream.range(0, zips.size()).filter(i -> i % 16 == 0).mapToObj(zips::get).toList())).hasSize(12).allSatisfy((name, said) -> assertThat(said).isEqualTo(TAKEN));
    }
}
