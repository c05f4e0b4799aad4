package heed.award;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Database;
import heed.Heard;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.requirement.Basis;
import heed.requirement.Edit;
import heed.requirement.Effect;
import heed.requirement.Evidence;
import heed.requirement.Exemptions;
import heed.requirement.Line;
import heed.requirement.Requirement;
import heed.requirement.Requirements;
import heed.requirement.Workforce;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

class TodaySqlDbTest {
    private record Said(UUID post, String slug, String status, LocalDate completedOn, LocalDate expiry, LocalDate due) {}

    @OnBothDatabases
    void theStatementSaysWhatTheFunctionSays(Database.Fresh db) {
        long seed = Long.getLong("heed.seed", System.nanoTime());
        System.out.println("seed " + seed);
        TestClock clock = TestClock.at("2100-01-01");
        Standings standings = new Standings(db.em(), clock, new Requirements(db.em(), clock, new Heard<>()), new Exemptions(db.em(), clock, new Heard<>()));
        SplittableRandom chance = new SplittableRandom(seed);
        RandomHistory random = new RandomHistory(chance);
        RandomHistory.World world = random.world();
        List<History> histories = Stream.generate(() -> random.next(world)).limit(90).toList();
        List<UUID> posts = histories.stream().map(h -> h.beliefs().get(0).postId()).toList();
        db.run(em -> {
            StoredHistory.write(em, world);
            histories.forEach(h -> StoredHistory.write(em, h));
            Workforce w = Workforce.in(em);
            for (int i = 0; i < 40; i++) {
                UUID person = histories.get(i).beliefs().get(0).personId();
                UUID other = histories.get(i / 2 + 45).beliefs().get(0).personId();
                w.link(person, other, Workforce.LONG_AGO, i % 3 == 0 ? RandomHistory.FROM.atStartOfDay().atOffset(ZoneOffset.UTC) : null);
            }
        });
        Set<String> met = new TreeSet<>();
        List<LocalDate> days = new ArrayList<>(List.of(LocalDate.parse("2024-02-29"), LocalDate.parse("2023-02-28"), LocalDate.parse("2022-12-31")));
        for (int i = 0; i < 6; i++) {
            days.add(random.day());
        }
        for (LocalDate day : days) {
            // Believed now: rows recorded after the day are believed too, those superseded are not, whenever that was.
            OffsetDateTime always = OffsetDateTime.parse("2100-01-01T00:00:00Z");
            List<Said> expected = new ArrayList<>();
            List<Said> actual = new ArrayList<>();
            db.run(em -> {
                standings.each(posts, always, h -> Standing.of(h, day, always).ifPresent(s -> s.modules().forEach(m -> expected.add(new Said(
                        s.post().postId(), m.slug(), m.status().code(), m.award() == null ? null : m.award().completedOn(), m.expiry(), m.due())))));
                TodaySql sql = TodaySql.of(em, day, always);
                sql.statement(em, "select * from " + sql.rows("1 = 1") + " s").each(r -> actual.add(new Said(r.uuid("post_id"), r.text("slug"),
                        r.text("status"), r.day("completed_on"), r.day("expiry"), r.day("due"))));
            });
            assertThat(actual).as("day %s", day).containsExactlyInAnyOrderElementsOf(expected);
            actual.forEach(s -> met.add(s.status()));
        }
        assertThat(met).as("the histories are rich enough").hasSizeGreaterThan(3);
    }

    @OnBothDatabases
    void aMendedLineChangesNobodysStatusOrDueDay(Database.Fresh db) {
        TestClock clock = TestClock.at("2026-11-22");
        Requirements requirements = new Requirements(db.em(), clock, new Heard<>());
        Line line = new Line("1", "g", null, false, Workforce.PARTNERSHIP, "m", Basis.LOCAL_STANDARD, "Local trianing plan", 24, 30, Evidence.PORTAL,
                LocalDate.parse("2024-01-01"), null);
        db.run(em -> {
            Workforce w = Workforce.in(em).units().modules("m").groups("g", "h");
            for (int i = 0; i < 40; i++) {
                w.post(w.person("Ann", "Other" + i), Workforce.AGENCY, null, i < 30 ? "g" : "h", "L2", Workforce.AREA, i % 3 == 0 ? "2026-11-01" : "2020-01-01", null);
            }
            requirements.write(Edit.add(line), null);
        });
        List<Said> before = today(db, clock);
        assertThat(before).hasSize(30).extracting(Said::status).contains("never", "in_grace");
        Requirement old = db.tx(em -> requirements.believed()).get(0);
        Edit mend = Edit.change(old, new Line("1", "g", null, false, Workforce.PARTNERSHIP, "m", Basis.LOCAL_STANDARD, "Local training plan", 24, 30, Evidence.PORTAL,
                LocalDate.parse("2026-11-22"), null));
        Effect effect = db.tx(em -> requirements.effect(mend));
        assertThat(effect).isEqualTo(new Effect(0, 0, 0, 30));
        clock.forward(Duration.ofHours(1));
        db.run(em -> requirements.write(mend, null));
        assertThat(today(db, clock)).isEqualTo(before);

        Requirement now = db.tx(em -> requirements.believed()).stream().filter(r -> r.lastDay() == null).findFirst().orElseThrow();
        Edit widen = Edit.change(now, new Line("1", null, null, false, Workforce.PARTNERSHIP, "m", Basis.LOCAL_STANDARD, "Local training plan", 24, 30, Evidence.PORTAL,
                LocalDate.parse("2026-11-22"), null));
        clock.forward(Duration.ofHours(1));
        db.run(em -> requirements.write(widen, null));
        List<Said> widened = today(db, clock);
        assertThat(widened).hasSize(40).containsAll(before);
        assertThat(widened).filteredOn(s -> !before.contains(s)).as("newly asked").hasSize(10).allSatisfy(s -> {
            assertThat(s.status()).isEqualTo("in_grace");
            assertThat(s.due()).isEqualTo("2026-12-22");
        });
    }

    private static List<Said> today(Database.Fresh db, TestClock clock) {
        return db.tx(em -> {
            TodaySql sql = TodaySql.of(em, clock);
            return sql.statement(em, "select * from " + sql.rows("1 = 1") + " s order by s.post_id").list(r -> new Said(r.uuid("post_id"), r.text("slug"),
                    r.text("status"), r.day("completed_on"), r.day("expiry"), r.day("due")));
        });
    }
}
