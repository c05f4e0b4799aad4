package heed.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.platform.StartFault;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** The clocks go back on 25 October 2026 and forward on 28 March 2027. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T19:59:59Z, 2026-11-22T19:59:59Z",
        "2026-11-22T20:00:00Z, 2026-11-23T07:00:00Z",
        "2026-11-23T06:59:59Z, 2026-11-23T07:00:00Z",
        "2026-11-23T07:00:00Z, 2026-11-23T07:00:00Z",
        "2026-07-01T18:59:00Z, 2026-07-01T18:59:00Z",
        "2026-07-01T19:00:00Z, 2026-07-02T06:00:00Z",
        "2026-10-24T20:30:00Z, 2026-10-25T07:00:00Z",
        "2027-03-27T20:30:00Z, 2027-03-28T06:00:00Z"})
    void waitsUntilTheMorning(String moment, String then) {
        assertThat(QuietHours.of("20:00-07:00").next(OffsetDateTime.parse(moment), LONDON)).isEqualTo(OffsetDateTime.parse(then));
    }

    @Test
    void mayLieWithinOneDayOrBeNone() {
        OffsetDateTime noon = OffsetDateTime.parse("2026-11-22T12:30:00Z");
        assertThat(QuietHours.of("12:00-13:00").next(noon, LONDON)).isEqualTo("2026-11-22T13:00:00Z");
        assertThat(QuietHours.of("none").next(noon, LONDON)).isEqualTo(noon);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20:00", "8pm-7am", "25:00-07:00"})
    void refusesWhatIsNoTwoTimes(String setting) {
        assertThatThrownBy(() -> QuietHours.of(setting)).isInstanceOf(StartFault.class).hasMessageContaining("HEED_MAIL_QUIET");
    }
}
