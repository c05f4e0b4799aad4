package heed.scorm.sequencing;

import heed.scorm.sequencing.Definition.Fact;
import heed.scorm.sequencing.Definition.Objective;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Reads and writes objectives through their maps to global ones (SN 4.2.1 and 3.9.3). */
final class Objectives {
    private static final Set<Fact> FALLING_BACK = Set.of(Fact.COMPLETED, Fact.PROGRESS);

    private final Course course;
    private final Set<String> changed = new LinkedHashSet<>();

    Objectives(Course course) {
        this.course = course;
    }

    /**
     * What content finds: the global value where a map reads one, known or not, else the local value. Completion and
     * progress fall back to the local value while the global one is not known. A success that depends on the measure is
     * worked out from it.
     */
    ObjectiveStatus read(Activity activity, Objective objective) {
        ObjectiveStatus status = course.of(activity).objectives.getOrDefault(objective.id(), ObjectiveStatus.unknown());
        Map<String, ObjectiveStatus> globals = course.objectiveHome().objectives;
        for (Definition.Mapping map : objective.maps()) {
            ObjectiveStatus global = globals.getOrDefault(map.target(), ObjectiveStatus.unknown());
            for (Fact fact : map.reads()) {
                if (global.has(fact) || !FALLING_BACK.contains(fact)) {
                    status = status.taking(fact, global);
                }
            }
        }
        return byMeasure(activity, objective, status);
    }

    /**
     * What rules find: the same, but a completion that depends on progress is worked out from it, and of an activity that
     * is not tracked nothing is known.
     */
    ObjectiveStatus known(Activity activity, Objective objective) {
        return activity.definition().delivery().tracked()
                ? byProgress(activity, objective, read(activity, objective)) : ObjectiveStatus.unknown();
    }

    /** {@code adlcp:completionThreshold}: progress decides, whatever else is known of the completion. */
    private static ObjectiveStatus byProgress(Activity activity, Objective objective, ObjectiveStatus status) {
        Definition.Threshold threshold = activity.definition().threshold();
        if (!objective.primary() || !threshold.byMeasure()) {
            return status;
        }
        return status.progress().map(p -> status.withCompleted(p.compareTo(threshold.minimum()) >= 0)).orElseGet(() -> status.without(Fact.COMPLETED));
    }

    /** What a parent's rollup finds: of an earlier attempt nothing, where the parent asks for the present one's only; what a map reads belongs to no attempt. */
    ObjectiveStatus current(Activity activity, Objective objective) {
        ObjectiveStatus status = known(activity, objective);
        Tracking tracking = course.of(activity);
        status = tracking.objectivesOutdated ? withoutOwn(withoutOwn(status, objective, Fact.SATISFIED), objective, Fact.SCALED) : status;
        return tracking.progressOutdated ? withoutOwn(withoutOwn(status, objective, Fact.COMPLETED), objective, Fact.PROGRESS) : status;
    }

    private ObjectiveStatus withoutOwn(ObjectiveStatus status, Objective objective, Fact fact) {
        Map<String, ObjectiveStatus> globals = course.objectiveHome().objectives;
        boolean read = objective.maps().stream().anyMatch(m -> m.reads().contains(fact) && globals.getOrDefault(m.target(), ObjectiveStatus.unknown()).has(fact));
        return read ? status : status.without(fact);
    }

    ObjectiveStatus primary(Activity activity) {
        return known(activity, activity.definition().primary());
    }

    /** The objective a rule refers to; the primary one if it refers to none. Empty: the rule refers to one that is not there. */
    Optional<Objective> find(Activity activity, Optional<String> id) {
        if (id.isEmpty()) {
            return Optional.of(activity.definition().primary());
        }
        return activity.definition().objectives().stream().filter(o -> o.id().equals(id.orElseThrow())).findFirst();
    }

    private ObjectiveStatus byMeasure(Activity activity, Objective objective, ObjectiveStatus status) {
        if (!objective.byMeasure()) {
            return status;
        }
        boolean judged = !course.of(activity).active || activity.definition().rollup().measureIfActive();
        return status.scaled().filter(m -> judged).map(m -> status.withSatisfied(m.compareTo(objective.minimum()) >= 0))
                .orElseGet(() -> status.without(Fact.SATISFIED));
    }

    /** What content reports replaces the local value and goes where the maps write, also that it has withdrawn what it had found. */
    void report(Activity activity, Objective objective, ObjectiveStatus status) {
        ObjectiveStatus found = read(activity, objective);
        write(activity, objective, status, (fact, out) -> out.has(fact) || found.has(fact));
    }

    /** What a rollup or the end of an attempt concludes replaces the local value; what that changes goes where the maps write. */
    void conclude(Activity activity, Objective objective, ObjectiveStatus status) {
        ObjectiveStatus before = judged(activity, objective,
                course.of(activity).objectives.getOrDefault(objective.id(), ObjectiveStatus.unknown()));
        write(activity, objective, status, (fact, out) -> !out.same(fact, before));
    }

    private void write(Activity activity, Objective objective, ObjectiveStatus status, BiPredicate<Fact, ObjectiveStatus> goes) {
        course.of(activity).objectives.put(objective.id(), status);
        ObjectiveStatus out = judged(activity, objective, status);
        Map<String, ObjectiveStatus> globals = course.objectiveHome().objectives;
        for (Definition.Mapping map : objective.maps()) {
            ObjectiveStatus global = globals.getOrDefault(map.target(), ObjectiveStatus.unknown());
            ObjectiveStatus written = global;
            for (Fact fact : map.writes()) {
                written = goes.test(fact, out) ? written.taking(fact, out) : written;
            }
            if (!written.equals(global)) {
                globals.put(map.target(), written);
                changed.add(map.target());
            }
        }
    }

    private ObjectiveStatus judged(Activity activity, Objective objective, ObjectiveStatus status) {
        return byMeasure(activity, objective, byProgress(activity, objective, status));
    }

    /** The global objectives written since the last call. */
    Set<String> takeChanged() {
        Set<String> taken = new LinkedHashSet<>(changed);
        changed.clear();
        return taken;
    }
}
