package heed.award;

import static org.assertj.core.api.Assertions.assertThat;

import heed.requirement.Absence;
import heed.requirement.Exemption;
import heed.requirement.PostBelief;
import heed.requirement.Requirement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final int HISTORIES = 150;

    private static SplittableRandom seeded() {
        long seed = Long.getLong("heed.seed", System.nanoTime());
        System.out.println("seed " + seed + " (-Dheed.seed=" + seed + ")");
        return new SplittableRandom(seed);
    }

    @Test
    void saysOnEveryDayOfTenYearsWhatTheStandingSays() {
        SplittableRandom random = seeded();
        RandomHistory histories = new RandomHistory(random);
        Set<Status> met = EnumSet.noneOf(Status.class);
        for (int i = 0; i < HISTORIES; i++) {
            History history = histories.next();
            OffsetDateTime knownOn = random.nextInt(3) == 0 ? histories.instant(histories.day()) : HistoryFixture.NOW;
            Optional<Timeline> timeline = Timeline.of(history, knownOn);
            for (LocalDate day = RandomHistory.FROM; day.isBefore(RandomHistory.FROM.plusDays(RandomHistory.DAYS)); day = day.plusDays(1)) {
                Optional<Standing> standing = Standing.of(history, day, knownOn);
                LocalDate on = day;
                var expected = standing.map(s -> s.modules().stream().collect(Collectors.toMap(Standing.Module::slug, Standing.Module::status))).orElse(java.util.Map.of());
                var actual = new TreeMap<String, Status>();
                timeline.ifPresent(t -> t.modules().keySet().forEach(slug -> t.status(slug, on).ifPresent(status -> actual.put(slug, status))));
                assertThat(actual).as("%s, day %s, known %s", history, day, knownOn).isEqualTo(expected);
                assertThat(timeline.map(t -> t.levelCurrent().stream().anyMatch(d -> d.covers(on))).orElse(false))
                        .as("level-current, %s, day %s", history, day).isEqualTo(standing.map(Standing::levelCurrent).orElse(false));
                assertThat(timeline.map(t -> t.away().stream().anyMatch(d -> d.covers(on))).orElse(false))
                        .as("away, %s, day %s", history, day).isEqualTo(standing.map(Standing::away).orElse(false));
                met.addAll(actual.values());
            }
        }
        assertThat(met).as("the histories are rich enough").containsExactlyInAnyOrder(Status.values());
    }

    /** What was known at an instant is what one would see if nothing had been recorded since. */
    @Test
    void whatWasKnownDoesNotDependOnWhatWasRecordedLater() {
        SplittableRandom random = seeded();
        RandomHistory histories = new RandomHistory(random);
        for (int i = 0; i < 3000; i++) {
            History history = histories.next();
            LocalDate day = histories.day();
            OffsetDateTime knownOn = histories.instant(day);
            assertThat(said(Standing.of(history, day, knownOn))).as("%s, day %s, known %s", history, day, knownOn)
                    .isEqualTo(said(Standing.of(asItStood(history, knownOn), day, HistoryFixture.NOW)));
        }
    }

    private record Said(String slug, Status status, LocalDate expiry, LocalDate due) {}

    private static Optional<List<Said>> said(Optional<Standing> standing) {
        return standing.map(s -> s.modules().stream().map(m -> new Said(m.slug(), m.status(), m.expiry(), m.due())).toList());
    }

    /** The same history as the database held it at that instant: no later row, and no end written since. */
    private static History asItStood(History h, OffsetDateTime k) {
        return new History(
                h.beliefs().stream().filter(p -> p.heldOn(k)).map(p -> new PostBelief(p.id(), p.postId(), p.personId(), p.agencyKey(), p.placeKey(), p.group(),
                        p.level(), p.areaKey(), p.leads(), p.demonstration(), p.firstDay(), p.lastDay(), p.confirmedOn(), p.recordedAt(), null)).toList(),
                h.lines().stream().filter(r -> r.heldOn(k)).map(r -> new Requirement(r.id(), r.requirementId(), r.line(), r.group(), r.level(), r.leadsOnly(),
                        r.scopeKey(), r.slug(), r.basis(), r.source(), r.cycleMonths(), r.graceDays(), r.minimumEvidence(), r.firstDay(), r.lastDay(),
                        r.recordedAt(), null)).toList(),
                h.ancestry(),
                h.awards().stream().filter(a -> a.countsOn(k)).map(a -> new Award(a.id(), a.personId(), a.slug(), a.version(), a.completedOn(), a.source(), true,
                        null, a.demonstration(), a.recordedAt(), null)).toList(),
                h.absences().stream().filter(a -> a.heldOn(k)).map(a -> new Absence(a.postId(), a.firstDay(), a.lastDay(), a.recordedAt(), null)).toList(),
                h.exemptions().stream().filter(e -> e.heldOn(k)).map(e -> new Exemption(e.id(), e.postId(), e.slug(), e.firstDay(), e.lastDay(), e.reason(),
                        e.recordedAt(), null)).toList(),
                h.same());
    }
}
