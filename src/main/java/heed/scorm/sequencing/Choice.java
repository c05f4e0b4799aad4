package heed.scorm.sequencing;

import heed.scorm.sequencing.Flow.Direction;
import java.util.List;

/** SB.2.9 with SB.2.4: whether the activity a person picked may be picked, and what it delivers. */
final class Choice {
    private final Course course;
    private final Rules rules;
    private final Flow flow;
    private final Attempts attempts;

    Choice(Course course, Rules rules, Flow flow, Attempts attempts) {
        this.course = course;
        this.rules = rules;
        this.flow = flow;
        this.attempts = attempts;
    }

    /** SB.2.9. */
    Activity of(Activity target) {
        allowed(target);
        Activity current = course.current();
        Activity common = current == null ? course.root() : Course.commonAncestor(current, target);
        if (current != null && current != target) {
            if (current.parent().isPresent() && current.parent().equals(target.parent())) {
                alongSiblings(current, target);
            } else if (current == common) {
                downwards(common, target);
            } else if (target == common) {
                upwards(current, target);
            } else {
                across(current, target, common);
            }
        } else if (current == null) {
            downwards(common, target);
        }
        return deliverable(target, common);
    }

    private void allowed(Activity target) {
        for (Activity a : target.path()) {
            if (a != course.root() && !course.available(Course.parent(a)).contains(a)) {
                throw new Fault("SB.2.9-2");
            }
            if (rules.before(a, "hiddenFromChoice")) {
                throw new Fault("SB.2.9-3");
            }
        }
        if (target != course.root() && !Course.parent(target).definition().control().choice()) {
            throw new Fault("SB.2.9-4");
        }
    }

    private void alongSiblings(Activity current, Activity target) {
        List<Activity> siblings = course.available(Course.parent(target));
        int from = siblings.indexOf(current);
        int to = siblings.indexOf(target);
        Direction direction = to > from ? Direction.FORWARD : Direction.BACKWARD;
        for (int i = from; i != to; i += to > from ? 1 : -1) {
            pass(siblings.get(i), direction);
        }
    }

    private void downwards(Activity common, Activity target) {
        for (Activity a : between(common, target)) {
            pass(a, Direction.FORWARD);
            enter(a, common);
        }
    }

    private void upwards(Activity current, Activity target) {
        for (Activity a = current; a != target; a = Course.parent(a)) {
            leave(a);
        }
    }

    private void across(Activity current, Activity target, Activity common) {
        Activity constrained = null;
        for (Activity a = current; a != common; a = Course.parent(a)) {
            leave(a);
            if (constrained == null && !a.leaf() && a.definition().constrained().constrainChoice()) {
                constrained = a;
            }
        }
        if (constrained != null) {
            constrain(constrained, target);
        }
        boolean forward = isAfter(target, current);
        for (Activity a : between(common, target)) {
            if (forward) {
                pass(a, Direction.FORWARD);
            }
            enter(a, common);
        }
    }

    /** From the upper activity down to the target, which is left out. */
    private static List<Activity> between(Activity upper, Activity target) {
        List<Activity> path = target.path();
        return path.subList(path.indexOf(upper), path.size() - 1);
    }

    private static void leave(Activity activity) {
        if (!activity.definition().control().choiceExit()) {
            throw new Fault("SB.2.9-7");
        }
    }

    private void enter(Activity activity, Activity common) {
        if (activity != common && !course.of(activity).active && activity.definition().constrained().preventActivation()) {
            throw new Fault("SB.2.9-6");
        }
    }

    private void constrain(Activity constrained, Activity target) {
        Direction direction = isAfter(target, constrained) ? Direction.FORWARD : Direction.BACKWARD;
        Activity farthest = neighbour(constrained, direction);
        if (!target.within(farthest) && target != constrained) {
            throw new Fault("SB.2.9-8");
        }
    }

    /** SB.2.9.1 and SB.2.9.2: the next activity that flow would come to, without looking into it; the activity itself at an end. */
    private Activity neighbour(Activity activity, Direction direction) {
        for (Activity a = activity; a != course.root(); a = Course.parent(a)) {
            List<Activity> siblings = course.available(Course.parent(a));
            int next = siblings.indexOf(a) + (direction == Direction.FORWARD ? 1 : -1);
            if (next >= 0 && next < siblings.size()) {
                return siblings.get(next);
            }
        }
        return activity;
    }

    /** In the order in which the available activities are walked. */
    private boolean isAfter(Activity a, Activity b) {
        Activity common = Course.commonAncestor(a, b);
        if (a == common || b == common) {
            return b == common;
        }
        List<Activity> children = course.available(common);
        return children.indexOf(branch(common, a)) > children.indexOf(branch(common, b));
    }

    private static Activity branch(Activity ancestor, Activity below) {
        return below.path().get(ancestor.depth() + 1);
    }

    /** SB.2.4. */
    private void pass(Activity activity, Direction direction) {
        if (direction == Direction.FORWARD && rules.before(activity, "stopForwardTraversal")) {
            throw new Fault("SB.2.4-1");
        }
        if (direction == Direction.BACKWARD) {
            Activity parent = activity.parent().orElseThrow(() -> new Fault("SB.2.4-3"));
            if (parent.definition().control().forwardOnly()) {
                throw new Fault("SB.2.4-2");
            }
        }
    }

    private Activity deliverable(Activity target, Activity common) {
        if (target.leaf()) {
            return target;
        }
        try {
            return flow.from(target, Direction.FORWARD, true);
        } catch (Fault nothing) {
            attempts.endDescendants(common);
            attempts.end(common);
            course.current(target);
            throw new Fault("SB.2.9-9");
        }
    }
}
