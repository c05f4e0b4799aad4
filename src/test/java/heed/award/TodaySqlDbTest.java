package heed.award;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Database;
import heed.Heard;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.requirement.Exemptions;
import heed.requirement.Requirements;
import heed.requirement.Workforce;
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
}
