package heed.requirement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Recorded absence from one post. Only a long one (over 28 days) exempts. Source: domain report, 4.2. */
public record Absence(UUID postId, LocalDate firstDay, LocalDate lastDay, OffsetDateTime recordedAt, OffsetDateTime supersededAt)
        implements Dated, Believed {
    static final int LONG_AFTER_DAYS = 28;

    /**
     * Whether the absence exempts on the day. One with a known end of more than 28 days exempts from its first day; one
     * without an end exempts from its 29th day, since until then nobody knows that it is long.
     */
    public boolean exemptsOn(LocalDate day) {
        return covers(day) && !day.isBefore(exemptsFrom());
    }

    /** The first day on which it exempts; the day after its end when it never does. */
    public LocalDate exemptsFrom() {
        if (lastDay == null) {
            return firstDay.plusDays(LONG_AFTER_DAYS);
        }
        return isLong() ? firstDay : lastDay.plusDays(1);
    }

    /** Whether it has an end and lasted more than 28 days. */
    public boolean isLong() {
        return lastDay != null && ChronoUnit.DAYS.between(firstDay, lastDay) + 1 > LONG_AFTER_DAYS;
    }
}
