package heed.scorm.sequencing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** UP.1: whether a limit of the manifest forbids a further attempt. */
final class Limits {
    private final Course course;

    Limits(Course course) {
        this.course = course;
    }

    /** UP.1. An attempt that goes on is bounded by time only. */
    boolean exceeded(Activity activity) {
        if (!activity.definition().delivery().tracked()) {
            return false;
        }
        Tracking tracking = course.of(activity);
        boolean goesOn = tracking.active || tracking.suspended;
        boolean spent = !goesOn && activity.definition().limits().attempts().map(most -> tracking.attempts >= most).orElse(false);
        return spent || timeExceeded(activity);
    }

    boolean timeExceeded(Activity activity) {
        Tracking tracking = course.of(activity);
        Definition.Limits limits = activity.definition().limits();
        boolean goesOn = tracking.active || tracking.suspended;
        return over(tracking.begunAt, limits.activityTime()) || reached(tracking.experienced, limits.activityUse())
                || goesOn && (over(tracking.attemptBegunAt, limits.attemptTime()) || reached(tracking.attemptExperienced, limits.attemptUse()));
    }

    private boolean over(Instant begun, Optional<Duration> most) {
        return begun != null && most.isPresent() && course.now().isAfter(begun.plus(most.orElseThrow()));
    }

    private static boolean reached(Duration used, Optional<Duration> most) {
        return most.map(m -> used.compareTo(m) >= 0).orElse(false);
    }
}
