package heed.scorm.sequencing;

import heed.scorm.sequencing.Definition.Condition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
                .filter(r -> actions.contains(r.action()) && evaluate(activity, r.all(), r.conditions()) == Truth.TRUE)
                .map(Definition.Rule::action).findFirst();
    }

    boolean before(Activity activity, String action) {
        return check(activity, activity.definition().preConditions(), Set.of(action)).isPresent();
    }

    /** UP.2.1 and RB.1.4.1. */
    Truth evaluate(Activity activity, boolean all, List<Condition> conditions) {
        if (conditions.isEmpty()) {
            return Truth.UNKNOWN;
        }
        List<Truth> values = conditions.stream().map(c -> value(activity, c)).toList();
        Truth decisive = all ? Truth.FALSE : Truth.TRUE;
        if (values.contains(decisive)) {
            return decisive;
        }
        return values.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : decisive.negated();
    }

    private Truth value(Activity activity, Condition condition) {
        Truth value = plain(activity, condition);
        return condition.not() ? value.negated() : value;
    }

    private Truth plain(Activity activity, Condition c) {
        return switch (c.name()) {
            case "always" -> Truth.TRUE;
            case "satisfied" -> known(activity, c, ObjectiveStatus::satisfied);
            case "objectiveStatusKnown" -> present(activity, c, ObjectiveStatus::satisfied);
            case "objectiveMeasureKnown" -> present(activity, c, ObjectiveStatus::scaled);
            case "objectiveMeasureGreaterThan" -> measure(activity, c, 1);
            case "objectiveMeasureLessThan" -> measure(activity, c, -1);
            case "completed" -> known(activity, c, ObjectiveStatus::completed);
            case "activityProgressKnown" -> present(activity, c, ObjectiveStatus::completed);
            case "attempted" -> Truth.of(course.of(activity).attempts > 0);
            case "attemptLimitExceeded" -> activity.definition().limits().attempts()
                    .map(most -> Truth.of(course.of(activity).attempts >= most)).orElse(Truth.UNKNOWN);
            case "timeLimitExceeded" -> Truth.of(limits.timeExceeded(activity));
            case "outsideAvailableTimeRange" -> Truth.FALSE;
            default -> Truth.UNKNOWN;
        };
    }

    private Optional<ObjectiveStatus> status(Activity activity, Condition c) {
        return course.objectives().find(activity, c.objective()).map(o -> course.objectives().known(activity, o));
    }

    private Truth known(Activity activity, Condition c, Function<ObjectiveStatus, Optional<Boolean>> fact) {
        return status(activity, c).flatMap(fact).map(Truth::of).orElse(Truth.UNKNOWN);
    }

    private Truth present(Activity activity, Condition c, Function<ObjectiveStatus, Optional<?>> fact) {
        return Truth.of(status(activity, c).map(s -> fact.apply(s).isPresent()).orElse(false));
    }

    private Truth measure(Activity activity, Condition c, int side) {
        Optional<BigDecimal> measure = status(activity, c).flatMap(ObjectiveStatus::scaled);
        return measure.map(m -> Truth.of(Integer.signum(m.compareTo(c.threshold())) == side)).orElse(Truth.UNKNOWN);
    }
}
