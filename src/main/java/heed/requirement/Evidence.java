package heed.requirement;

import java.util.Locale;

/**
 * Where an award comes from, and the least a line of the matrix is content with. In rising order: e-learning in the
 * portal, then a live event, then evidence of a course elsewhere that a coordinator has looked at.
 */
public enum Evidence {
    PORTAL,
    LIVE_EVENT,
    EXTERNAL;

    public boolean isAtLeast(Evidence least) {
        return compareTo(least) >= 0;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Evidence of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
