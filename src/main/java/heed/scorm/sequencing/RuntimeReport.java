package heed.scorm.sequencing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What the data model of an open activity says at a commit or at its end. It says all of the attempt, not what changed.
 *
 * @param status from {@code cmi.completion_status}, {@code cmi.success_status}, {@code cmi.score.*}, {@code cmi.progress_measure},
 *        as the content set them: a threshold or passing score is applied by the sequencer
 * @param objectives from {@code cmi.objectives.n}, by its id; ids the manifest does not know are ignored
 * @param stores what the content wrote to {@code adl.data.n.store}, by the store's id; unwritable ones are ignored
 * @param time how long the content has been used in this launch ({@code cmi.session_time})
 * @param exit from {@code cmi.exit}
 * @param judged the content itself set {@code cmi.success_status}, be it to {@code unknown}: nothing is concluded from its silence
 * @param counted the content itself set {@code cmi.completion_status}, be it to {@code unknown}
 */
public record RuntimeReport(
        ObjectiveStatus status, Map<String, ObjectiveStatus> objectives, Map<String, String> stores, Duration time, Exit exit,
        boolean judged, boolean counted) {

    /** {@code TIME_OUT} and {@code LOGOUT} turn whatever is requested next, but a <i>suspend all</i>, into <i>exit all</i>. */
    public enum Exit {
        NONE, NORMAL, SUSPEND, TIME_OUT, LOGOUT;

        /** The value of {@code cmi.exit} (2004) or {@code cmi.core.exit} (1.2). */
        public static Exit of(String cmi) {
            return switch (cmi) {
                case "normal" -> NORMAL;
                case "suspend" -> SUSPEND;
                case "time-out" -> TIME_OUT;
                case "logout" -> LOGOUT;
                default -> NONE;
            };
        }
    }

    public RuntimeReport {
        objectives = Map.copyOf(objectives);
        stores = Map.copyOf(stores);
    }

    /** Content that set a status exactly if the status is known. */
    public RuntimeReport(ObjectiveStatus status, Map<String, ObjectiveStatus> objectives, Map<String, String> stores, Duration time, Exit exit) {
        this(status, objectives, stores, time, exit, status.satisfied().isPresent(), status.completed().isPresent());
    }

    RuntimeReport keeping(Map<String, String> earlier) {
        Map<String, String> all = new HashMap<>(earlier);
        all.putAll(stores);
        return new RuntimeReport(status, objectives, all, time, exit, judged, counted);
    }

    /** Content that said nothing, as an asset does. */
    public static RuntimeReport silent() {
        return new RuntimeReport(ObjectiveStatus.unknown(), Map.of(), Map.of(), Duration.ZERO, Exit.NONE);
    }
}
