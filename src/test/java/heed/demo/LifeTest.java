package heed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<Life.Rule> RULES = List.of(
            new Life.Rule("neglect-shared-definition", null, null, false, 24, 14),
            new Life.Rule("police-neglect-and-alternatives", "police_response", null, false, 24, 30));

    private static Life life(long seed) {
        return Life.of(seed, TODAY, Northmere.agencies(), RULES);
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
    void letsTrainingSurviveAChangeOfEmployer() {
        Life life = life(5);
        long movers = life.posts.stream().collect(java.util.stream.Collectors.groupingBy(p -> p.person().id())).values().stream()
                .filter(posts -> posts.stream().map(Life.Post::agency).distinct().count() > 1).count();
        assertThat(movers).isGreaterThan(100);
    }
}
