package heed.award;

import java.util.Locale;

/** The six answers to "does this post hold this module today?"; they add up to all posts that need it. Source: domain report, 4.2. */
public enum Status {
    EXEMPT,
    IN_DATE,
    EXPIRING,
    LAPSED,
    IN_GRACE,
    NEVER;

    /** Whether an award counts now. */
    public boolean isCurrent() {
        return this == IN_DATE || this == EXPIRING;
    }

    /** Whether something has to be done. */
    public boolean isBehind() {
        return this == LAPSED || this == NEVER;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Status of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
