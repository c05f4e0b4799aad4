package heed.provisioning;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;

/** Collects what would change, in words for the two columns "now" and "after". */
final class Difference {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    private final StringJoiner before = new StringJoiner("; ");
    private final StringJoiner after = new StringJoiner("; ");
    private boolean any;

    /** Notes the two values when they differ, and says whether they do. */
    boolean between(String what, Object now, Object then) {
        if (Objects.equals(now, then)) {
            return false;
        }
        any = true;
        before.add(what + ": " + words(now));
        after.add(what + ": " + words(then));
        return true;
    }

    private static String words(Object value) {
        return value == null ? "none" : value instanceof LocalDate day ? DAY.format(day) : value.toString();
    }

    boolean isEmpty() {
        return !any;
    }

    String before() {
        return any ? before.toString() : null;
    }

    String after() {
        return any ? after.toString() : null;
    }
}
