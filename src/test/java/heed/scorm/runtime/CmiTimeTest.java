package heed.scorm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CmiTimeTest {
    @Test
    void readsBothWaysOfWritingALengthOfTime() {
        assertThat(CmiTime.centi("PT1M30.5S")).isEqualTo(9050);
        assertThat(CmiTime.centi("P1DT2H")).isEqualTo((24 + 2) * 360_000L);
        assertThat(CmiTime.centi("P5Y6M4DT12H30M58.55S")).isEqualTo(((5 * 365 + 6 * 30 + 4) * 24L + 12) * 360_000 + 30 * 6000 + 5855);
        assertThat(CmiTime.centi("0001:02:03.45")).isEqualTo(360_000 + 2 * 6000 + 345);
        assertThat(CmiTime.centi("00:00:07")).isEqualTo(700);
    }

    @Test
    void takesWhatIsNoLengthOfTimeForNone() {
        assertThat(CmiTime.centi(null)).isZero();
        assertThat(CmiTime.centi("")).isZero();
        assertThat(CmiTime.centi("soon")).isZero();
        assertThat(CmiTime.centi("-PT1S")).isZero();
    }

    @Test
    void writesWhatItReads() {
        for (long centi : new long[] {0, 1, 99, 100, 5999, 6000, 359_999, 360_000, 123_456_789}) {
            assertThat(CmiTime.centi(CmiTime.interval(centi))).as("%d", centi).isEqualTo(centi);
            assertThat(CmiTime.centi(CmiTime.span(centi))).as("%d", centi).isEqualTo(centi);
        }
        assertThat(CmiTime.span(Duration.ofHours(20_000).toMillis() / 10)).startsWith("9999:");
        assertThat(CmiTime.of(Duration.ofSeconds(90), true)).isEqualTo("PT0H1M30S");
    }

    @Test
    void writesALengthInTheWordsOfEitherDataModel() {
        assertThat(CmiTime.of(Duration.ofMillis(3_723_500), false)).isEqualTo("0001:02:03.50");
        assertThat(CmiTime.of(Duration.ofMillis(3_723_500), true)).isEqualTo("PT1H2M3.50S");
        assertThat(CmiTime.interval(360_000)).isEqualTo("PT1H0M0S");
        assertThat(CmiTime.span(359_999)).isEqualTo("0000:59:59.99");
    }
}
