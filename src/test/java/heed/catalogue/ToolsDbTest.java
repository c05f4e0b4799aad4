package heed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.platform.Texts;
import heed.workforce.Areas;
import heed.workforce.Units;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

class ToolsDbTest {
    private static final int AREA = 7;

    private final TestClock clock = TestClock.at("2026-11-22");

    private Tools tools(Database.Fresh db) throws IOException {
        Areas areas = new Areas(db.em(), clock);
        Tools tools = new Tools(db.em(), areas, new Units(db.em(), clock), clock);
        tools.take(ToolReader.readAll(Path.of("modules-content/toolkit")));
        return tools;
    }

    @OnBothDatabases
    void countsDownloadsByToolAreaAndMonthAndNobody(Database.Fresh db) throws IOException {
        Tools tools = tools(db);
        Tool card = tools.find("conversation-card").orElseThrow();

        db.run(em -> tools.count(card, AREA));
        db.run(em -> tools.count(card, AREA));
        db.run(em -> tools.count(card, Tools.NO_AREA));
        clock.set("2026-12-01");
        db.run(em -> tools.count(card, AREA));

        var counted = db.tx(em -> tools.downloads(AREA));
        assertThat(counted).containsExactly(new Tools.Downloads("A hard talk, kindly", "2026-12", 1), new Tools.Downloads("A hard talk, kindly", "2026-11", 2));
        var unknown = db.tx(em -> tools.downloads(Tools.NO_AREA));
        assertThat(unknown).hasSize(1);
    }

    @OnBothDatabases
    void aCardWithLocalNamesIsRefusedUntilTheAreaHasFilledThemIn(Database.Fresh db) throws IOException {
        Tools tools = tools(db);
        Tool pathway = tools.find("escalation-pathway").orElseThrow();
        db.run(em -> Sql.of(em, "insert into unit (unit_key, id, kind, code, recorded_at) values (:key, :id, 'area', 'A', :now)")
            .set("key", AREA).set("id", UUID.randomUUID()).set("now", OffsetDateTime.now(clock)).update());
        db.run(em -> new Areas(db.em(), clock).set(AREA, Map.of("nation", "wales", "local.front_door_name", "The front door", "local.front_door_phone", "01632 960 140"), null));

        assertThatThrownBy(() -> db.tx(em -> tools.html(pathway, AREA))).satisfies(e -> {
            Throwable cause = e instanceof Refusal ? e : e.getCause();
            assertThat(Texts.of((Refusal) cause)).isEqualTo("This card is not ready for your area yet: nobody has filled in escalation policy url. Ask your coordinator to add it to the area's settings.");
        });

        db.run(em -> new Areas(db.em(), clock).set(AREA, Map.of("local.escalation_policy_url", "https://example.org/challenge"), null));
        var html = db.tx(em -> tools.html(pathway, AREA));
        assertThat(html).contains("The front door", "01632 960 140", "https://example.org/challenge").doesNotContain("{{");
    }
}
