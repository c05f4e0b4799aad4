package heed.scorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.catalogue.PackageRule;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionRuleTest {
    @ParameterizedTest
    @CsvSource({
        "COMPLETED, true, , , true", "COMPLETED, true, true, 0.1, true", "COMPLETED, true, false, 1, false", "COMPLETED, false, true, 1, false",
        "PASSED, false, true, , true", "PASSED, true, , 1, false", "PASSED, true, false, 1, false",
        "COMPLETED_AND_PASSED, true, true, , true", "COMPLETED_AND_PASSED, false, true, 1, false", "COMPLETED_AND_PASSED, true, , 1, false",
        "SCORE, false, false, 0.7, true", "SCORE, false, , 0.70, true", "SCORE, true, true, 0.6999, false", "SCORE, true, true, , false"})
    void isMetByWhatItNames(PackageRule kind, boolean completed, Boolean passed, BigDecimal score, boolean met) {
        assertThat(new CompletionRule(kind, 70).isMet(completed, passed, score)).isEqualTo(met);
    }

    @Test
    void asksForAScoreOfOneToAHundred() {
        assertThat(new CompletionRule(PackageRule.SCORE, 1).isMet(false, null, new BigDecimal("0.01"))).isTrue();
        assertThat(new CompletionRule(PackageRule.SCORE, 100).isMet(true, true, new BigDecimal("0.9999"))).isFalse();
        assertThatThrownBy(() -> new CompletionRule(PackageRule.SCORE, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CompletionRule(PackageRule.SCORE, 101)).isInstanceOf(IllegalArgumentException.class);
    }
}
