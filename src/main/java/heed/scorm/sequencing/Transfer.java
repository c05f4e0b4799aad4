package heed.scorm.sequencing;

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

    void take(Activity activity, RuntimeReport report) {
        Tracking tracking = course.of(activity);
        course.state().exit = report.exit();
        takeStores(activity, report.stores());
        tracking.suspended = report.exit() == RuntimeReport.Exit.SUSPEND;
        if (!activity.definition().delivery().tracked()) {
            return;
        }
        tracking.experienced = report.time();
        for (Objective objective : activity.definition().objectives()) {
            ObjectiveStatus status = Optional.ofNullable(report.objectives().get(objective.id())).orElse(ObjectiveStatus.unknown());
            if (objective.primary()) {
                status = completedByMeasure(activity, report.status().over(status));
            }
            course.objectives().write(activity, objective, status);
        }
    }

    /** {@code adlcp:completionThreshold}: progress decides, whatever the content says of its completion. */
    private static ObjectiveStatus completedByMeasure(Activity activity, ObjectiveStatus status) {
        Definition.Threshold threshold = activity.definition().threshold();
        if (!threshold.byMeasure() || status.progress().isEmpty()) {
            return status;
        }
        return status.withCompleted(status.progress().orElseThrow().compareTo(threshold.minimum()) >= 0);
    }

    private void takeStores(Activity activity, Map<String, String> written) {
        Map<String, String> stores = course.storeHome().stores;
        activity.stores().stream().filter(s -> s.writes() && written.containsKey(s.target()))
                .forEach(s -> stores.put(s.target(), written.get(s.target())));
    }

    List<InitialObjective> objectives(Activity activity) {
        Map<String, InitialObjective> found = new LinkedHashMap<>();
        activity.definition().objectives().stream().filter(o -> !o.id().isEmpty())
                .forEach(o -> found.putIfAbsent(o.id(), new InitialObjective(o.id(), course.objectives().known(activity, o))));
        return List.copyOf(found.values());
    }

    List<SharedStore> stores(Activity activity) {
        Map<String, String> stores = course.storeHome().stores;
        return activity.stores().stream().map(s -> new SharedStore(s.target(),
                s.reads() ? Optional.ofNullable(stores.get(s.target())) : Optional.empty(), s.reads(), s.writes())).toList();
    }
}
