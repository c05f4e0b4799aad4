package heed.scorm.sequencing;

import heed.scorm.manifest.Element;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as manifests write them. Nothing here throws: what cannot be read is absent. */
final class Read {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,9}(\\.\\d{1,9})?|[-+]?\\.\\d{1,9}");
    private static final Pattern ISO = Pattern.compile("P(?:(\\d{1,6})Y)?(?:(\\d{1,6})M)?(?:(\\d{1,6})D)?"
            + "(?:T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})(?:\\.(\\d{1,9}))?S)?)?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{2,4}):(\\d{2}):(\\d{2})(\\.\\d{1,2})?");

    private Read() {
    }

    static boolean truth(Element e, String attribute, boolean otherwise) {
        return e.attribute(attribute).map(String::strip).map(v -> switch (v) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> otherwise;
        }).orElse(otherwise);
    }

    /** An identifier as it is compared: blanks at its ends do not count, several count as one, and {@code %20} is a blank. */
    static String id(String text) {
        return text.replace("%20", " ").strip().replaceAll("\\s+", " ");
    }

    static Optional<BigDecimal> decimal(String text) {
        String t = text.strip();
        return NUMBER.matcher(t).matches() ? Optional.of(new BigDecimal(t)) : Optional.empty();
    }

    static BigDecimal decimal(Element e, String attribute, BigDecimal otherwise) {
        return e.attribute(attribute).flatMap(Read::decimal).orElse(otherwise);
    }

    static Optional<Integer> count(Element e, String attribute) {
        return e.attribute(attribute).map(String::strip).filter(v -> v.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    /** A duration of ISO 8601, in which years and months count as 365 and 30 days. */
    static Optional<Duration> duration(String text) {
        Matcher m = ISO.matcher(text.strip());
        if (text.isBlank() || !m.matches()) {
            return Optional.empty();
        }
        long days = number(m, 1) * 365 + number(m, 2) * 30 + number(m, 3);
        long seconds = number(m, 4) * 3600 + number(m, 5) * 60 + number(m, 6);
        long nanos = m.group(7) == null ? 0 : new BigDecimal("0." + m.group(7)).movePointRight(9).longValue();
        return Optional.of(Duration.ofDays(days).plusSeconds(seconds).plusNanos(nanos));
    }

    private static long number(Matcher m, int group) {
        return m.group(group) == null ? 0 : Long.parseLong(m.group(group));
    }

    /** A time span of SCORM 1.2, such as {@code 01:30:00}. */
    static Optional<Duration> clock(String text) {
        Matcher m = CLOCK.matcher(text.strip());
        return m.matches() ? Optional.of(Duration.ofSeconds(number(m, 1) * 3600 + number(m, 2) * 60 + number(m, 3))) : Optional.empty();
    }
}
