package heed.capacity;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.Grant;
import heed.access.Role;
import heed.platform.Ids;
import heed.platform.Jobs;
import heed.platform.Sql;
import heed.workforce.Areas;
import heed.workforce.NewUnit;
import heed.workforce.ProfessionalGroups;
import heed.workforce.UnitKind;
import heed.workforce.SameRecords;
import heed.workforce.Units;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/**
 * How long the door takes for a leader's first screen, at two sizes of the same partnership: 50 agencies, 7 professional
 * groups, 4 areas, five years of awards in 12 modules. Measured on PostgreSQL; the copy is built first, and that time is
 * told as well. Sizes: {@code -Dheed.bench.posts=10000,100000}.
 */
@Tag("bench")
class CoverageBenchmark {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int MODULES = 12;
    private static final int AGENCIES = 50;
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 100;

    private final TestClock clock = TestClock.at("2026-11-22");

    @OnBothDatabases
    void firstScreen(Database.Fresh db) {
        if (db.kind != Database.POSTGRES) {
            return;
        }
        String[] sizes = System.getProperty("heed.bench.posts", "10000,100000").split(",");
        Seeded seeded = db.tx(em -> units(em, clock));
        int there = 0;
        for (String size : sizes) {
            int posts = Integer.parseInt(size);
            int from = there;
            db.run(em -> seed(em, seeded, from, posts));
            there = posts;
            measure(db, seeded, posts);
        }
    }

    record Seeded(int partnership, List<Integer> areas, List<Integer> agencies) {}

    static Seeded units(EntityManager em, TestClock clock) {
        Units units = new Units(em, clock);
        List<NewUnit> all = new ArrayList<>();
        LocalDate since = LocalDate.of(2020, 1, 1);
        all.add(new NewUnit(UnitKind.PARTNERSHIP, null, "P", "Partnership", null, since));
        for (int a = 0; a < 4; a++) {
            all.add(new NewUnit(UnitKind.AREA, null, "A" + a, "Area " + a, "P", since));
        }
        for (int g = 0; g < AGENCIES; g++) {
            all.add(new NewUnit(UnitKind.AGENCY, null, "G" + g, "Agency " + g, g % 5 == 0 ? "P" : "A" + g % 4, since));
        }
        Map<String, Integer> keys = units.createAll(all, null);
        for (int m = 0; m < MODULES; m++) {
            Sql.of(em, "insert into module (slug, code, title, level_from, level_to, specialised, minutes, refresh_months, first_seen)"
                            + " values (:slug, :slug, :slug, 1, 1, false, 20, 24, :at)").set("slug", "m" + m).set("at", at(since)).update();
            Sql.of(em, "insert into requirement (id, requirement_id, line, scope_key, slug, basis, source, cycle_months, grace_days, first_day,"
                            + " recorded_at) values (:id, :id, '1', :scope, :slug, 'local_standard', 'plan', :cycle, 30, :day, :at)")
                    .set("id", Ids.next()).set("scope", keys.get("P")).set("slug", "m" + m).set("cycle", m % 3 == 0 ? 24 : 36).set("day", since)
                    .set("at", at(since)).update();
        }
        return new Seeded(keys.get("P"), List.of(keys.get("A0"), keys.get("A1"), keys.get("A2"), keys.get("A3")),
                java.util.stream.IntStream.range(0, AGENCIES).mapToObj(g -> keys.get("G" + g)).toList());
    }

    private static OffsetDateTime at(LocalDate day) {
        return day.atTime(9, 0).atOffset(ZoneOffset.UTC);
    }

    /** Persons and posts number {@code from} to {@code to}, made in the database; one person in a hundred has a second record, the person before. */
    static void seed(EntityManager em, Seeded s, int from, int to) {
        String groups = "(array['nursery','school','social_work','health_l2','police_response','youth','voluntary'])";
        String agencies = "(array" + s.agencies() + ")";
        String areas = "(array" + s.areas() + ")";
        Map<String, Object> range = Map.of("first", from + 1, "last", to);
        String numbers = "generate_series(cast(:first as integer), cast(:last as integer)) as g (n)";
        Sql.of(em, "insert into person (id, given_name, family_name, recorded_at) select " + id("7000", "n") + ", 'Ann', 'Number ' || n,"
                + " timestamp with time zone '2021-01-01 09:00:00Z' from " + numbers).setAll(range).update();
        // An agency has two groups in one area, or in all four when it stands below the partnership.
        Sql.of(em, "insert into post (id, post_id, person_id, agency_key, group_code, level, area_key, worker_kind, first_day, last_day, confirmed_on, recorded_at)"
                + " select i, i, i, " + agencies + "[1 + n % 50], " + groups + "[1 + (n % 50 + n / 50 % 2) % 7], 'L2', case when n % 50 % 5 = 0 then " + areas
                + "[1 + n / 100 % 4] else " + areas + "[1 + n % 50 % 4] end, 'employee', d, case when n % 9 = 0 then d + cast(400 + n % 900 as integer) end, date '2026-11-01',"
                + " timestamp with time zone '2021-01-01 09:00:00Z' from (select n, " + id("7000", "n") + " as i, date '2021-01-04' + cast(n * 7919 % 1800 as integer) as d from " + numbers + ") x")
                .setAll(range).update();
        Sql.of(em, "insert into award (id, person_id, slug, completed_on, source, verified, recorded_at) select cast('00000000-000' || k || '-71' || lpad(cast(m as varchar(2)), 2, '0')"
                + " || '-8000-' || lpad(cast(n as varchar(12)), 12, '0') as uuid), " + id("7000", "n") + ", 'm' || m, d, 'portal', true, cast(d as timestamp) + interval '9' hour"
                + " from (select n, m, k, date '2021-01-04' + cast(n * 7919 % 1800 + (n * 31 + m * 17) % 120 + k * (700 + (n * 13 + m * 5) % 90) as integer) as d from " + numbers
                + ", generate_series(0, 11) as h (m), generate_series(0, 2) as i (k) where (n + m) % 23 <> 0) x where d <= date '2026-11-20'").setAll(range).update();
        Sql.of(em, "insert into person_link (id, person_id, same_as_id, recorded_at) select " + id("7200", "n") + ", " + id("7000", "n") + ", " + id("7000", "n - 1")
                + ", timestamp with time zone '2026-01-01 09:00:00Z' from " + numbers + " where n % 100 = 0").setAll(range).update();
        SameRecords.followAll(em);
        Sql.of(em, "insert into headcount_return (id, agency_key, group_code, level, area_key, posts, as_at, source, method, confidence, submitted_by, recorded_at)"
                + " select " + id("7300", "x.n + " + from) + ", x.agency_key, x.group_code, x.level, x.area_key, x.posts, date '2026-09-30', 'payroll', 'payroll', 'high', 'Clerk',"
                + " timestamp with time zone '2026-10-03 09:00:00Z' from (select row_number() over (order by agency_key, group_code, level, area_key) as n, agency_key, group_code,"
                + " level, area_key, count(*) * 11 / 10 as posts from post where last_day is null or last_day > date '2026-09-30'"
                + " group by agency_key, group_code, level, area_key) x").update();
    }

    private static String id(String kind, String number) {
        return "cast('00000000-0000-" + kind + "-8000-' || lpad(cast(" + number + " as varchar(12)), 12, '0') as uuid)";
    }

    private void measure(Database.Fresh db, Seeded s, int posts) {
        Copy copy = new Copy(db.em(), clock);
        long before = System.nanoTime();
        db.run(em -> heed.platform.JobDesk.has(em, clock, new Rebuild(copy), ""));
        double built = (System.nanoTime() - before) / 1e9;
        db.run(em -> Sql.of(em, "analyze").update());
        CurrentUser user = new CurrentUser();
        user.is(Ids.next(), null, "Chair", false, List.of(new Grant(Ids.next(), Role.LEADER, s.partnership(), LocalDate.of(2020, 1, 1), null)));
        Coverages coverages = new Coverages(db.em(), clock, new Access(db.em(), clock, user), new Units(db.em(), clock), new Areas(db.em(), clock),
                new ProfessionalGroups(db.em()), copy, new Jobs(db.em(), clock), new heed.platform.Keys(heed.TestSettings.of()));
        Forecasts forecasts = new Forecasts(coverages);
        double[] overview = new double[ROUNDS];
        double[] outlook = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            int round = i;
            db.run(em -> {
                long start = System.nanoTime();
                Coverages.Overview o = coverages.overview(Figure.of(s.partnership(), TODAY));
                long middle = System.nanoTime();
                forecasts.outlook(o).orElseThrow();
                if (round >= 0) {
                    overview[round] = (middle - start) / 1e6;
                    outlook[round] = (System.nanoTime() - middle) / 1e6;
                }
            });
        }
        var counts = db.tx(em -> Sql.of(em, "select (select count(*) from cell) as cells, (select count(*) from cell_change) as changes,"
                + " (select count(*) from award) as awards").first(r -> r.number("cells") + " cells, " + r.number("changes") + " changes, " + r.number("awards") + " awards"))
                .orElseThrow();
        double[] both = new double[ROUNDS];
        Arrays.setAll(both, i -> overview[i] + outlook[i]);
        System.out.printf("%n%,d posts (%s): copy built in %.1f s; overview %s, outlook %s, first screen %s%n", posts, counts, built,
                told(overview), told(outlook), told(both));
    }

    /** Median and 95th percentile in ms. */
    private static String told(double[] ms) {
        double[] sorted = ms.clone();
        Arrays.sort(sorted);
        return String.format("%.1f ms (95%%: %.1f)", sorted[ROUNDS / 2], sorted[ROUNDS * 95 / 100]);
    }
}
