package heed.capacity;

import java.util.Locale;

/** The word for a figure against the local lines. None is not met. Source: domain report, 4.9. */
public enum Band {
    MET,
    CLOSE,
    SHORT,
    NONE;

    /** A figure gets a band only when the portal sees this much of the declared workforce, in percent. */
    static final double LEAST_REACH = 60;

    /** A figure gets a band only when so much of its base was declared within six months, in percent. */
    static final double LEAST_FRESH = 60;

    /** Compares before rounding: 89.96 is close, also where 90 is shown. */
    public static Band of(Coverage c, Thresholds lines) {
        if (c.kind() != Coverage.Kind.VALUE || c.reach().filter(r -> r >= LEAST_REACH).isEmpty()
                || 100.0 * c.fresh() < LEAST_FRESH * c.base()) {
            return NONE;
        }
        double value = c.strict().orElseThrow();
        return value >= lines.met() ? MET : value >= lines.close() ? CLOSE : SHORT;
    }

    /** The word in bundles and style sheets. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
