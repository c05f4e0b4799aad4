package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SqlDbTest {
    private static final OffsetDateTime T = OffsetDateTime.of(2026, 11, 22, 10, 0, 0, 0, ZoneOffset.UTC);

    @OnBothDatabases
    void readsBackEveryTypeAsItWasWritten(Database.Fresh db) {
        UUID id = Ids.next();
        db.run(em -> Sql.of(em, "insert into account (id, user_name, display_name, created_at) values (:id, 'ann', 'Ann', :at)")
                .set("id", id).set("at", T).update());
        db.run(em -> Sql.of(em, "insert into role_grant (id, account_id, role, unit_key, first_day, last_day, recorded_at)"
                        + " values (:id, :id, 'learner', 7, :day, :none, :at)")
                .set("id", id).set("day", LocalDate.of(2026, 2, 28)).set("none", null).set("at", T).update());
        db.run(em -> Sql.of(em, "select * from role_grant where id = :id").set("id", id).each(r -> {
            assertThat(r.uuid("id")).isEqualTo(id);
            assertThat(r.integer("unit_key")).isEqualTo(7);
            assertThat(r.day("first_day")).isEqualTo("2026-02-28");
            assertThat(r.day("last_day")).isNull();
            assertThat(r.at("recorded_at")).isEqualTo(T);
        }));
    }

    @OnBothDatabases
    void anEmptyListMatchesNothing(Database.Fresh db) {
        var got1 = db.tx(em -> Sql.of(em, "select 1 from job where kind in (:kinds)").set("kinds", List.of()).exists());
        assertThat(got1)
                .isFalse();
    }

    @OnBothDatabases
    void writesManyRowsInBatches(Database.Fresh db) {
        db.run(em -> Sql.batch(em, "insert into unit_closure (ancestor, descendant, distance, first_day)"
                        + " values (1, :d, 1, date '2026-01-01')",
                IntStream.rangeClosed(1, 2500).boxed().toList(), (sql, n) -> sql.set("d", n)));
        var got2 = db.tx(em -> Sql.of(em, "select count(*) from unit_closure").number());
        assertThat(got2).isEqualTo(2500);
    }

    @Test
    void leavesAloneWhatIsQuotedCommentedOrACast() {
        List<String> names = new ArrayList<>();
        String sql = Sql.plain("select ':a', 'it''s :b', x::text, a:1 -- :c isn't one\nfrom t where d = :d_1 and e in (:e) and f = :d_1", names, Map.of("e", List.of(1, 2)));
        assertThat(sql).isEqualTo("select ':a', 'it''s :b', x::text, a:1 -- :c isn't one\nfrom t where d = ? and e in (?, ?) and f = ?");
        assertThat(names).containsExactly("d_1", "e", "d_1");
    }

    @OnBothDatabases
    void namesTheValueThatIsMissing(Database.Fresh db) {
        assertThatThrownBy(() -> db.tx(em -> Sql.of(em, "select 1 from job where kind = :kind").exists()))
                .hasMessageContaining(":kind");
    }
}
