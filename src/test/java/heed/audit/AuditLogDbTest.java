package heed.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.access.Access;
import heed.access.AccessEvent;
import heed.access.CurrentUser;
import heed.access.Grant;
import heed.access.NotInScope;
import heed.access.Role;
import heed.platform.Ids;
import heed.platform.PageRequest;
import heed.platform.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditLogDbTest {
    private final TestClock clock = TestClock.at("2026-11-22");
    private final CurrentUser user = new CurrentUser();

    private AuditLog log(Database.Fresh db) {
        db.run(em -> {
            for (int[] pair : new int[][] {{1, 1, 0}, {2, 2, 0}, {3, 3, 0}, {1, 2, 1}, {1, 3, 1}}) {
                Sql.of(em, "insert into unit_closure (ancestor, descendant, distance, first_day) values (:a, :d, :n, date '2020-01-01')")
                        .set("a", pair[0]).set("d", pair[1]).set("n", pair[2]).update();
            }
        });
        return new AuditLog(db.em(), clock, user, new Access(db.em(), clock, user));
    }

    private void as(String name, Role role, int unit) {
        user.is(UUID.randomUUID(), null, name, false, List.of(new Grant(Ids.next(), role, unit, LocalDate.of(2026, 1, 1), null)));
    }

    private static PageRequest asked(String... filters) {
        return new PageRequest(0, 10, null, false, filters.length == 0 ? Map.of() : Map.of(filters[0], filters[1]));
    }

    private void write(Database.Fresh db, AuditLog log) {
        as("Ruth", Role.COORDINATOR, 2);
        db.run(em -> log.record("award.revoked", "award", UUID.randomUUID(), "Ann Lee", 2, "entered twice"));
        clock.forward(java.time.Duration.ofDays(1));
        as("Ewan", Role.ADMINISTRATOR, 1);
        db.run(em -> log.record("workforce.unit.renamed", "unit", 3, "Northmere Police", 3, "was Mere Police"));
        db.run(em -> log.on(new AccessEvent("signin.in", null, "", null, "", null, null)));
        user.is(null, null, "", false, List.of());
        db.run(em -> log.record("requirement.applied", "rule", null, null, null, "x".repeat(3000)));
    }

    @OnBothDatabases
    void tellsWhoDidWhatNewestFirst(Database.Fresh db) {
        AuditLog log = log(db);
        write(db, log);
        as("Sam", Role.SCRUTINEER, 1);
        var page = db.tx(em -> log.page(asked()));
        assertThat(page.total()).isEqualTo(4);
        assertThat(page.rows()).extracting(AuditEntry::actorName).containsExactly("Heed", "", "Ewan", "Ruth");
        assertThat(page.rows().get(0).detail()).hasSize(2000);
        assertThat(page.rows().get(3).action()).isEqualTo("award.revoked");
        List<String> oldestFirst = new ArrayList<>();
        db.run(em -> log.each(asked(), e -> oldestFirst.add(e.actorName())));
        assertThat(oldestFirst).startsWith("Ruth", "Ewan").hasSize(4);
    }

    @OnBothDatabases
    void showsTheLinesOfTheScopeOnly(Database.Fresh db) {
        AuditLog log = log(db);
        write(db, log);
        as("Sam", Role.SCRUTINEER, 3);
        var page = db.tx(em -> log.page(asked()));
        assertThat(page.rows()).extracting(AuditEntry::subjectName).containsExactly("Northmere Police");
        as("Ruth", Role.COORDINATOR, 1);
        assertThatThrownBy(() -> db.tx(em -> log.page(asked()))).isInstanceOf(NotInScope.class);
    }

    @OnBothDatabases
    void filtersByNameKindAndDay(Database.Fresh db) {
        AuditLog log = log(db);
        write(db, log);
        as("Sam", Role.SCRUTINEER, 1);
        var byWho = db.tx(em -> log.page(asked("who", "ANN")));
        assertThat(byWho.rows()).extracting(AuditEntry::action).containsExactly("award.revoked");
        var byKind = db.tx(em -> log.page(asked("kind", "access")));
        assertThat(byKind.rows()).extracting(AuditEntry::action).containsExactly("access.signin.in");
        var from = db.tx(em -> log.page(asked("from", "2026-11-23")));
        assertThat(from.total()).isEqualTo(3);
        var to = db.tx(em -> log.page(asked("to", "2026-11-22")));
        assertThat(to.total()).isEqualTo(1);
    }

    @Test
    void takesTheWordsFromTheRoomThatRecorded() {
        assertThat(Words.of("access.signin.in")).isEqualTo("Signed in");
        assertThat(Words.of("nowhere.done")).isEqualTo("nowhere.done");
    }
}
