package heed.scorm.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import heed.scorm.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestReaderTest {
    private static final String HEAD_12 = "<manifest identifier='m' xmlns='http://www.imsproject.org/xsd/imscp_rootv1p1p2' xmlns:adlcp='http://www.adlnet.org/xsd/adlcp_rootv1p2'>\n"
            + "<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>\n";
    private static final String HEAD_2004 = "<manifest identifier='m' xmlns='http://www.imsglobal.org/xsd/imscp_v1p1' xmlns:adlcp='http://www.adlnet.org/xsd/adlcp_v1p3' xmlns:imsss='http://www.imsglobal.org/xsd/imsss'>\n"
            + "<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>\n";
    private static final String ONE_ITEM = "<organizations default='o'><organization identifier='o'><title>Noticing</title>\n"
            + "<item identifier='i' identifierref='r'><title>First</title></item></organization></organizations>\n";

    private static Reading read(String xml) {
        return ManifestReader.read(Samples.of(Map.of(Manifest.FILE, xml, "a.html", "", "base/sub/a.html", "")));
    }

    private static Manifest good(String xml) {
        Reading reading = read(xml);
        assertThat(reading.faults()).isEmpty();
        return reading.manifest().orElseThrow();
    }

    private static String resource(String attributes) {
        return "<resources>\n<resource identifier='r' type='webcontent' " + attributes + "/></resources></manifest>";
    }

    @Test
    void readsAnItemWithEverythingSCORM12SaysOfIt() {
        Manifest m = good(HEAD_12 + "<organizations default='o'><organization identifier='o'><title> Noticing\n neglect </title><item identifier=' i ' identifierref='r ' isvisible='false'><title>First</title>"
                + "<adlcp:prerequisites type='aicc_script'>x&amp;y</adlcp:prerequisites><adlcp:maxtimeallowed>00:30:00</adlcp:maxtimeallowed><adlcp:timelimitaction>exit,no message</adlcp:timelimitaction>"
                + "<adlcp:datafromlms>start=1</adlcp:datafromlms><adlcp:masteryscore>80</adlcp:masteryscore></item></organization></organizations>" + resource("adlcp:scormtype='sco' href='a.html'"));

        Item item = m.item("i").orElseThrow();
        assertThat(m.edition()).isEqualTo(Edition.SCORM_12);
        assertThat(m.title()).isEqualTo("Noticing neglect");
        assertThat(item.visible()).isFalse();
        assertThat(item.prerequisites()).isEqualTo("x&y");
        assertThat(item.maxTimeAllowed()).isEqualTo("00:30:00");
        assertThat(item.timeLimitAction()).isEqualTo("exit,no message");
        assertThat(item.dataFromLms()).isEqualTo("start=1");
        assertThat(item.resource().orElseThrow().sco()).isTrue();
        assertThat(m.mastery().orElseThrow()).isEqualByComparingTo("0.8");
    }

    @Test
    void readsNoScoreThatNobodyCanWriteOut() {
        Manifest m = good(HEAD_12 + ONE_ITEM.replace("</title></item>", "</title><adlcp:masteryscore>1e600000000</adlcp:masteryscore></item>") + resource("adlcp:scormtype='sco' href='a.html'"));
        assertThat(m.mastery()).isEmpty();
    }

    @Test
    void putsEveryBaseBeforeAnAddress() {
        Manifest m = good(HEAD_2004.replace("identifier='m'", "identifier='m' xml:base='base/'") + ONE_ITEM
                + "<resources xml:base='sub/'><resource identifier='r' adlcp:scormType='sco' xml:base='x/' href='../a.html?one=1#top'/></resources></manifest>");

        Resource r = m.resources().get("r");
        assertThat(r.href()).isEqualTo("base/sub/a.html?one=1#top");
        assertThat(r.path()).isEqualTo("base/sub/a.html");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "a.html, ?tc=1&act=2, a.html?tc=1&act=2", "a.html?x=1, ?tc=1, a.html?x=1&tc=1", "a.html, &&y=2, a.html?y=2", "a.html, #part, a.html#part",
        "a.html#top, #part, a.html#top", "a.html#top, y=2, a.html?y=2#top", "a.html, \"\", a.html"})
    void addsAnItemsParametersAsTheStandardSays(String href, String parameters, String address) {
        assertThat(new Resource("r", href, "a.html", true, List.of(), null).launch(parameters)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"CAM 1.3, SCORM_2004_2ND", "2004 3rd Edition, SCORM_2004_3RD", "2004  4th  edition, SCORM_2004_4TH", "1.2, SCORM_12"})
    void knowsTheEditionsByTheirNames(String version, Edition edition) {
        assertThat(good(HEAD_2004.replace("2004 4th Edition", version) + ONE_ITEM + resource("href='a.html'")).edition()).isEqualTo(edition);
    }

    @Test
    void guessesTheEditionByTheNamespaceAndSaysSo() {
        Reading reading = read(HEAD_12.replace("1.2</schemaversion>", "</schemaversion>") + ONE_ITEM + resource("href='a.html'"));

        assertThat(reading.manifest().orElseThrow().edition()).isEqualTo(Edition.SCORM_12);
        assertThat(reading.remarks()).anySatisfy(r -> assertThat(r.remedy()).contains("read as SCORM 1.2"));
    }

    @Test
    void saysWhichItemPointsToNothing() {
        assertThat(read(HEAD_12 + ONE_ITEM + "<resources/></manifest>").faults()).singleElement()
                .hasToString("imsmanifest.xml:4: The item \"First\" points to the resource \"r\", which the manifest does not have. Add the resource or take the item out.");
    }

    @ParameterizedTest
    @CsvSource({"../../etc/passwd", "/etc/passwd", "javascript:alert(1)", "file:///etc/passwd", "..\\..\\x.html", "."})
    void refusesAnAddressThatLeadsOutOfThePackage(String href) {
        assertThat(read(HEAD_12 + ONE_ITEM + resource("href='" + href + "'")).faults()).anySatisfy(f -> {
            assertThat(f.what()).contains("leads out of the package");
            assertThat(f.line()).isEqualTo(6);
        });
    }

    @Test
    void refusesAManifestInsideTheManifest() {
        assertThat(read(HEAD_2004 + ONE_ITEM + "<resources><resource identifier='r' href='a.html'/></resources><manifest identifier='s'/></manifest>").faults())
                .singleElement().satisfies(f -> assertThat(f.what()).contains("manifest inside the manifest"));
    }

    @Test
    void givesAChaptersOwnPageAnItemBelowIt() {
        Manifest m = good(HEAD_12 + "<organizations><organization identifier='o'><title>T</title><item identifier='c' identifierref='r'><title>Chapter</title>"
                + "<item identifier='i' identifierref='r'><title>First</title></item></item></organization></organizations>" + resource("href='a.html'"));

        assertThat(m.organization().all().map(Item::identifier)).containsExactly("c", "c.page", "i");
        assertThat(m.pages()).extracting(Item::identifier).containsExactly("c.page", "i");
    }

    @Test
    void playsAPackageWithoutAnOrganizationAsAListOfItsPages() {
        Reading reading = read(HEAD_12 + "<organizations/>" + resource("adlcp:scormtype='sco' href='a.html'"));

        assertThat(reading.manifest().orElseThrow().pages()).singleElement().satisfies(i -> assertThat(i.launch()).contains("a.html"));
        assertThat(reading.remarks()).isNotEmpty();
    }

    @Test
    void readsTheMetadataOfBothSCORMsInEnglish() {
        String lom12 = "<metadata><schemaversion>1.2</schemaversion><lom><general><title><langstring xml:lang='cy'>Sylwi</langstring><langstring xml:lang='en'>Noticing</langstring></title>"
                + "<description><langstring>What\n to see</langstring></description></general><educational><typicallearningtime><datetime>00:45:00</datetime></typicallearningtime></educational></lom></metadata>";
        String lom2004 = "<metadata><schemaversion>2004 3rd Edition</schemaversion><lom><general><title><string language='en-GB'>Noticing</string></title></general>"
                + "<technical><duration><duration>P0DT1H30M</duration></duration></technical></lom></metadata>";

        Metadata old = good(HEAD_12.replaceAll("<metadata>.*</metadata>", lom12) + ONE_ITEM + resource("href='a.html'")).metadata();
        Metadata young = good(HEAD_2004.replaceAll("<metadata>.*</metadata>", lom2004) + ONE_ITEM + resource("href='a.html'")).metadata();

        assertThat(old.title()).contains("Noticing");
        assertThat(old.description()).contains("What to see");
        assertThat(old.duration()).contains(Duration.ofMinutes(45));
        assertThat(young.duration()).contains(Duration.ofMinutes(90));
    }

    @Test
    void namesTheFolderAManifestLiesIn() {
        Reading reading = ManifestReader.read(Samples.of(Map.of("course/imsmanifest.xml", "<manifest/>")));

        assertThat(reading.faults()).singleElement().satisfies(f -> assertThat(f.what()).contains("the folder course,"));
    }

    @Test
    void readsUtf16WithItsMark() {
        byte[] utf16 = ("<?xml version='1.0' encoding='UTF-16'?>\n" + HEAD_12 + ONE_ITEM.replace("Noticing", "Sylwi ŵ") + resource("href='a.html'")).getBytes(StandardCharsets.UTF_16);

        assertThat(ManifestReader.read(Samples.ofBytes(Map.of(Manifest.FILE, utf16, "a.html", new byte[0]))).manifest().orElseThrow().title()).isEqualTo("Sylwi ŵ");
    }

    static Stream<Path> readable() {
        return Stream.of("scorm12", "scorm2004-2nd", "scorm2004-3rd", "scorm2004-4th-adl-lms-tests").flatMap(f -> Samples.family(f).stream()).filter(p -> !p.endsWith("exelearning_default_package.zip"));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void readsTheManifestsOfRealTools(Path zip) {
        Reading reading = ManifestReader.read(Samples.of(zip));

        assertThat(reading.faults()).isEmpty();
        Manifest manifest = reading.manifest().orElseThrow();
        assertThat(manifest.title()).isNotBlank();
        assertThat(manifest.pages()).isNotEmpty().allSatisfy(i -> assertThat(i.launch()).isPresent());
        if (zip.getParent().endsWith("scorm2004-4th-adl-lms-tests")) {
            assertThat(reading.remarks()).isEmpty();
        }
    }
}
