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
}
