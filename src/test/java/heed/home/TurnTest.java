package heed.home;

import static org.assertj.core.api.Assertions.assertThat;

import heed.award.Status;
import heed.home.Today.Task;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnTest {
    private static final Map<String, List<String>> FIRST = Map.of("act", List.of("shared"), "school", List.of("shared", "act"), "early", List.of("late"));

    private static Task task(String slug, String code, Status status, String due) {
        return new Task(slug, code, slug, 20, status, due == null ? null : LocalDate.parse(due), null, "1", "A rule", false, true);
    }

    private static List<String> turn(Task... tasks) {
        return Turn.of(List.of(tasks), slug -> FIRST.getOrDefault(slug, List.of())).stream().map(Task::slug).toList();
    }

    @Test
    void putsAModuleBeforeTheOnesThatBuildOnItWhenTheyAreDueOnOneDay() {
        assertThat(turn(task("act", "M03", Status.IN_GRACE, "2026-12-01"), task("school", "M09", Status.IN_GRACE, "2026-12-01"),
                task("shared", "M01", Status.IN_GRACE, "2026-12-01"))).containsExactly("shared", "act", "school");
        assertThat(turn(task("early", "M02", Status.NEVER, "2026-12-01"), task("late", "M20", Status.NEVER, "2026-12-01")))
                .as("even where the curriculum names them the other way round").containsExactly("late", "early");
    }

    @Test
    void keepsTheOrderOfTheCurriculumBetweenModulesThatDoNotBuildOnEachOther() {
        assertThat(turn(task("a", "M13", Status.IN_GRACE, "2026-12-01"), task("z", "M02", Status.LAPSED, "2026-12-01"))).containsExactly("z", "a");
    }

    @Test
    void putsWhatIsDueFirstFirstWhateverItsStatusAndWhatIsInDateLast() {
        assertThat(turn(task("free", "M04", Status.EXEMPT, null), task("held", "M05", Status.IN_DATE, "2026-11-30"), task("lapsed", "M01", Status.LAPSED, "2026-11-20"),
                task("never", "M02", Status.NEVER, "2026-11-02"), task("soon", "M03", Status.EXPIRING, "2026-12-24"), task("act", "M06", Status.IN_GRACE, "2026-12-01")))
                .containsExactly("never", "lapsed", "act", "soon", "held", "free");
    }

    @Test
    void showsEachModuleOnceEvenWhereTwoNameEachOther() {
        List<String> turn = Turn.of(List.of(task("b", "M02", Status.NEVER, "2026-12-01"), task("a", "M01", Status.NEVER, "2026-12-01")),
                slug -> List.of(slug.equals("a") ? "b" : "a")).stream().map(Task::slug).toList();
        assertThat(turn).containsExactly("a", "b");
    }

    @Test
    void meetsTheWishOfThePostThatNeedsAModuleFirst() {
        Task soon = task("act", "M03", Status.IN_GRACE, "2026-12-01");
        Task lapsed = task("act", "M03", Status.LAPSED, "2026-10-01");
        Task held = task("act", "M03", Status.IN_DATE, "2026-09-01");
        assertThat(Turn.first(soon, lapsed)).isEqualTo(lapsed);
        assertThat(Turn.first(held, soon)).isEqualTo(soon);
    }
}
