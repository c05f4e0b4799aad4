package heed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** A clock that stands still until a test moves it. */
public final class TestClock extends Clock {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private Instant now;

    private TestClock(Instant now) {
        this.now = now;
    }

    /** Noon of the day, in London. */
    public static TestClock at(String day) {
        return new TestClock(LocalDate.parse(day).atTime(LocalTime.NOON).atZone(LONDON).toInstant());
    }

    public void forward(Duration by) {
        now = now.plus(by);
    }

    public void set(String day) {
        now = LocalDate.parse(day).atTime(LocalTime.NOON).atZone(LONDON).toInstant();
    }

    @Override
    public ZoneId getZone() {
        return LONDON;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
