package heed.scorm.sequencing;

import java.util.List;

/** DB.1 and DB.2: opens the activity that sequencing has found. */
final class Delivery {
    private final Course course;
    private final Flow flow;
    private final Attempts attempts;

    Delivery(Course course, Flow flow, Attempts attempts) {
        this.course = course;
        this.flow = flow;
        this.attempts = attempts;
    }

    /** DB.1.1. */
    void check(Activity activity) {
        if (!activity.leaf()) {
            throw new Fault("DB.1.1-1");
        }
        if (activity.path().stream().anyMatch(flow::barred)) {
            throw new Fault("DB.1.1-3");
        }
    }

    /** DB.1.1 and DB.2: true if the activity goes on with an attempt that was suspended. */
    boolean deliver(Activity activity) {
        check(activity);
        if (course.current() != null && course.of(course.current()).active) {
            throw new Fault("DB.2-1");
        }
        if (activity != course.suspended()) {
            clearSuspended(activity);
        }
        attempts.endDescendants(activity);
        boolean resumed = course.of(activity).suspended;
        attempts.begin(activity.path());
        course.current(activity);
        course.suspended(null);
        return resumed;
    }

    /** DB.2.1: what was suspended is given up as far as it lies off the way to the new activity. */
    private void clearSuspended(Activity activity) {
        Activity suspended = course.suspended();
        if (suspended == null) {
            return;
        }
        Activity common = Course.commonAncestor(activity, suspended);
        List<Activity> path = suspended.path();
        for (int i = path.size() - 1; i >= path.indexOf(common); i--) {
            Activity a = path.get(i);
            course.of(a).suspended = !a.leaf() && course.available(a).stream().anyMatch(c -> course.of(c).suspended);
        }
        course.suspended(null);
    }
}
