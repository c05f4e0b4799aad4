package heed.catalogue;

import static heed.catalogue.ModuleFixture.aModule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.platform.StartFault;
import heed.workforce.Areas;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class ModulesDbTest {
    private static final int AREA = 7;
    private static final int OTHER_AREA = 8;
    private static final Map<String, String> LOCALS = Map.of("front_door_phone", "01632 960 140", "staff_support_text", "Ask your lead.");

    private final TestClock clock = TestClock.at("2026-11-22");

    private Modules modules(Database.Fresh db) {
        db.run(em -> {
            for (int key : List.of(AREA, OTHER_AREA)) {
                Sql.of(em, "insert into unit (unit_key, id, kind, code, recorded_at) values (:key, :id, 'area', :code, :now)")
                    .set("key", key).set("id", UUID.randomUUID()).set("code", "area-" + key).set("now", OffsetDateTime.now(clock)).update();
            }
        });
        return anotherNode(db);
    }

    private Modules anotherNode(Database.Fresh db) {
        return new Modules(db.em(), clock, new Shelf(), new Areas(db.em(), clock));
    }

    private void publish(Database.Fresh db, Modules modules, int area, boolean demonstration, Map<String, String> locals) {
        Areas areas = new Areas(db.em(), clock);
        Map<String, String> settings = new HashMap<>();
        locals.forEach((field, value) -> settings.put("local." + field, value));
        settings.put("nation", "england");
        settings.put("demonstration", String.valueOf(demonstration));
        areas.set(area, settings, null);
        modules.publish(ModuleFixture.SLUG, area, null);
    }

    @OnBothDatabases
    void anAreaSeesAModuleOnceItIsPublishedThere(Database.Fresh db) {
        Modules modules = modules(db);
        db.run(em -> modules.take(List.of(aModule().folder())));
        var seen1 = db.tx(em -> modules.published(AREA));
        assertThat(seen1).isEmpty();

        db.run(em -> publish(db, modules, AREA, true, LOCALS));

        ModuleCard card = db.tx(em -> modules.find(ModuleFixture.SLUG, AREA)).orElseThrow();
        assertThat(card.title()).isEqualTo("A small module");
        assertThat(card.levels()).hasToString("L1-L2");
        assertThat(card.signedOff()).isFalse();
        var seen2 = db.tx(em -> modules.published(OTHER_AREA));
        assertThat(seen2).isEmpty();
        var seen3 = db.tx(em -> modules.text(card.versionId())).pages();
        assertThat(seen3).hasSize(5);
        var seen4 = db.tx(em -> modules.open(card.versionId())).file("media/steps.svg");
        assertThat(seen4).isPresent();
    }

    @OnBothDatabases
    void anEmptyLocalFieldBlocksPublicationAndIsNamed(Database.Fresh db) {
        Modules modules = modules(db);
        db.run(em -> modules.take(List.of(aModule().folder())));

        assertThatThrownBy(() -> db.run(em -> publish(db, modules, AREA, true, Map.of("staff_support_text", "x", "front_door_phone", " "))))
            .isInstanceOfSatisfying(Refusal.class, r -> {
                assertThat(r.key()).isEqualTo("catalogue.fieldEmpty");
                assertThat(r.values()).containsExactly("local.front_door_phone");
            });
    }

    @OnBothDatabases
    void aDraftIsShownOnlyInADemonstrationAreaUntilEveryLineIsSigned(Database.Fresh db) {
        Modules modules = modules(db);
        db.run(em -> modules.take(List.of(aModule().folder())));
        assertThatThrownBy(() -> db.run(em -> publish(db, modules, AREA, false, LOCALS))).hasMessageContaining("catalogue.notSignedOff");

        UUID version = db.tx(em -> modules.draft(ModuleFixture.SLUG)).orElseThrow().versionId();
        db.run(em -> modules.signOff(version, AREA, 0, "A. Solicitor", "Solicitor", LocalDate.parse("2026-11-20"), null));
        db.run(em -> publish(db, modules, AREA, false, LOCALS));

        var seen5 = db.tx(em -> modules.find(ModuleFixture.SLUG, AREA)).orElseThrow().signedOff();
        assertThat(seen5).isTrue();
        var seen6 = db.tx(em -> modules.signedOff(version, AREA));
        assertThat(seen6).isTrue();
        var seen7 = db.tx(em -> modules.signedOff(version, OTHER_AREA));
        assertThat(seen7).isFalse();
        var seen8 = db.tx(em -> modules.signOffs(version, AREA));
        assertThat(seen8).containsOnlyKeys(0);
    }

    @OnBothDatabases
    void aPublishedVersionMetWithOtherContentStopsTheStart(Database.Fresh db) {
        Modules modules = modules(db);
        db.run(em -> modules.take(List.of(aModule().folder())));
        db.run(em -> publish(db, modules, AREA, true, LOCALS));

        assertThatThrownBy(() -> db.run(em -> anotherNode(db).take(List.of(aModule().with("You see a child", "You meet a child").folder()))))
            .isInstanceOf(StartFault.class)
            .hasMessageContaining("small-module/en.md").hasMessageContaining("1.0.1");

        db.run(em -> anotherNode(db).take(List.of(aModule().folder())));
    }

    @OnBothDatabases
    void aDraftFollowsItsFile(Database.Fresh db) {
        Modules modules = modules(db);
        db.run(em -> modules.take(List.of(aModule().folder())));
        db.run(em -> modules.take(List.of(aModule().with("\"A small module\"", "\"Another title\"").folder())));

        var seen9 = db.tx(em -> modules.versions(ModuleFixture.SLUG));
        assertThat(seen9).singleElement().satisfies(v -> assertThat(v.title()).isEqualTo("Another title"));
    }

    @OnBothDatabases
    void anOldVersionStaysReadableWhenTheFilesHaveMovedOn(Database.Fresh db) {
        Modules modules = modules(db);
        db.run(em -> modules.take(List.of(aModule().folder())));
        db.run(em -> publish(db, modules, AREA, true, LOCALS));
        db.run(em -> publish(db, modules, OTHER_AREA, true, LOCALS));
        UUID old = db.tx(em -> modules.current(ModuleFixture.SLUG, AREA)).orElseThrow();

        Modules later = anotherNode(db);
        db.run(em -> later.take(List.of(aModule().with("version: 1.0.0", "version: 2.0.0").with("You see a child", "You meet a child").folder())));
        db.run(em -> publish(db, later, AREA, true, LOCALS));

        var seen10 = db.tx(em -> later.find(ModuleFixture.SLUG, AREA)).orElseThrow().version();
        assertThat(seen10).hasToString("2.0.0");
        var seen11 = db.tx(em -> later.current(ModuleFixture.SLUG, OTHER_AREA));
        assertThat(seen11).contains(old);
        var seen12 = db.tx(em -> later.text(old)).pages().get(0).blocks().get(0);
        assertThat(seen12).isEqualTo(new Block.Prose("You see a child each day.[^one] Call {{local.front_door_phone}}."));
        var seen13 = db.tx(em -> later.versions(ModuleFixture.SLUG));
        assertThat(seen13).extracting(v -> v.version().toString()).containsExactly("2.0.0", "1.0.0");
    }

    @OnBothDatabases
    void aFileWithFaultsIsLeftOutAndListed(Database.Fresh db) {
        Modules modules = modules(db);
        db.run(em -> modules.take(List.of(aModule().with("start: a", "start: z").folder())));

        assertThat(modules.faults()).singleElement().satisfies(f -> assertThat(f.file()).isEqualTo("small-module/en.md"));
        var seen14 = db.tx(em -> modules.draft(ModuleFixture.SLUG));
        assertThat(seen14).isEmpty();
    }

    @OnBothDatabases
    void theCurriculumIsKnownBeforeItIsWritten(Database.Fresh db) {
        Modules modules = modules(db);
        var seen15 = db.tx(em -> modules.planned());
        assertThat(seen15).hasSize(24).first().satisfies(m -> {
            assertThat(m.slug()).isEqualTo("neglect-shared-definition");
            assertThat(m.written()).isFalse();
        });
    }

    @OnBothDatabases
    void withdrawingTakesItFromThoseWhoHaveNotBegun(Database.Fresh db) {
        Modules modules = modules(db);
        db.run(em -> modules.take(List.of(aModule().folder())));
        db.run(em -> publish(db, modules, AREA, true, LOCALS));
        UUID version = db.tx(em -> modules.current(ModuleFixture.SLUG, AREA)).orElseThrow();

        db.run(em -> modules.withdraw(ModuleFixture.SLUG, AREA));

        var seen16 = db.tx(em -> modules.current(ModuleFixture.SLUG, AREA));
        assertThat(seen16).isEmpty();
        var seen17 = db.tx(em -> modules.text(version));
        assertThat(seen17).isNotNull();
    }
}
