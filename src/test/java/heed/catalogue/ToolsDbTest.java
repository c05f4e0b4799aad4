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
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

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
    void countsEachOfManyWhoComeAtOnceAtTheBeginningOfAMonth(Database.Fresh db) throws Exception {
        Tool card = tools(db).find("conversation-card").orElseThrow();
        int callers = 6;
        int months = 10;
        CyclicBarrier together = new CyclicBarrier(callers);
        Callable<Void> caller = () -> {
            TestClock calendar = TestClock.at("2026-11-22");
            try (EntityManager em = db.anotherEm()) {
                Tools tools = new Tools(em, new Areas(em, calendar), new Units(em, calendar), calendar);
                for (int month = 1; month <= months; month++) {
                    calendar.set("2027-%02d-01".formatted(month));
                    together.await(1, TimeUnit.MINUTES);
                    em.getTransaction().begin();
                    tools.count(card, AREA);
                    em.getTransaction().commit();
                }
            }
            return null;
        };
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        try {
            for (Future<Void> done : pool.invokeAll(Collections.nCopies(callers, caller))) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
        Tools shelf = tools(db);
        var counted = db.tx(em -> shelf.downloads(AREA));
        assertThat(counted).hasSize(months).allSatisfy(month -> assertThat(month.count()).isEqualTo(callers));
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
