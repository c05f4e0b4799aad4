package heed.scorm.runtime;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as the two data models write them, in hundredths of a second. */
public final class CmiTime {
    /** RTE 2004, 4.1.1.13: timeinterval(second,10,2). A month counts 30 days and a year 365, as no calendar is at hand. */
    private static final Pattern INTERVAL = Pattern.compile(
            "P(?:(\\d{1,9})Y)?(?:(\\d{1,9})M)?(?:(\\d{1,9})D)?(?:T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9}(?:\\.\\d{1,9})?)S)?)?");
    /** RTE 1.2, 3.4.2: CMITimespan, HHHH:MM:SS.SS. */
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6}):(\\d{1,2}):(\\d{1,2}(?:\\.\\d{1,9})?)");

    private CmiTime() {}

    /** Reads either form; 0 for anything else, since a wrong time must not cost the rest of what was said. */
    public static long centi(String text) {
        String value = text == null ? "" : text.strip();
        Matcher interval = INTERVAL.matcher(value);
        if (interval.matches()) {
            long days = number(interval, 1) * 365 + number(interval, 2) * 30 + number(interval, 3);
            return ((days * 24 + number(interval, 4)) * 60 + number(interval, 5)) * 6000 + hundredths(interval.group(6));
        }
        Matcher span = SPAN.matcher(value);
        return span.matches() ? (number(span, 1) * 60 + number(span, 2)) * 6000 + hundredths(span.group(3)) : 0;
    }

    private static long number(Matcher m, int group) {
        return m.group(group) == null ? 0 : Long.parseLong(m.group(group));
    }

    private static long hundredths(String seconds) {
        return seconds == null ? 0 : new BigDecimal(seconds).movePointRight(2).longValue();
    }

    /** As {@code cmi.total_time} of SCORM 2004, such as {@code PT1H2M3.5S}. */
    public static String interval(long centi) {
        String text = "PT" + centi / 360_000 + "H" + centi / 6000 % 60 + "M" + centi % 6000 / 100;
        return text + (centi % 100 == 0 ? "S" : String.format(Locale.ROOT, ".%02dS", centi % 100));
    }

    /** As {@code cmi.core.total_time} of SCORM 1.2, such as {@code 0001:02:03.50}; what is longer than its four digits allow stays at 9999. */
    public static String span(long centi) {
        return String.format(Locale.ROOT, "%04d:%02d:%02d.%02d", Math.min(9999, centi / 360_000), centi / 6000 % 60, centi % 6000 / 100, centi % 100);
    }

    /** A length of the manifest in the words of the data model it is handed to. */
    public static String of(Duration duration, boolean is2004) {
        long centi = duration.toMillis() / 10;
        return is2004 ? interval(centi) : span(centi);
    }
}
