package heed.award;

import static heed.requirement.Workforce.AGENCY;
import static heed.requirement.Workforce.AREA;
import static org.assertj.core.api.Assertions.assertThat;

import heed.Database;
import heed.Heard;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.requirement.Basis;
import heed.requirement.Edit;
import heed.requirement.Evidence;
import heed.requirement.Exemptions;
import heed.requirement.Line;
import heed.requirement.Requirements;
import heed.requirement.Workforce;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

class StandingsDbTest {
    private final TestClock clock = TestClock.at("2026-11-22");

    private Standings standings(Database.Fresh db) {
        return new Standings(db.em(), clock, new Requirements(db.em(), clock, new Heard<>()), new Exemptions(db.em(), clock, new Heard<>()));
    }

    private record Said(String slug, Status status, LocalDate expiry, LocalDate due) {}

    private static Optional<List<Said>> said(Optional<Standing> standing) {
        return standing.map(s -> s.modules().stream().map(m -> new Said(m.slug(), m.status(), m.expiry(), m.due())).toList());
    }

    @OnBothDatabases
    void readsHistoriesBackAsTheyWereWritten(Database.Fresh db) {
        long seed = Long.getLong("heed.seed", System.nanoTime());
        System.out.println("seed " + seed);
        RandomHistory random = new RandomHistory(new SplittableRandom(seed));
        RandomHistory.World world = random.world();
        List<History> written = StoredHistory.real(Stream.generate(() -> random.next(world)).limit(60).toList());
        db.run(em -> {
            StoredHistory.write(em, world);
            written.forEach(h -> StoredHistory.write(em, h));
        });
        Map<UUID, History> byPost = new HashMap<>();
        written.forEach(h -> byPost.put(h.beliefs().get(0).postId(), h));
        for (int i = 0; i < 20; i++) {
            LocalDate day = random.day();
            OffsetDateTime knownOn = random.instant(day);
            List<UUID> seen = new ArrayList<>();
            db.run(em -> standings(db).each(byPost.keySet(), knownOn, history -> {
                UUID post = history.beliefs().get(0).postId();
                seen.add(post);
                assertThat(said(Standing.of(history, day, knownOn))).as("post %s, day %s, known %s", post, day, knownOn)
                        .isEqualTo(said(Standing.of(byPost.get(post), day, knownOn)));
            }));
            assertThat(seen).containsExactlyInAnyOrderElementsOf(byPost.keySet());
        }
        // By itself a post is read with that part of the matrix and of the tree alone that can concern it.
        LocalDate day = random.day();
        OffsetDateTime knownOn = random.instant(day);
        byPost.forEach((post, history) -> db.run(em -> standings(db).each(Set.of(post), knownOn, alone ->
                assertThat(said(Standing.of(alone, day, knownOn))).as("post %s alone, day %s, known %s", post, day, knownOn).isEqualTo(said(Standing.of(history, day, knownOn))))));
    }

    @OnBothDatabases
    void anAwardCountsInEachPostThatNeedsItEachWithItsOwnCycle(Database.Fresh db) {
        Requirements requirements = new Requirements(db.em(), clock, new Heard<>());
        Awards awards = new Awards(db.em(), clock, new Heard<>(), new Heard<>());
        UUID ada = db.tx(em -> {
            Workforce w = Workforce.in(em).units().modules("m").groups("g", "h");
            UUID person = w.person("Ada", "Cole");
            w.post(person, AGENCY, null, "g", "L2", AREA, "2020-01-01", null);
            w.post(person, AGENCY, null, "h", "L2", AREA, "2021-01-01", null);
            requirements.write(Edit.add(new Line("1", "g", null, false, AREA, "m", Basis.LOCAL_STANDARD, "Local", 12, 0, Evidence.PORTAL, LocalDate.parse("2020-01-01"), null)), null);
            requirements.write(Edit.add(new Line("2", "h", null, false, AREA, "m", Basis.LOCAL_STANDARD, "Local", 36, 0, Evidence.PORTAL, LocalDate.parse("2020-01-01"), null)), null);
            return person;
        });
        db.run(em -> awards.recordAll(List.of(NewAward.imported(ada, "m", LocalDate.parse("2025-06-01"), "Old system", "Row 7", "Ruth")), null));
        var today = db.tx(em -> standings(db).today(ada));
        assertThat(today).extracting(s -> s.post().group(), s -> s.module("m").orElseThrow().status())
                .containsExactly(org.assertj.core.api.Assertions.tuple("g", Status.LAPSED), org.assertj.core.api.Assertions.tuple("h", Status.IN_DATE));
    }

    @OnBothDatabases
    void countsTheAwardsOfALinkedRecordWhileTheLinkIsHeld(Database.Fresh db) {
        Requirements requirements = new Requirements(db.em(), clock, new Heard<>());
        OffsetDateTime linked = OffsetDateTime.parse("2026-03-01T09:00:00Z");
        OffsetDateTime undone = OffsetDateTime.parse("2026-06-01T09:00:00Z");
        UUID ada = db.tx(em -> {
            Workforce w = Workforce.in(em).units().modules("m").groups("g");
            UUID person = w.person("Ada", "Cole");
            UUID twin = w.person("Ada", "Coles");
            UUID third = w.person("A", "Cole");
            w.link(person, third, linked, undone);
            w.link(twin, third, linked, null);
            w.post(person, AGENCY, null, "g", "L2", AREA, "2020-01-01", null);
            requirements.write(Edit.add(new Line("1", "g", null, false, AREA, "m", Basis.LOCAL_STANDARD, "Local", 36, 0, Evidence.PORTAL, LocalDate.parse("2020-01-01"), null)), null);
            StoredHistory.write(em, new Award(UUID.randomUUID(), twin, "m", null, LocalDate.parse("2026-01-01"), Evidence.PORTAL, true, null, false,
                    OffsetDateTime.parse("2026-01-01T12:00:00Z"), null));
            em.createNativeQuery("update requirement set recorded_at = timestamp with time zone '2020-01-01 00:00:00+00'").executeUpdate();
            return person;
        });
        LocalDate day = LocalDate.parse("2026-08-01");
        var during = db.tx(em -> standings(db).of(ada, day, linked.plusDays(1)));
        assertThat(during.get(0).module("m").orElseThrow().status()).isEqualTo(Status.IN_DATE);
        var before = db.tx(em -> standings(db).of(ada, day, linked.minusDays(1)));
        assertThat(before.get(0).module("m").orElseThrow().status()).isEqualTo(Status.NEVER);
        var after = db.tx(em -> standings(db).of(ada, day, undone.plusDays(1)));
        assertThat(after.get(0).module("m").orElseThrow().status()).isEqualTo(Status.NEVER);
    }
}
