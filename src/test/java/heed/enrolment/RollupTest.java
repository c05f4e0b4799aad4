package heed.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import heed.catalogue.Block;
import heed.catalogue.PackageRule;
import heed.catalogue.Page;
import heed.catalogue.Targets;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollupTest {
    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-22T10:00:00Z");

    /** A course whose rule asks for success counts only with it; every course gives the module its score. */
    @ParameterizedTest
    @CsvSource({"COMPLETED, , true", "COMPLETED, true, true", "PASSED, true, true", "PASSED, , false", "PASSED, false, false", "COMPLETED_AND_PASSED, , false", "SCORE, true, true", "SCORE, false, false"})
    void aCourseCountsAsItsRuleSays(PackageRule rule, Boolean success, boolean complete) {
        Page page = new Page("course", "Course", false, Targets.ALL, List.of(), List.of(new Block.Package("content", rule, 80, Targets.ALL)));
        ActivityState state = new ActivityState(Completion.DONE, AT, success, new BigDecimal("0.9"));

        var found = Rollup.of(List.of(page), List.of(), Map.of("course", state));

        assertThat(found.isPresent()).isEqualTo(complete);
        found.ifPresent(c -> assertThat(c.score()).isEqualByComparingTo("0.9"));
    }

    private static Page page(String id, boolean optional, Targets targets) {
        return new Page(id, id, optional, targets, List.of(), List.of());
    }

    private static ActivityState done(int minutes) {
        return new ActivityState(Completion.DONE, AT.plusMinutes(minutes), null, null);
    }

    @Test
    void isCompleteWhenTheLastPageThatIsRequiredIsDone() {
        List<Page> pages = List.of(page("one", false, Targets.ALL), page("two", false, Targets.ALL), page("three", false, Targets.ALL));

        assertThat(Rollup.of(pages, List.of(), Map.of("one", done(1), "two", done(9), "three", done(5))).orElseThrow().at()).isEqualTo(AT.plusMinutes(9));
        assertThat(Rollup.of(pages, List.of(), Map.of("one", done(1), "three", done(5)))).isEmpty();
    }

    @Test
    void doesNotWaitForWhatIsOptionalOrForOtherGroups() {
        List<Page> pages = List.of(page("all", false, Targets.ALL), page("more", true, Targets.ALL), page("police", false, new Targets(List.of("police_response"), List.of(), List.of())));

        assertThat(Rollup.of(pages, List.of("nursery"), Map.of("all", done(1), "more", done(7))).orElseThrow().at()).isEqualTo(AT.plusMinutes(1));
        assertThat(Rollup.of(pages, List.of("police_response"), Map.of("all", done(1)))).isEmpty();
        assertThat(Rollup.of(List.of(page("more", true, Targets.ALL)), List.of(), Map.of("more", done(7)))).as("a module that requires nothing").isEmpty();
    }

    @Test
    void countsAPageThatWasShownToBeKnownBeforehand() {
        ActivityState shown = new ActivityState(Completion.SHOWN, AT, null, null);
        assertThat(Rollup.of(List.of(page("one", false, Targets.ALL)), List.of(), Map.of("one", shown))).isPresent();
    }
}
