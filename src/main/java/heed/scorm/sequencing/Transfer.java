package heed.scorm.sequencing;

import heed.scorm.sequencing.Definition.Fact;
import heed.scorm.sequencing.Definition.Objective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries values between the data model of the open content and the tracking model (SN 4.2 with RTE 4). */
final class Transfer {
    private final Course course;

    Transfer(Course course) {
        this.course = course;
    }

    /** Lets what the open content reported count. */
    void settle(Activity activity) {
        RuntimeReport report = course.state().report;
        course.state().report = null;
        if (report != null) {
            take(activity, report);
        }
    }

    private void take(Activity activity, RuntimeReport report) {
        Tracking tracking = course.of(activity);
        takeStores(activity, report.stores());
        tracking.suspended = report.exit() == RuntimeReport.Exit.SUSPEND;
        if (!activity.definition().delivery().tracked()) {
            return;
        }
        tracking.attemptExperienced = tracking.attemptExperienced.plus(report.time());
        tracking.experienced = tracking.experienced.plus(report.time());
        tracking.judged = report.judged();
        tracking.counted = report.counted();
        for (Objective objective : activity.definition().objectives()) {
            Optional<ObjectiveStatus> reported = Optional.ofNullable(report.objectives().get(objective.id()));
            if (objective.primary()) {
                takePrimary(activity, objective, report, reported);
            } else {
                reported.ifPresent(status -> course.objectives().report(activity, objective, status));
            }
        }
    }

    /** A status that content had found and has withdrawn is one it has spoken of. */
    private void takePrimary(Activity activity, Objective objective, RuntimeReport report, Optional<ObjectiveStatus> reported) {
        ObjectiveStatus found = course.objectives().read(activity, objective);
        ObjectiveStatus status = primary(report, reported.orElse(found));
        Tracking tracking = course.of(activity);
        tracking.judged |= found.satisfied().isPresent() && status.satisfied().isEmpty();
        tracking.counted |= found.completed().isPresent() && status.completed().isEmpty();
        course.objectives().report(activity, objective, status);
    }

    /** The data model's own status comes before that of its primary objective, also when it was set to unknown. */
    private static ObjectiveStatus primary(RuntimeReport report, ObjectiveStatus objective) {
        ObjectiveStatus status = report.status().over(objective);
        status = report.judged() ? status.taking(Fact.SATISFIED, report.status()) : status;
        return report.counted() ? status.taking(Fact.COMPLETED, report.status()) : status;
    }

    private void takeStores(Activity activity, Map<String, String> written) {
        Map<String, String> stores = course.storeHome().stores;
        activity.stores().stream().filter(s -> s.writes() && written.containsKey(s.target()))
                .forEach(s -> stores.put(s.target(), written.get(s.target())));
    }

    List<InitialObjective> objectives(Activity activity) {
        Map<String, InitialObjective> found = new LinkedHashMap<>();
        activity.definition().objectives().stream().filter(o -> !o.id().isEmpty())
                .forEach(o -> found.putIfAbsent(o.id(), new InitialObjective(o.id(), course.objectives().read(activity, o))));
        return List.copyOf(found.values());
    }

    List<SharedStore> stores(Activity activity) {
        Map<String, String> stores = course.storeHome().stores;
        return activity.stores().stream().map(s -> new SharedStore(s.target(),
                s.reads() ? Optional.ofNullable(stores.get(s.target())) : Optional.empty(), s.reads(), s.writes())).toList();
    }
}
