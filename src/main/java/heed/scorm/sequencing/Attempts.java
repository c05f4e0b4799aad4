package heed.scorm.sequencing;

import java.time.Duration;
import java.util.List;

/** Begins and ends attempts: UP.3, UP.4 and the part of DB.2 that opens one. */
final class Attempts {
    private final Course course;
    private final Rollup rollup;
    private final Selection selection;

    Attempts(Course course, Rollup rollup, Selection selection) {
        this.course = course;
        this.rollup = rollup;
        this.selection = selection;
    }

    /** UP.3: ends what lies between the current activity and the given one. */
    void endDescendants(Activity activity) {
        Activity current = course.current();
        if (current == null) {
            return;
        }
        Activity common = Course.commonAncestor(current, activity);
        for (Activity a = current; a != common; a = Course.parent(a)) {
            if (a != current) {
                end(a);
            }
        }
    }

    /** UP.4. Content that said nothing about its completion or success, and need not, has been completed and passed. */
    void end(Activity activity) {
        Tracking tracking = course.of(activity);
        if (activity.leaf()) {
            if (activity.definition().delivery().tracked() && !tracking.suspended) {
                settle(activity);
            }
        } else {
            tracking.suspended = course.available(activity).stream().anyMatch(c -> course.of(c).suspended);
            if (!tracking.suspended) {
                selection.renew(activity);
            }
        }
        tracking.active = false;
        rollup.overall(activity);
    }

    private void settle(Activity leaf) {
        Definition.Objective primary = leaf.definition().primary();
        Tracking tracking = course.of(leaf);
        ObjectiveStatus status = tracking.objectives.getOrDefault(primary.id(), ObjectiveStatus.unknown());
        Definition.Delivery delivery = leaf.definition().delivery();
        if (!delivery.completionByContent() && !tracking.counted && status.completed().isEmpty()) {
            status = status.withCompleted(true);
        }
        if (!delivery.satisfactionByContent() && !tracking.judged && status.satisfied().isEmpty()) {
            status = status.withSatisfied(true);
        }
        course.objectives().conclude(leaf, primary, status);
    }

    /** DB.2, the loop over the path: goes on with what is suspended, counts a new attempt for what is not. */
    void begin(List<Activity> path) {
        for (Activity activity : path) {
            Tracking tracking = course.of(activity);
            if (tracking.active) {
                continue;
            }
            if (tracking.suspended) {
                tracking.suspended = false;
            } else if (activity.definition().delivery().tracked()) {
                anew(activity, tracking);
            }
            tracking.active = true;
        }
    }

    private void anew(Activity activity, Tracking tracking) {
        tracking.attempts++;
        tracking.attemptBegunAt = course.now();
        if (tracking.begunAt == null) {
            tracking.begunAt = course.now();
        }
        tracking.attemptExperienced = Duration.ZERO;
        tracking.objectives.clear();
        tracking.judged = false;
        tracking.counted = false;
        tracking.objectivesOutdated = false;
        tracking.progressOutdated = false;
        outdate(activity);
    }

    /** SN 3.2.5 and 3.2.6: what is known of the children belongs to the parent's earlier attempt. */
    private void outdate(Activity parent) {
        Definition.ControlMode control = parent.definition().control();
        for (Activity child : parent.children()) {
            Tracking tracking = course.of(child);
            if (tracking.attempts > 0) {
                tracking.objectivesOutdated |= control.currentObjectives();
                tracking.progressOutdated |= control.currentProgress();
                outdate(child);
            }
        }
    }
}
