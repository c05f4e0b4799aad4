package heed.requirement;

import java.util.Locale;

/** What a line of the matrix rests on, weightiest first; shown wherever the line is. Source: domain report, 1.1. */
public enum Basis {
    STATUTE,
    STATUTORY_GUIDANCE,
    PROFESSIONAL_STANDARD,
    LOCAL_STANDARD,
    /** Offered, never counted: a standing knows nothing of it. */
    RECOMMENDED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Basis of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
