package heed.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.platform.Jobs;
import heed.platform.JobDesk;
import heed.platform.Sql;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Every figure three ways: from the derived copy, from the facts in memory, and from SQL that shares nothing with either.
 * On PostgreSQL over 200 generated histories; on H2 the two ways of ours over fewer.
 */
class OracleDbTest {
    private static final long SEED = 20261122;

    private final TestClock clock = TestClock.at("2026-11-22");

    private List<Histories.Made> make(Database.Fresh db, int count) {
        return db.tx(em -> {
            Histories histories = new Histories(db, clock, SEED);
            histories.modules();
            List<Histories.Made> made = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                made.add(histories.make(i));
            }
            return made;
        });
    }

    private Copy rebuild(Database.Fresh db) {
        Copy copy = new Copy(db.em(), clock);
        db.run(em -> JobDesk.has(em, clock, new Rebuild(copy), ""));
        return copy;
    }

    private static void put(Map<String, Integer> into, String slug, CellCount c) {
        for (Mark mark : Mark.values()) {
            if (c.counts().of(mark) != 0) {
                into.merge(slug + " " + words(c.cell()) + " " + mark.code(), c.counts().of(mark), Integer::sum);
            }
        }
    }

    private static String words(Cell c) {
        return c.agency() + " " + c.group() + " " + c.level() + " " + c.area();
    }

    private static Figure figure(int unit, String slug, LocalDate day, OffsetDateTime knownOn) {
        return new Figure(unit, null, null, null, slug, day, knownOn);
    }

    private static Map<String, Integer> of(Map<String, Integer> all, String slug, Histories.Made made) {
        return all.entrySet().stream().filter(e -> e.getKey().startsWith(slug + " "))
                .filter(e -> made.areas.contains(Integer.valueOf(e.getKey().split(" ")[4])))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum, TreeMap::new));
    }

    @OnBothDatabases
    void everyFigureAgrees(Database.Fresh db) {
        boolean oracled = db.kind == Database.POSTGRES;
        List<Histories.Made> all = make(db, oracled ? 200 : 12);
        rebuild(db);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int ask = 0; ask < 6; ask++) {
            boolean past = ask >= 3;
            LocalDate day = ask == 0 ? Histories.TODAY : ask == 1 ? Histories.TODAY.plusDays(random.nextInt(360))
                    : Histories.FIRST.plusDays(300 + random.nextInt(1800));
            OffsetDateTime knownOn = past ? day.plusDays(random.nextInt(200) - 30).atStartOfDay().atOffset(ZoneOffset.UTC) : Histories.NOW;
            String when = "seed " + SEED + ", on " + day + ", known on " + knownOn;
            try (Oracle oracle = oracled ? new Oracle(db.source).on(day, knownOn) : null) {
                Map<String, Integer> cells = oracled ? oracle.cells() : null;
                Map<String, Integer> people = oracled ? oracle.people() : null;
                Map<Integer, Oracle.Figures> coverage = oracled ? oracle.coverage() : null;
                for (Histories.Made made : all) {
                    String slug = Histories.MODULES.get((int) (made.seed % Histories.MODULES.size()));
                    String at = when + ", history " + made.seed;
                    // From the facts each history once for an earlier instant, and now and then for the others: it is the slower way.
                    boolean facts = ask == 3 || (made.seed + ask) % 8 == 0;
                    db.run(em -> {
                        List<Map<String, Integer>> ours = new ArrayList<>();
                        List<Reader> readers = new ArrayList<>();
                        if (!past) {
                            readers.add(new Reader(em, Histories.NOW, true));
                        }
                        if (facts) {
                            readers.add(new Reader(em, knownOn, false));
                        }
                        for (Reader reader : readers) {
                            for (String module : List.of(Coverages.ALL_REQUIRED, slug)) {
                                Map<String, Integer> counted = new TreeMap<>();
                                // Asked area by area: the partnership may have lost one by that day.
                                made.areas.forEach(area -> reader.cells(figure(area, module, day, past ? knownOn : null))
                                        .forEach(c -> put(counted, module, c)));
                                ours.add(counted);
                                if (oracled) {
                                    assertThat(counted).as(at).isEqualTo(of(cells, module, made));
                                }
                            }
                            List<Integer> units = new ArrayList<>(List.of(made.partnership, made.agencies.get((int) (made.seed % 3))));
                            if (!past) {
                                units.addAll(made.areas);
                            }
                            for (int unit : units) {
                                Figure f = figure(unit, Coverages.ALL_REQUIRED, day, past ? knownOn : null);
                                Reader.PeopleCount n = reader.people(f).orElseThrow();
                                Coverage c = Coverage.of(reader.cells(f));
                                ours.add(Map.of(unit + " active", n.active(), unit + " covered", n.covered(), unit + " base", c.base()));
                                if (oracled) {
                                    assertThat(n.active()).as(at + ", unit " + unit).isEqualTo(people.getOrDefault(unit + " active", 0));
                                    assertThat(n.covered()).as(at + ", unit " + unit).isEqualTo(people.getOrDefault(unit + " covered", 0));
                                    assertFigures(at + ", unit " + unit, c, coverage.get(unit));
                                }
                            }
                        }
                        if (readers.size() == 2) {
                            assertThat(ours.subList(0, ours.size() / 2)).as(at).isEqualTo(ours.subList(ours.size() / 2, ours.size()));
                        }
                    });
                }
            }
        }
    }

    private static void assertFigures(String at, Coverage ours, Oracle.Figures oracle) {
        if (oracle == null) {
            assertThat(ours.kind()).as(at).isEqualTo(Coverage.Kind.NO_RETURN);
            return;
        }
        assertThat(ours.base()).as(at).isEqualTo(oracle.base());
        assertThat(ours.unknown()).as(at).isEqualTo(oracle.unknown());
        assertSame(at, ours.strict(), oracle.strict());
        assertSame(at, ours.operational(), oracle.operational());
        assertSame(at, ours.reach(), oracle.reach());
        // A unit of which only declared noughts that ended are left is no unit of ours.
        if (!(ours.kind() == Coverage.Kind.NO_RETURN && oracle.kind().equals("NOT_APPLICABLE"))) {
            assertThat(ours.kind().name()).as(at).isEqualTo(oracle.kind());
        }
    }

    private static void assertSame(String at, Optional<Double> ours, Double oracle) {
        assertThat(ours.isPresent()).as(at).isEqualTo(oracle != null);
        if (oracle != null) {
            assertThat(ours.get()).as(at).isCloseTo(oracle, within(1e-9));
        }
    }

    @OnBothDatabases
    void whatTheForecastRestsOnAgrees(Database.Fresh db) {
        if (db.kind != Database.POSTGRES) {
            return;
        }
        make(db, 10);
        rebuild(db);
        Map<String, Integer> lapses = new TreeMap<>();
        Map<String, Integer> renewals = new TreeMap<>();
        Map<String, Integer> leavers = new TreeMap<>();
        LocalDate[] horizon = new LocalDate[1];
        db.run(em -> {
            Sql.of(em, "select * from cell_lapse l join cell c on c.cell_key = l.cell_key").each(r -> lapses.put(cellOf(r) + " " + r.day("on_day"), r.integer("posts")));
            horizon[0] = Sql.of(em, "select horizon from copy_state").first(r -> r.day("horizon")).orElseThrow();
            Sql.of(em, "select * from cell_month m join cell c on c.cell_key = m.cell_key where leavers > 0")
                    .each(r -> leavers.put(cellOf(r) + " " + r.day("month_day"), r.integer("leavers")));
            Sql.of(em, "select * from cell_month m join cell c on c.cell_key = m.cell_key where renewals > 0")
                    .each(r -> renewals.put(cellOf(r) + " " + r.day("month_day"), r.integer("renewals")));
        });
        String days = "with h as (select p.post_id, w.completed_on from post p join award w on w.person_id = p.person_id or w.person_id in"
                + " (select same_as_id from person_link l where l.person_id = p.person_id union select person_id from person_link l where l.same_as_id = p.person_id)"
                + " or w.person_id in (select x.person_id from person_link l join person_link x on x.same_as_id = l.same_as_id where l.person_id = p.person_id)), ";
        try (Oracle oracle = new Oracle(db.source)) {
            // Also a change of the matrix, the tree or an exemption can bring a lapse to light.
            assertThat(oracle.asking(days + "d as (select post_id, (completed_on + make_interval(months => c))::date as t from h, unnest(array[1, 12, 24, 36]) c"
                    + " union select post_id, t from (select distinct post_id from post) p, (select first_day - 1 as t from requirement union select last_day"
                    + " from requirement union select first_day - 1 from unit_fact) r where t is not null"
                    + " union select post_id, last_day from exemption where last_day is not null union select post_id, first_day - 1 from exemption"
                    + " union select post_id, last_day from absence where last_day is not null)"
                    + " select post_id, t from d union select post_id, t + 1 from d", Histories.NOW).lapses()).isNotEmpty().isEqualTo(lapses);
            assertThat(oracle.asking(days + "d as (select post_id, completed_on as t from h) select post_id, t from d union select post_id, t - 1 from d",
                    Histories.NOW).renewals()).isNotEmpty().isEqualTo(renewals);
            assertThat(oracle.asking("select distinct post_id, last_day as t from post where last_day is not null and last_day < date '"
                    + horizon[0].withDayOfMonth(1) + "'", Histories.NOW).leavers()).isNotEmpty()
                    .isEqualTo(leavers);
        }
    }

    @OnBothDatabases
    void theHeadcountPageCountsTheReturnsThatCoverageCounts(Database.Fresh db) {
        List<Histories.Made> all = make(db, db.kind == Database.POSTGRES ? 100 : 40);
        rebuild(db);
        int agreed = 0;
        for (Histories.Made made : all) {
            for (LocalDate day : List.of(Histories.TODAY, Histories.FIRST.plusDays(400 + made.seed % 1500))) {
                Map<String, Integer> coverage = new TreeMap<>();
                Map<String, Integer> headcounts = new TreeMap<>();
                db.run(em -> {
                    made.areas.forEach(area -> new Reader(em, Histories.NOW, true).cells(figure(area, Coverages.ALL_REQUIRED, day, null))
                            .forEach(c -> c.declared().filter(d -> d.isValid(day)).ifPresent(d -> coverage.put(words(c.cell()), d.posts()))));
                    new heed.workforce.Headcounts(em, clock).latest(new heed.access.Scope(java.util.Set.copyOf(made.agencies)), day, Histories.NOW)
                            .forEach(r -> headcounts.put(words(new Cell(r.facts().agencyKey(), r.facts().group(), r.facts().level(), r.facts().areaKey())), r.facts().posts()));
                });
                assertThat(headcounts).as("seed " + made.seed + ", on " + day).isEqualTo(coverage);
                agreed += coverage.size();
            }
        }
        assertThat(agreed).as("returns that count").isGreaterThan(10);
    }

    private static String cellOf(heed.platform.Row r) {
        return r.integer("agency_key") + " " + r.text("group_code") + " " + r.text("level") + " " + r.integer("area_key");
    }

    @OnBothDatabases
    void aCopyThatFollowedEveryChangeIsTheCopyBuiltAnew(Database.Fresh db) {
        List<Histories.Made> all = make(db, 8);
        Copy copy = rebuild(db);
        Follow follow = new Follow(copy, new Jobs(db.em(), clock));
        SplittableRandom random = new SplittableRandom(SEED);
        int rebuilt = 0;
        for (int round = 0; round < 25; round++) {
            clock.forward(Duration.ofMinutes(1));
            OffsetDateTime now = copy.now();
            Histories.Made made = all.get(random.nextInt(all.size()));
            int number = round;
            db.run(em -> new Histories(db, clock, SEED).happen(made, number, now));
            db.run(em -> follow.go());
            var wide = db.tx(em -> copy.isRebuilding());
            if (wide) {
                rebuilt++;
                rebuild(db);
                db.run(em -> Sql.of(em, "delete from job").update());
            }
        }
        assertThat(rebuilt).as("rounds so wide that the whole copy was built anew").isLessThan(10);
        Map<String, List<String>> followed = tables(db);
        rebuild(db);
        Map<String, List<String>> anew = tables(db);
        followed.forEach((table, rows) -> assertThat(rows).as("seed " + SEED + ", " + table).isNotEmpty().isEqualTo(anew.get(table)));
    }

    private static Map<String, List<String>> tables(Database.Fresh db) {
        Map<String, String> columns = Map.of(
                "cell_change", "slug, from_day, on_day, in_date, expiring, in_grace, lapsed, never, exempt, unconfirmed",
                "cell_month", "month_day, roster, leavers, lapses, renewals",
                "cell_lapse", "on_day, posts",
                "post_interval", "post_id, human_id, mark, first_day, last_day",
                "people_change", "unit_key, on_day, active, covered");
        Map<String, List<String>> tables = new HashMap<>();
        columns.forEach((table, names) -> tables.put(table, db.tx(em -> Sql.of(em, "select " + names + (table.equals("people_change") ? "" : ", cell_key")
                + " from " + table).list(r -> {
                    StringBuilder row = new StringBuilder();
                    for (String name : names.split(", ")) {
                        row.append(r.text(name)).append(' ');
                    }
                    return row.append(table.equals("people_change") ? "" : r.text("cell_key")).toString();
                }).stream().sorted().toList())));
        return tables;
    }
}
