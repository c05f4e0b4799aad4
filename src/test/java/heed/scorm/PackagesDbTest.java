package heed.scorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.access.NotInScope;
import heed.access.Role;
import heed.catalogue.Levels;
import heed.catalogue.ModuleCard;
import heed.catalogue.PackageRule;
import heed.platform.Refusal;
import heed.scorm.manifest.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

class PackagesDbTest {
    @TempDir
    Path folder;

    private PackagesFixture desk(Database.Fresh db) {
        return new PackagesFixture(db, folder.resolve(db.toString()));
    }

    private static ModuleCard publish(PackagesFixture desk, UUID packageId) {
        return desk.db.tx(em -> {
            String slug = desk.packages.one(packageId).slug();
            desk.modules.publish(slug, PackagesFixture.AREA, null);
            return desk.modules.find(slug, PackagesFixture.AREA).orElseThrow();
        });
    }

    @OnBothDatabases
    void aPackageIsAModuleLikeEveryOther(Database.Fresh db) {
        PackagesFixture desk = desk(db);
        Upload upload = desk.bring("noticing.zip", Samples.smallCourse("Noticing: \"neglect\" &amp; &lt;more&gt; | {{local.x}}"), null);
        assertThat(upload.state()).isEqualTo(Upload.State.DONE);

        ModuleCard card = publish(desk, upload.packageId());

        assertThat(card.title()).isEqualTo("Noticing: \"neglect\" & <more> | {{local.x}}");
        assertThat(card.code()).isEqualTo("P001");
        assertThat(card.slug()).isEqualTo("noticing-neglect-more-local-x");
        assertThat(card.signedOff()).isTrue();
        var page = db.tx(em -> desk.modules.text(card.versionId())).pages().get(0);
        assertThat(page.id()).isEqualTo(PackageFile.PAGE);
        assertThat(page.isPackage()).isTrue();
        OpenPackage open = db.tx(em -> desk.packages.find(card.versionId())).orElseThrow();
        assertThat(open.manifest().pages()).singleElement().satisfies(i -> assertThat(i.launch()).contains("index.html"));
        assertThat(open.folder().resolve("index.html")).exists();
        assertThat(open.rule()).isEqualTo(new CompletionRule(PackageRule.COMPLETED, 80));
    }

    @OnBothDatabases
    void aBrokenUploadGoesOnWhereItStopped(Database.Fresh db) {
        PackagesFixture desk = desk(db);
        byte[] file = Samples.smallCourse("Noticing");
        Upload begun = db.tx(em -> desk.uploads.begin("a/b/noticing.zip", file.length, "1", null));
        db.run(em -> desk.uploads.piece(begun.id(), 0, new ByteArrayInputStream(file, 0, 100)));

        assertThatThrownBy(() -> db.run(em -> desk.uploads.piece(begun.id(), 0, new ByteArrayInputStream(file, 0, 100)))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> db.run(em -> desk.uploads.finish(begun.id()))).isInstanceOf(Refusal.class);
        Upload again = db.tx(em -> desk.uploads.begin("noticing.zip", file.length, "1", null));
        assertThat(again.id()).isEqualTo(begun.id());
        assertThat(again.received()).isEqualTo(100);
        var broken = db.tx(em -> desk.uploads.broken());
        assertThat(broken).hasSize(1);
        db.run(em -> desk.uploads.piece(begun.id(), 100, new ByteArrayInputStream(Arrays.copyOfRange(file, 100, file.length + 50))));
        db.run(em -> desk.uploads.finish(begun.id()));

        assertThat(desk.work(begun.id(), Limits.STANDARD).state()).isEqualTo(Upload.State.DONE);
        assertThat(desk.files()).noneMatch(f -> f.startsWith(".")).hasSize(2);
    }

    @OnBothDatabases
    void somebodyElsesUploadIsNotThere(Database.Fresh db) {
        PackagesFixture desk = desk(db);
        Upload begun = db.tx(em -> desk.uploads.begin("noticing.zip", 10, "1", null));

        desk.signIn("Other", Role.ADMINISTRATOR);
        assertThatThrownBy(() -> db.run(em -> desk.uploads.piece(begun.id(), 0, new ByteArrayInputStream(new byte[10])))).isInstanceOf(NotInScope.class);
        assertThat(db.<Upload>tx(em -> desk.uploads.begin("noticing.zip", 10, "1", null)).id()).isNotEqualTo(begun.id());
        desk.signIn("Learner", Role.LEARNER);
        assertThatThrownBy(() -> db.run(em -> desk.packages.all())).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> desk.uploads.begin("x.zip", 10, "1", null))).isInstanceOf(NotInScope.class);
    }

    @OnBothDatabases
    void newFilesMakeAVersionAndLeaveTheOlderOneToThoseWhoHaveBegunIt(Database.Fresh db) {
        PackagesFixture desk = desk(db);
        UUID id = desk.bring("one.zip", Samples.smallCourse("One"), null).packageId();
        ModuleCard first = publish(desk, id);
        UUID files = db.<OpenPackage>tx(em -> desk.packages.find(first.versionId()).orElseThrow()).contentId();
        UUID same = desk.bring("two.zip", Samples.smallCourse("Two"), id).packageId();

        assertThat(same).isEqualTo(id);
        ModuleCard stillFirst = db.tx(em -> desk.modules.find(first.slug(), PackagesFixture.AREA)).orElseThrow();
        assertThat(stillFirst.versionId()).isEqualTo(first.versionId());
        ModuleCard second = publish(desk, id);
        assertThat(second.version()).hasToString("1.1.0");
        assertThat(second.title()).as("words that were on show stay").isEqualTo("One");
        OpenPackage old = db.<OpenPackage>tx(em -> desk.packages.find(first.versionId()).orElseThrow());
        OpenPackage young = db.<OpenPackage>tx(em -> desk.packages.find(second.versionId()).orElseThrow());
        assertThat(old.contentId()).isEqualTo(files).isNotEqualTo(young.contentId());
        assertThat(old.manifest().title()).isEqualTo("One");
        assertThat(young.manifest().title()).isEqualTo("Two");
        var versions = db.tx(em -> desk.packages.one(id)).versions();
        assertThat(versions).extracting(v -> v.version().version().toString()).containsExactly("1.1.0", "1.0.0");
    }

    @OnBothDatabases
    void aDraftIsMendedInPlaceAndAPublishedVersionByANewOneWithTheSameFiles(Database.Fresh db) {
        PackagesFixture desk = desk(db);
        UUID id = desk.bring("one.zip", Samples.smallCourse("One"), null).packageId();
        PackageWords words = db.tx(em -> desk.packages.words(id));
        PackageWords mended = new PackageWords("Noticing, together", "What\nto see.", 45, new Levels(2, 3, true), List.of("nursery", "school"), 12, new CompletionRule(PackageRule.SCORE, 70));

        assertThat(db.<Object>tx(em -> desk.packages.edit(id, words))).hasToString("1.0.0");
        assertThat(db.<Object>tx(em -> desk.packages.edit(id, mended))).hasToString("1.0.0");
        ModuleCard card = publish(desk, id);
        assertThat(card.title()).isEqualTo("Noticing, together");
        assertThat(card.summary()).isEqualTo("What to see.");
        assertThat(card.levels()).isEqualTo(new Levels(2, 3, true));
        assertThat(db.<OpenPackage>tx(em -> desk.packages.find(card.versionId()).orElseThrow()).rule()).isEqualTo(mended.rule());
        assertThat(db.<PackageWords>tx(em -> desk.packages.words(id)).groups()).containsExactly("nursery", "school");

        assertThat(db.<Object>tx(em -> desk.packages.edit(id, words))).hasToString("1.0.1");
        OpenPackage published = db.<OpenPackage>tx(em -> desk.packages.find(card.versionId()).orElseThrow());
        assertThat(published.rule()).as("the published version is as it was").isEqualTo(mended.rule());
        ModuleCard newer = publish(desk, id);
        assertThat(db.<OpenPackage>tx(em -> desk.packages.find(newer.versionId()).orElseThrow()).contentId()).isEqualTo(published.contentId());
    }

    @OnBothDatabases
    void aPackageThatIsTakenAwayCanStillBeFinished(Database.Fresh db) {
        PackagesFixture desk = desk(db);
        UUID id = desk.bring("one.zip", Samples.smallCourse("One"), null).packageId();
        ModuleCard card = publish(desk, id);
        db.run(em -> desk.packages.remove(id));

        assertThatThrownBy(() -> db.run(em -> desk.packages.one(id))).isInstanceOf(NotInScope.class);
        assertThat(db.<Object>tx(em -> desk.modules.find(card.slug(), PackagesFixture.AREA))).hasToString("Optional.empty");
        assertThat(db.<Object>tx(em -> desk.packages.find(card.versionId()).isPresent())).isEqualTo(true);
    }

    @OnBothDatabases
    void aRefusedPackageLeavesNothing(Database.Fresh db) {
        PackagesFixture desk = desk(db);
        Upload upload = desk.bring("one.zip", Samples.zip(Map.of("imsmanifest.xml", Samples.manifest("One").replace("index.html", "../index.html"))), null);

        assertThat(upload.state()).isEqualTo(Upload.State.REFUSED);
        assertThat(desk.said(upload.id(), "fault")).singleElement().satisfies(s -> assertThat(s).startsWith("imsmanifest.xml The address ../index.html leads out of the package."));
        assertThat(desk.files()).isEmpty();
        assertThat(db.<List<?>>tx(em -> desk.packages.all())).isEmpty();
        assertThat(db.<Object>tx(em -> desk.modules.isTaken("one"))).isEqualTo(false);
    }

    @OnBothDatabases
    void anAddressIsRefusedUntilItsHostIsListed(Database.Fresh db) {
        PackagesFixture desk = desk(db);
        assertThatThrownBy(() -> db.run(em -> desk.uploads.fetch("https://courses.example.org/noticing.zip")))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.key()).isEqualTo("platform.outbound.notListed"));
        assertThat(desk.files()).isEmpty();
    }

    /** As on a disk that fills up, or a line that breaks. */
    @OnBothDatabases
    void aFileThatCouldNotBeWrittenWholeLeavesNothing(Database.Fresh db) {
        PackagesFixture desk = desk(db);
        InputStream breaks = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken off");
            }
        };
        assertThatThrownBy(() -> desk.bring("one.zip", 1000, breaks, null, Limits.STANDARD)).hasRootCauseMessage("broken off");
        assertThatThrownBy(() -> desk.bring("one.zip", 1000, new ByteArrayInputStream(new byte[100]), null, Limits.STANDARD)).isInstanceOf(Refusal.class);
        assertThat(desk.files()).isEmpty();
    }

    @OnBothDatabases
    void filesThatArrivedForNobodyAreClearedAwayAfterADay(Database.Fresh db) {
        PackagesFixture desk = desk(db);
        UUID taken = desk.bring("three.zip", Samples.smallCourse("Three"), null).id();
        UUID arriving = db.<Upload>tx(em -> desk.uploads.begin("one.zip", 1000, "1", null)).id();
        db.run(em -> desk.uploads.piece(arriving, 0, new ByteArrayInputStream(new byte[10])));
        UUID waiting = db.<Upload>tx(em -> desk.uploads.whole("two.zip", 10, new ByteArrayInputStream(new byte[10]), null, null)).id();
        desk.store.write(taken, 0, new ByteArrayInputStream(new byte[10]), 10);
        desk.store.write(UUID.randomUUID(), 0, new ByteArrayInputStream(new byte[10]), 10);

        assertThat(db.<Integer>tx(em -> desk.uploads.sweep())).as("nothing is a day old").isZero();
        desk.clock.forward(Duration.ofDays(365));
        assertThat(db.<Integer>tx(em -> desk.uploads.sweep())).isEqualTo(2);
        assertThat(desk.files()).filteredOn(f -> f.startsWith(".arriving")).containsExactlyInAnyOrder(".arriving/" + arriving, ".arriving/" + waiting);
    }

    @OnBothDatabases
    void filesThatNoVersionShowsAreClearedAway(Database.Fresh db) {
        PackagesFixture desk = desk(db);
        UUID id = desk.bring("one.zip", Samples.smallCourse("One"), null).packageId();
        desk.bring("two.zip", Samples.smallCourse("Two"), id);
        assertThat(desk.files()).hasSize(4);

        assertThat(db.<Integer>tx(em -> desk.packages.sweep())).as("nothing is a day old").isZero();
        desk.clock.forward(Duration.ofDays(365));
        assertThat(db.<Integer>tx(em -> desk.packages.sweep())).isEqualTo(1);
        assertThat(desk.files()).hasSize(2);
    }
}
