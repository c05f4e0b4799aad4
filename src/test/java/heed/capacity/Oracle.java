package heed.capacity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Runs the plain SQL written from the domain report and reads its answers as text and numbers. PostgreSQL only. */
final class Oracle implements AutoCloseable {
    private final Connection connection;

    Oracle(DataSource source) {
        try {
            connection = source.getConnection();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks about every post on one day. */
    Oracle on(LocalDate day, OffsetDateTime knownOn) {
        return asking("select distinct post_id, date '" + day + "' as t from post", knownOn);
    }

    /** @param ask a query for post_id and t */
    Oracle asking(String ask, OffsetDateTime knownOn) {
        try (Statement s = connection.createStatement()) {
            connection.rollback();
            s.execute("create temp table known on commit drop as select timestamp with time zone '" + knownOn + "' as k");
            s.execute("create temp table ask on commit drop as " + ask);
            s.execute("analyze");
            run(s, "oracle.sql");
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Statement s, String name) throws SQLException {
        for (String sql : text(name).split(";\\s*\n")) {
            s.execute(sql);
            int table = sql.indexOf("create temp table ");
            if (table >= 0) {
                s.execute("analyze " + sql.substring(table + "create temp table ".length()).split(" ")[0]);
            }
        }
    }

    private static String text(String name) {
        try (var in = Oracle.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One row a line, its key all columns but the last. */
    private Map<String, Integer> numbers(String sql) {
        Map<String, Integer> rows = new TreeMap<>();
        try (PreparedStatement s = connection.prepareStatement(sql); ResultSet r = s.executeQuery()) {
            int last = r.getMetaData().getColumnCount();
            while (r.next()) {
                StringBuilder key = new StringBuilder();
                for (int i = 1; i < last; i++) {
                    key.append(i > 1 ? " " : "").append(r.getString(i));
                }
                rows.put(key.toString(), r.getInt(last));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Posts by "slug agency group level area mark". */
    Map<String, Integer> cells() {
        Map<String, Integer> cells = numbers("select '*', agency_key, group_code, level, area_key, case when unconfirmed then 'unconfirmed' else status end,"
                + " count(*) from mark where status is not null group by 1, 2, 3, 4, 5, 6");
        cells.putAll(numbers("select h.slug, h.agency_key, h.group_code, h.level, h.area_key, case when m.unconfirmed then 'unconfirmed' else h.status end,"
                + " count(*) from held h join mark m on m.post_id = h.post_id and m.t = h.t group by 1, 2, 3, 4, 5, 6"));
        return cells;
    }

    /** People by "unit active" and "unit covered"; units are agencies and what stands above an area. */
    Map<String, Integer> people() {
        String humans = "select unit, human, bool_and(not unconfirmed and status in ('in_date', 'expiring')) as covered from ("
                + "select agency_key as unit, mark.* from mark union all select up, mark.* from mark join above on above.unit_key = area_key) x"
                + " where status is not null and (unconfirmed or status <> 'exempt') group by unit, human";
        Map<String, Integer> people = numbers("select unit, 'active', count(*) from (" + humans + ") y group by 1");
        people.putAll(numbers("select unit, 'covered', count(*) from (" + humans + ") y where covered group by 1"));
        return people;
    }

    /** Lapses by "agency group level area day"; every post must have been asked about on the day and the day after. */
    Map<String, Integer> lapses() {
        return numbers("select a.agency_key, a.group_code, a.level, a.area_key, a.t, count(*) from mark a join mark b on b.post_id = a.post_id"
                + " and b.t = a.t + 1 where not a.unconfirmed and a.status in ('in_date', 'expiring') and not b.unconfirmed and b.status = 'lapsed'"
                + " group by 1, 2, 3, 4, 5");
    }

    /** Renewals by "agency group level area month". */
    Map<String, Integer> renewals() {
        return numbers("select b.agency_key, b.group_code, b.level, b.area_key, date_trunc('month', b.t)::date, count(*) from mark a join mark b"
                + " on b.post_id = a.post_id and b.t = a.t + 1 where not a.unconfirmed and not b.unconfirmed and"
                + " (a.status in ('lapsed', 'never', 'in_grace') and b.status in ('in_date', 'expiring') or a.status = 'expiring' and b.status = 'in_date')"
                + " and exists (select 1 from award w join human h on h.person_id = w.person_id and h.human = b.human cross join known"
                + "   where w.completed_on = b.t and w.recorded_at <= k"
                + "   and (not w.demonstration or (select bool_or(in_demonstration) from there e where e.post_id = b.post_id))"
                + "   and (w.verified or exists (select 1 from award_verification v where v.award_id = w.id and v.recorded_at <= k))"
                + "   and not exists (select 1 from award_revocation v where v.award_id = w.id and v.recorded_at <= k))"
                + " group by 1, 2, 3, 4, 5");
    }

    /**
     * Leavers by "agency group level area month": ends of posts whose holder is in no post of that professional group that
     * begins the next day. Every post must have been asked about on its last day.
     */
    Map<String, Integer> leavers() {
        return numbers("select e.agency_key, e.group_code, e.level, e.area_key, date_trunc('month', e.last_day + 1)::date, count(*) from there e"
                + " where e.t = e.last_day and not exists (select 1 from post n join human h on h.person_id = n.person_id cross join known"
                + "   where h.human = e.human and n.group_code = e.group_code and n.first_day - 1 = e.last_day"
                + "   and n.recorded_at <= k and (n.superseded_at is null or n.superseded_at > k)) group by 1, 2, 3, 4, 5");
    }

    /** What domain report 4.3 says of a unit. */
    record Figures(String kind, Double strict, Double operational, Double reach, int base, int unknown) {}

    /** By unit: agencies and what stands above an area. */
    Map<Integer, Figures> coverage() {
        Map<Integer, Figures> figures = new HashMap<>();
        try (Statement s = connection.createStatement()) {
            run(s, "oracle-coverage.sql");
            try (ResultSet r = s.executeQuery("select unit_key, case when no_return then 'NO_RETURN' when seen > d or seen_cur > d then 'BASE_TO_CHECK'"
                    + " when b = 0 then 'NOT_APPLICABLE' else 'VALUE' end as kind, 100.0 * cur / nullif(b, 0) as strict,"
                    + " 100.0 * cur / nullif(n_r - in_grace, 0) as operational, 100.0 * seen / nullif(d, 0) as reach, b, unknown from figure")) {
                while (r.next()) {
                    figures.put(r.getInt("unit_key"), new Figures(r.getString("kind"), number(r, "strict"), number(r, "operational"),
                            number(r, "reach"), r.getInt("b"), r.getInt("unknown")));
                }
            }
            return figures;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Double number(ResultSet r, String column) throws SQLException {
        double n = r.getDouble(column);
        return r.wasNull() ? null : n;
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
