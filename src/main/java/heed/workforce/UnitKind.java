package heed.workforce;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The five kinds of unit, from the widest to the smallest. A kind stands only below wider ones, so no tree can bite its tail. */
public enum UnitKind {
    PARTNERSHIP,
    AREA,
    AGENCY,
    WORKPLACE,
    TEAM;

    /** The word in the database, in files and in bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<UnitKind> of(String code) {
        for (UnitKind kind : values()) {
            if (kind.code().equals(code.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** What may stand right above: an agency that serves several areas, such as a police force, stands below the partnership. */
    public Set<UnitKind> above() {
        return switch (this) {
            case PARTNERSHIP -> EnumSet.noneOf(UnitKind.class);
            case AREA -> EnumSet.of(PARTNERSHIP);
            case AGENCY -> EnumSet.of(AREA, PARTNERSHIP);
            case WORKPLACE -> EnumSet.of(AGENCY);
            case TEAM -> EnumSet.of(WORKPLACE, AGENCY);
        };
    }

    /** Whether a post can be placed in it. */
    public boolean isPlace() {
        return this == WORKPLACE || this == TEAM;
    }
}
