package heed.scorm.sequencing;

import heed.scorm.sequencing.Definition.Condition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the conditions of rules hold: UP.2, UP.2.1, and RB.1.4.1 which asks the same of a child. */
final class Rules {
    private final Course course;
    private final Limits limits;

    /** The three values of a condition. What is not known stays so when it is negated. */
    enum Truth {
        TRUE, FALSE, UNKNOWN;

        static Truth of(boolean value) {
            return value ? TRUE : FALSE;
        }

        Truth negated() {
            return this == UNKNOWN ? UNKNOWN : of(this == FALSE);
        }
    }

    Rules(Course course, Limits limits) {
        this.course = course;
        this.limits = limits;
    }

    /** UP.2: the action of the first of the activity's rules that asks for one of these actions and holds. */
    Optional<String> check(Activity activity, List<Definition.Rule> rules, Set<String> actions) {
        return rules.stream()
                .filter(r -> actions.contains(r.action()) && evaluate(r.all(), r.conditions(), activity, false) == Truth.TRUE)
                .map(Definition.Rule::action).findFirst();
    }

    /** RB.1.4.1: whether a child meets the conditions of its parent's rollup rule. */
    Truth rollup(Activity child, Definition.RollupRule rule) {
        return evaluate(rule.all(), rule.conditions(), child, true);
    }

    boolean before(Activity activity, String action) {
        return check(activity, activity.definition().preConditions(), Set.of(action)).isPresent();
    }

    /** UP.2.1. */
    private Truth evaluate(boolean all, List<Condition> conditions, Activity activity, boolean rollup) {
        if (conditions.isEmpty()) {
            return Truth.UNKNOWN;
        }
        List<Truth> values = conditions.stream().map(c -> value(activity, c, rollup)).toList();
        Truth decisive = all ? Truth.FALSE : Truth.TRUE;
        if (values.contains(decisive)) {
            return decisive;
        }
        return values.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : decisive.negated();
    }

    private Truth value(Activity activity, Condition condition, boolean rollup) {
        Truth value = plain(activity, condition, status(activity, condition, rollup));
        return condition.not() ? value.negated() : value;
    }

    private Truth plain(Activity activity, Condition c, ObjectiveStatus status) {
        return switch (c.name()) {
            case "always" -> Truth.TRUE;
            case "satisfied" -> known(status.satisfied());
            case "objectiveStatusKnown" -> Truth.of(status.satisfied().isPresent());
            case "objectiveMeasureKnown" -> Truth.of(status.scaled().isPresent());
            case "objectiveMeasureGreaterThan" -> measure(status, c, 1);
            case "objectiveMeasureLessThan" -> measure(status, c, -1);
            case "completed" -> known(status.completed());
            case "activityProgressKnown" -> Truth.of(status.completed().isPresent());
            case "attempted" -> Truth.of(course.of(activity).attempts > 0);
            case "attemptLimitExceeded" -> activity.definition().limits().attempts()
                    .map(most -> Truth.of(course.of(activity).attempts >= most)).orElse(Truth.UNKNOWN);
            case "timeLimitExceeded" -> Truth.of(limits.timeExceeded(activity));
            case "outsideAvailableTimeRange" -> Truth.FALSE;
            default -> Truth.UNKNOWN;
        };
    }

    /** Unknown where the condition refers to an objective that is not there. */
    private ObjectiveStatus status(Activity activity, Condition c, boolean rollup) {
        Objectives objectives = course.objectives();
        return objectives.find(activity, c.objective())
                .map(o -> rollup ? objectives.current(activity, o) : objectives.known(activity, o)).orElse(ObjectiveStatus.unknown());
    }

    private static Truth known(Optional<Boolean> fact) {
        return fact.map(Truth::of).orElse(Truth.UNKNOWN);
    }

    private static Truth measure(ObjectiveStatus status, Condition c, int side) {
        return status.scaled().map(m -> Truth.of(Integer.signum(m.compareTo(c.threshold())) == side)).orElse(Truth.UNKNOWN);
    }
}
