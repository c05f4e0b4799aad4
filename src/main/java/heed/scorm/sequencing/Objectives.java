package heed.scorm.sequencing;

import heed.scorm.sequencing.Definition.Fact;
import heed.scorm.sequencing.Definition.Objective;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and writes objectives through their maps to global ones (SN 4.2.1 and 3.9.3). */
final class Objectives {
    private final Course course;
    private final Set<String> changed = new LinkedHashSet<>();

    Objectives(Course course) {
        this.course = course;
    }

    /**
     * What rules and content read: a global value where the map reads one and somebody has set it, else the local value.
     * A success that depends on the measure is worked out from it.
     */
    ObjectiveStatus known(Activity activity, Objective objective) {
        ObjectiveStatus status = local(activity, objective);
        Map<String, ObjectiveStatus> globals = course.objectiveHome().objectives;
        for (Definition.Mapping map : objective.maps()) {
            ObjectiveStatus global = globals.getOrDefault(map.target(), ObjectiveStatus.unknown());
            for (Fact fact : map.reads()) {
                if (global.has(fact)) {
                    status = status.taking(fact, global);
                }
            }
        }
        return byMeasure(activity, objective, status);
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

    private ObjectiveStatus local(Activity activity, Objective objective) {
        Tracking tracking = course.of(activity);
        ObjectiveStatus status = tracking.objectives.getOrDefault(objective.id(), ObjectiveStatus.unknown());
        if (tracking.objectivesOutdated) {
            status = status.without(Fact.SATISFIED).without(Fact.SCALED);
        }
        if (tracking.progressOutdated) {
            status = status.without(Fact.COMPLETED).without(Fact.PROGRESS);
        }
        return status;
    }

    private ObjectiveStatus byMeasure(Activity activity, Objective objective, ObjectiveStatus status) {
        if (!objective.byMeasure() || status.scaled().isEmpty()) {
            return status;
        }
        if (course.of(activity).active && !activity.definition().rollup().measureIfActive()) {
            return status.without(Fact.SATISFIED);
        }
        return status.withSatisfied(status.scaled().orElseThrow().compareTo(objective.minimum()) >= 0);
    }

    /** Replaces the local value and passes on what the maps write; what is unknown is not passed on. */
    void write(Activity activity, Objective objective, ObjectiveStatus status) {
        course.of(activity).objectives.put(objective.id(), status);
        ObjectiveStatus out = byMeasure(activity, objective, status);
        Map<String, ObjectiveStatus> globals = course.objectiveHome().objectives;
        for (Definition.Mapping map : objective.maps()) {
            ObjectiveStatus global = globals.getOrDefault(map.target(), ObjectiveStatus.unknown());
            ObjectiveStatus written = global;
            for (Fact fact : map.writes()) {
                if (out.has(fact)) {
                    written = written.taking(fact, out);
                }
            }
            if (!written.equals(global)) {
                globals.put(map.target(), written);
                changed.add(map.target());
            }
        }
    }

    /** The global objectives written since the last call. */
    Set<String> takeChanged() {
        Set<String> taken = new LinkedHashSet<>(changed);
        changed.clear();
        return taken;
    }
}
