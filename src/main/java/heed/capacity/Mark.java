package heed.capacity;

import heed.award.Standing;
import heed.award.Status;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Where one post is counted: one of the six statuses, or unconfirmed, which comes first because the six divide the
 * confirmed posts only (domain report, 4.2 and 4.3).
 */
public enum Mark {
    IN_DATE,
    EXPIRING,
    IN_GRACE,
    LAPSED,
    NEVER,
    EXEMPT,
    UNCONFIRMED;

    public boolean isCurrent() {
        return this == IN_DATE || this == EXPIRING;
    }

    /** Whether the post is in the base of coverage. */
    public boolean isInBase() {
        return this != EXEMPT;
    }

    /** The word in the database and in bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Mark of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    static Mark of(Status status) {
        return valueOf(status.name());
    }

    Status status() {
        return Status.valueOf(name());
    }

    /**
     * The mark of a post over all that is required of it; {@link Standing#levelCurrent()} holds exactly for the two
     * current ones. Current: expiring when anything is. Not current: lapsed when anything lapsed, else never when anything
     * is overdue, else in grace.
     *
     * @param statuses of the modules required of the post
     * @param away     whether it is exempt as a whole
     * @return empty when nothing is required
     */
    static Optional<Mark> overall(Collection<Status> statuses, boolean away) {
        if (away) {
            return Optional.of(EXEMPT);
        }
        if (statuses.isEmpty()) {
            return Optional.empty();
        }
        for (Status first : new Status[] {Status.LAPSED, Status.NEVER, Status.IN_GRACE, Status.EXPIRING, Status.IN_DATE}) {
            if (statuses.contains(first)) {
                return Optional.of(of(first));
            }
        }
        return Optional.of(EXEMPT);
    }
}
