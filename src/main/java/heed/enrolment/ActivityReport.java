package heed.enrolment;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;

/**
 * The one way in which any kind of learning tells the record that something happened. A repeat or another order of
 * the same reports leads to the same record.
 *
 * @param activity id of the activity: for a native module the id of its page
 * @param success whether it was passed; null when there is nothing to pass
 * @param score 0 to 1; null when there is none
 * @param at when it happened; the record never lets it lie after now or before the registration began
 */
public record ActivityReport(UUID registration, String activity, Completion completion, Boolean success, BigDecimal score, OffsetDateTime at) {
    public ActivityReport {
        Objects.requireNonNull(registration);
        Objects.requireNonNull(activity);
        Objects.requireNonNull(completion);
        Objects.requireNonNull(at);
        if (score != null && (score.signum() < 0 || score.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("A score lies between 0 and 1, not " + score);
        }
    }

    /** A page that the learner has been through. */
    public static ActivityReport visited(UUID registration, String page, OffsetDateTime at) {
        return new ActivityReport(registration, page, Completion.DONE, null, null, at);
    }

    /** A page whose matter the learner had shown to know. */
    public static ActivityReport shown(UUID registration, String page, OffsetDateTime at) {
        return new ActivityReport(registration, page, Completion.SHOWN, null, null, at);
    }

    /** A marked attempt; failing leaves the activity open. */
    public static ActivityReport marked(UUID registration, String activity, boolean passed, BigDecimal score, OffsetDateTime at) {
        return new ActivityReport(registration, activity, passed ? Completion.DONE : Completion.NOT_YET, passed, score, at);
    }
}
