package heed.enrolment;

import java.util.Locale;

/** How far an activity is, in rising order: a later report never takes anything back. */
public enum Completion {
    NOT_YET,
    /** Skipped, because the learner had shown beforehand what it teaches. */
    SHOWN,
    DONE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Completion of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    Completion orLater(Completion other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
