package heed.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemAnalysisTest {
    @Test
    void flagsHardEasyAndDullQuestions() {
        assertThat(ItemAnalysis.flags(60, 0.29, Optional.of(0.4))).containsExactly(ItemAnalysis.Flag.TOO_HARD);
        assertThat(ItemAnalysis.flags(60, 0.96, Optional.empty())).containsExactly(ItemAnalysis.Flag.TOO_EASY);
        assertThat(ItemAnalysis.flags(50, 0.6, Optional.of(0.14))).containsExactly(ItemAnalysis.Flag.DOES_NOT_TELL_APART);
        assertThat(ItemAnalysis.flags(49, 0.6, Optional.of(0.14))).isEmpty();
    }
}
