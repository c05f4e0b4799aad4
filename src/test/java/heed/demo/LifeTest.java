package heed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LifeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<Life.Rule> RULES = List.of(
            new Life.Rule("neglect-shared-definition", null, null, false, 24, 14),
            new Life.Rule("police-neglect-and-alternatives", "police_response", null, false, 24, 30));

    private static Life life(long seed) {
        return Life.of(seed, TODAY, Northmere.MATRIX, Northmere.agencies(), RULES);
    }

    @Test
    void hasFiftyAgenciesAndFiveThousandPosts() {
        Life life = life(1);
        assertThat(Northmere.agencies()).hasSize(50);
        assertThat(life.posts.stream().filter(p -> p.lastDay() == null).count()).isBetween(4900L, 5200L);
    }

    @Test
    void tellsTheSameStoryForTheSameSeedAndDay() {
        assertThat(life(7).awards).isEqualTo(life(7).awards);
        assertThat(life(7).posts).isNotEqualTo(life(8).posts);
    }

    @Test
    void recordsNothingBeforeItHappenedOrAfterToday() {
        Life life = life(3);
        assertThat(life.awards).allSatisfy(a -> {
            assertThat(a.completedOn()).isBeforeOrEqualTo(TODAY);
            assertThat(a.recordedAt().toLocalDate()).isBeforeOrEqualTo(TODAY);
        });
        assertThat(life.awards.stream().filter(a -> a.completedOn().isAfter(TODAY.minusYears(Life.YEARS))))
                .allSatisfy(a -> assertThat(a.recordedAt().toLocalDate()).isAfterOrEqualTo(a.completedOn()));
        assertThat(life.posts).allSatisfy(p -> assertThat(p.lastDay() == null || !p.lastDay().isBefore(p.firstDay())).isTrue());
    }

    @Test
    void leavesOnlyWhatCameLatelyToBeVerified() {
        Life life = life(4);
        List<Life.Award> open = life.awards.stream().filter(a -> !a.verified()).toList();
        assertThat(open).hasSizeBetween(2, 60).allSatisfy(a -> {
            assertThat(a.source()).isEqualTo("external");
            assertThat(a.recordedAt().toLocalDate()).isAfterOrEqualTo(TODAY.minusDays(30));
        });
    }

    @Test
    void leavesHardlyAnybodyWhoEndedLongBeforeTheMatrixOfToday() {
        Life life = life(6);
        Map<Object, LocalDate> last = new HashMap<>();
        life.awards.stream().filter(a -> a.slug().equals("neglect-shared-definition")).forEach(a -> last.merge(a.person(), a.completedOn(), (a1, a2) -> a1.isAfter(a2) ? a1 : a2));
        List<Life.Post> running = life.posts.stream().filter(p -> p.lastDay() == null && last.containsKey(p.person())).toList();
        assertThat(running.stream().filter(p -> last.get(p.person()).plusMonths(24).isBefore(TODAY.minusMonths(18))).count()).isBetween(1L, running.size() / 50L);
    }

    @Test
    void givesEverybodyOneCanSignInAsALearnersDayThatIsNotOverwhelming() {
        assertThat(Northmere.personas()).allSatisfy(p -> {
            assertThat(p.ends()).as(p.user()).hasSizeLessThan(3);
            assertThat(p.ends().values()).as(p.user()).allSatisfy(days -> assertThat(days).isBetween(-10, 89));
        });
    }

    @Test
    void letsTrainingSurviveAChangeOfEmployer() {
        Life life = life(5);
        long movers = life.posts.stream().collect(java.util.stream.Collectors.groupingBy(p -> p.person().id())).values().stream()
                .filter(posts -> posts.stream().map(Life.Post::agency).distinct().count() > 1).count();
        assertThat(movers).isGreaterThan(100);
    }
}
