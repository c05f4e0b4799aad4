package heed.scorm.sequencing;

import heed.scorm.sequencing.Definition.Condition;
import heed.scorm.sequencing.Definition.Fact;
import heed.scorm.sequencing.Definition.Objective;
import heed.scorm.sequencing.Definition.RollupRule;
import heed.scorm.sequencing.Rules.Truth;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** RB.1: what is known of the children becomes what is known of their parents. */
final class Rollup {
    private static final List<RollupRule> SATISFACTION = List.of(
            standard("objectiveStatusKnown", "notSatisfied"), standard("satisfied", "satisfied"));
    private static final List<RollupRule> COMPLETION = List.of(
            standard("activityProgressKnown", "incomplete"), standard("completed", "completed"));

    private final Course course;
    private final Rules rules;

    Rollup(Course course, Rules rules) {
        this.course = course;
        this.rules = rules;
    }

    private static RollupRule standard(String condition, String action) {
        return new RollupRule("all", 0, BigDecimal.ZERO, false,
                List.of(new Condition(condition, false, Optional.empty(), BigDecimal.ZERO)), action);
    }

    /**
     * RB.1.5 for an activity and then for all that read a global objective which this has changed. That ends, for each
     * activity is rolled up once only.
     */
    void overall(Activity activity) {
        Set<Activity> done = new LinkedHashSet<>();
        upwards(activity, done);
        for (Set<String> changed = course.objectives().takeChanged(); !changed.isEmpty(); changed = course.objectives().takeChanged()) {
            for (Activity reader : readers(changed)) {
                if (!done.contains(reader)) {
                    upwards(reader, done);
                }
            }
        }
    }

    private List<Activity> readers(Set<String> globals) {
        return course.tree().all().stream().filter(a -> a.definition().objectives().stream().flatMap(o -> o.maps().stream())
                .anyMatch(m -> !m.reads().isEmpty() && globals.contains(m.target()))).toList();
    }

    /** RB.1.5. */
    private void upwards(Activity activity, Set<Activity> done) {
        done.add(activity);
        List<Activity> path = activity.path();
        for (int i = path.size() - 1; i >= 0; i--) {
            if (!path.get(i).leaf()) {
                rollUp(path.get(i));
            }
        }
    }

    private void rollUp(Activity cluster) {
        Objective primary = cluster.definition().primary();
        ObjectiveStatus before = course.of(cluster).objectives.getOrDefault(primary.id(), ObjectiveStatus.unknown());
        ObjectiveStatus status = measures(cluster, before);
        status = satisfaction(cluster, primary, status);
        status = completion(cluster, status);
        course.objectives().conclude(cluster, primary, status);
    }

    /** RB.1.1 and RB.1.1 b: the weighted means of the children's scores and progress. */
    private ObjectiveStatus measures(Activity cluster, ObjectiveStatus status) {
        Optional<BigDecimal> scaled = mean(cluster, c -> c.rollup().weight(), ObjectiveStatus::scaled);
        Optional<BigDecimal> progress = mean(cluster, c -> c.threshold().weight(), ObjectiveStatus::progress);
        ObjectiveStatus measured = scaled.map(status::withScaled).orElseGet(() -> status.without(Fact.SCALED));
        return progress.map(measured::withProgress).orElseGet(() -> measured.without(Fact.PROGRESS));
    }

    private Optional<BigDecimal> mean(Activity cluster, Function<Definition, BigDecimal> weightOf, Function<ObjectiveStatus, Optional<BigDecimal>> measureOf) {
        BigDecimal weights = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        boolean known = false;
        for (Activity child : course.available(cluster)) {
            if (child.definition().delivery().tracked()) {
                BigDecimal weight = weightOf.apply(child.definition());
                weights = weights.add(weight);
                Optional<BigDecimal> measure = measureOf.apply(course.objectives().current(child, child.definition().primary()));
                known |= measure.isPresent();
                total = total.add(weight.multiply(measure.orElse(BigDecimal.ZERO)));
            }
        }
        return known && weights.signum() > 0 ? Optional.of(total.divide(weights, MathContext.DECIMAL64)) : Optional.empty();
    }

    /** RB.1.2. Where the measure decides, {@link Objectives} works it out whenever it is asked. */
    private ObjectiveStatus satisfaction(Activity cluster, Objective primary, ObjectiveStatus status) {
        if (primary.byMeasure()) {
            return status.without(Fact.SATISFIED);
        }
        List<RollupRule> applied = applied(cluster, SATISFACTION, Set.of("satisfied", "notSatisfied"));
        if (holds(cluster, applied, "satisfied")) {
            return status.withSatisfied(true);
        }
        return holds(cluster, applied, "notSatisfied") ? status.withSatisfied(false) : status;
    }

    /** RB.1.3. Where progress decides, {@link Objectives} works it out. */
    private ObjectiveStatus completion(Activity cluster, ObjectiveStatus status) {
        if (cluster.definition().threshold().byMeasure()) {
            return status.without(Fact.COMPLETED);
        }
        List<RollupRule> applied = applied(cluster, COMPLETION, Set.of("completed", "incomplete"));
        if (holds(cluster, applied, "completed")) {
            return status.withCompleted(true);
        }
        return holds(cluster, applied, "incomplete") ? status.withCompleted(false) : status;
    }

    private static List<RollupRule> applied(Activity cluster, List<RollupRule> standard, Set<String> actions) {
        List<RollupRule> own = cluster.definition().rollupRules().stream().filter(r -> actions.contains(r.action())).toList();
        return own.isEmpty() ? standard : own;
    }

    private boolean holds(Activity cluster, List<RollupRule> applied, String action) {
        return applied.stream().anyMatch(r -> r.action().equals(action) && holds(cluster, r));
    }

    /** RB.1.4. */
    private boolean holds(Activity cluster, RollupRule rule) {
        List<Truth> values = new ArrayList<>();
        for (Activity child : course.available(cluster)) {
            if (child.definition().delivery().tracked() && counts(child, rule.action())) {
                values.add(rules.rollup(child, rule));
            }
        }
        long yes = values.stream().filter(v -> v == Truth.TRUE).count();
        return switch (rule.childSet()) {
            case "all" -> yes == values.size();
            case "any" -> yes > 0;
            case "none" -> values.stream().allMatch(v -> v == Truth.FALSE);
            case "atLeastCount" -> yes >= rule.count();
            case "atLeastPercent" -> !values.isEmpty() && BigDecimal.valueOf(yes).compareTo(rule.percent().multiply(BigDecimal.valueOf(values.size()))) >= 0;
            default -> false;
        };
    }

    /** RB.1.4.2. */
    private boolean counts(Activity child, String action) {
        Definition.RollupControl control = child.definition().rollup();
        Tracking tracking = course.of(child);
        boolean asked = action.equals("satisfied") || action.equals("notSatisfied") ? control.satisfied() : control.progress();
        if (!asked) {
            return false;
        }
        String required = switch (action) {
            case "satisfied" -> control.forSatisfied();
            case "notSatisfied" -> control.forNotSatisfied();
            case "completed" -> control.forCompleted();
            default -> control.forIncomplete();
        };
        return switch (required) {
            case "ifNotSuspended" -> !(tracking.attempts > 0 && tracking.suspended);
            case "ifAttempted" -> tracking.attempts > 0;
            case "ifNotSkipped" -> !rules.before(child, "skip");
            default -> true;
        };
    }
}
