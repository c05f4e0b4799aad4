package heed.notification;

import heed.platform.StartFault;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;

/** The hours of the local day in which nobody is written to: from, inclusive, to until, exclusive; may pass midnight. */
record QuietHours(LocalTime from, LocalTime until) {
    /**
     * Reads {@code 20:00-07:00}; {@code none} means that any hour will do.
     *
     * @throws StartFault with exit code 8 for anything else
     */
    static QuietHours of(String setting) {
        if (setting.equals("none")) {
            return new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        }
        try {
            String[] part = setting.split("-");
            return new QuietHours(LocalTime.parse(part[0].strip()), LocalTime.parse(part[1].strip()));
        } catch (DateTimeParseException | ArrayIndexOutOfBoundsException e) {
            throw new StartFault(8, "The setting HEED_MAIL_QUIET must be two times such as 20:00-07:00, or none, not \"" + setting + "\".");
        }
    }

    boolean contains(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : from.isAfter(until) && (begun || !over);
    }

    /** The moment itself, or the end of the quiet hours it falls into. */
    OffsetDateTime next(OffsetDateTime moment, ZoneId zone) {
        ZonedDateTime local = moment.atZoneSameInstant(zone);
        if (!contains(local.toLocalTime())) {
            return moment;
        }
        ZonedDateTime end = local.toLocalDate().atTime(until).atZone(zone);
        return (end.isAfter(local) ? end : local.toLocalDate().plusDays(1).atTime(until).atZone(zone))
                .toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
}
