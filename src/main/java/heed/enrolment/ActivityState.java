package heed.enrolment;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

/**
 * What all reports about one activity add up to: the furthest completion, the earliest time of it, success once there was
 * success, and the best score. Adding is independent of order and of repeats.
 *
 * @param completedAt null while not complete
 */
public record ActivityState(Completion completion, OffsetDateTime completedAt, Boolean success, BigDecimal score) {
    static final ActivityState NONE = new ActivityState(Completion.NOT_YET, null, null, null);

    static ActivityState of(ActivityReport report) {
        return new ActivityState(report.completion(), report.completion() == Completion.NOT_YET ? null : report.at(), report.success(), report.score());
    }

    ActivityState and(ActivityState other) {
        return new ActivityState(completion.orLater(other.completion), earlier(completedAt, other.completedAt), either(success, other.success), better(score, other.score));
    }

    public boolean isComplete() {
        return completion != Completion.NOT_YET;
    }

    private static OffsetDateTime earlier(OffsetDateTime a, OffsetDateTime b) {
        return a == null ? b : b == null || a.isBefore(b) ? a : b;
    }

    private static Boolean either(Boolean a, Boolean b) {
        return a == null ? b : b == null ? a : Boolean.valueOf(a || b);
    }

    private static BigDecimal better(BigDecimal a, BigDecimal b) {
        return a == null ? b : b == null ? a : a.max(b);
    }
}
