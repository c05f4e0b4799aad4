package heed.scorm.sequencing;

import java.util.List;

/** SB.2.1 to SB.2.3: walks the tree forwards or backwards to the next activity that can be delivered. */
final class Flow {
    private final Course course;
    private final Rules rules;
    private final Limits limits;
    private final Attempts attempts;

    enum Direction { FORWARD, BACKWARD, NONE }

    /** @param direction how the walk goes on from there; it turns round inside a cluster that may only be walked forwards */
    private record Step(Activity activity, Direction direction) {
    }

    Flow(Course course, Rules rules, Limits limits, Attempts attempts) {
        this.course = course;
        this.rules = rules;
        this.limits = limits;
        this.attempts = attempts;
    }

    /** SB.2.3: the leaf to deliver. */
    Activity from(Activity activity, Direction direction, boolean intoChildren) {
        Step next = traverse(activity, direction, Direction.NONE, intoChildren);
        return arrive(next.activity(), direction, Direction.NONE);
    }

    /** SB.2.1. */
    private Step traverse(Activity activity, Direction asked, Direction previous, boolean intoChildren) {
        Direction direction = asked;
        Activity at = activity;
        boolean reversed = false;
        if (previous == Direction.BACKWARD && at != course.root() && at == last(Course.parent(at))) {
            direction = Direction.BACKWARD;
            at = course.available(Course.parent(at)).get(0);
            reversed = true;
        }
        return direction == Direction.FORWARD ? forward(at, intoChildren) : backward(at, intoChildren, reversed);
    }

    private Activity last(Activity parent) {
        List<Activity> children = course.available(parent);
        return children.get(children.size() - 1);
    }

    private Step forward(Activity at, boolean intoChildren) {
        if (!at.leaf() && intoChildren) {
            List<Activity> children = course.available(at);
            if (children.isEmpty()) {
                throw new Fault("SB.2.1-2");
            }
            return new Step(children.get(0), Direction.FORWARD);
        }
        if (at == course.root()) {
            attempts.endDescendants(course.root());
            attempts.end(course.root());
            throw new Fault("SB.2.1-1", true);
        }
        Activity parent = Course.parent(at);
        if (at == last(parent)) {
            return forward(parent, false);
        }
        List<Activity> children = course.available(parent);
        return new Step(children.get(children.indexOf(at) + 1), Direction.FORWARD);
    }

    private Step backward(Activity at, boolean intoChildren, boolean reversed) {
        if (at == course.root() && !intoChildren) {
            throw new Fault("SB.2.1-3");
        }
        if (!at.leaf() && intoChildren) {
            List<Activity> children = course.available(at);
            if (children.isEmpty()) {
                throw new Fault("SB.2.1-2");
            }
            return at.definition().control().forwardOnly()
                    ? new Step(children.get(0), Direction.FORWARD) : new Step(last(at), Direction.BACKWARD);
        }
        Activity parent = Course.parent(at);
        if (!reversed && parent.definition().control().forwardOnly()) {
            throw new Fault("SB.2.1-4");
        }
        List<Activity> children = course.available(parent);
        if (at == children.get(0)) {
            return backward(parent, false, false);
        }
        return new Step(children.get(children.indexOf(at) - 1), Direction.BACKWARD);
    }

    /** SB.2.2, as a loop: a course may hold thousands of activities to be skipped. */
    private Activity arrive(Activity first, Direction asked, Direction earlier) {
        Activity activity = first;
        Direction direction = asked;
        Direction previous = earlier;
        while (true) {
            if (activity != course.root() && !Course.parent(activity).definition().control().flow()) {
                throw new Fault("SB.2.2-1");
            }
            if (rules.before(activity, "skip")) {
                Step next = traverse(activity, direction, previous, false);
                if (previous == Direction.BACKWARD && next.direction() == Direction.BACKWARD) {
                    direction = Direction.BACKWARD;
                    previous = Direction.NONE;
                }
                activity = next.activity();
                continue;
            }
            if (barred(activity)) {
                throw new Fault("SB.2.2-2");
            }
            if (activity.leaf()) {
                return activity;
            }
            Step next = traverse(activity, direction, Direction.NONE, true);
            boolean turned = direction == Direction.BACKWARD && next.direction() == Direction.FORWARD;
            direction = turned ? Direction.FORWARD : direction;
            previous = turned ? Direction.BACKWARD : Direction.NONE;
            activity = next.activity();
        }
    }

    /** UP.5. */
    boolean barred(Activity activity) {
        return rules.before(activity, "disabled") || limits.exceeded(activity);
    }
}
