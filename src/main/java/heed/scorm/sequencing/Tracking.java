package heed.scorm.sequencing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tracking model of one activity for one person (SN 4.2): its objectives, its progress and where its attempts stand. */
final class Tracking {
    /** By local id. The completion and progress of the attempt are those of the primary objective. */
    final Map<String, ObjectiveStatus> objectives = new LinkedHashMap<>();
    /** The ids of the available children in their order; null until a selection or randomisation has made a list. */
    List<String> children;
    boolean selected;
    boolean randomized;
    boolean active;
    boolean suspended;
    int attempts;
    /** Its objectives belong to an earlier attempt of the parent, whose rollup asks for the present one's only. */
    boolean objectivesOutdated;
    /** The same of its progress. */
    boolean progressOutdated;
    /** The content of this attempt itself spoke of its success. */
    boolean judged;
    /** The content of this attempt itself spoke of its completion. */
    boolean counted;
    Instant begunAt;
    Instant attemptBegunAt;
    /** How long content was used, by its own account: in this attempt, and in all of them. */
    Duration attemptExperienced = Duration.ZERO;
    Duration experienced = Duration.ZERO;

    Tracking copy() {
        Tracking copy = new Tracking();
        copy.objectives.putAll(objectives);
        copy.children = children == null ? null : new ArrayList<>(children);
        copy.selected = selected;
        copy.randomized = randomized;
        copy.active = active;
        copy.suspended = suspended;
        copy.attempts = attempts;
        copy.objectivesOutdated = objectivesOutdated;
        copy.progressOutdated = progressOutdated;
        copy.judged = judged;
        copy.counted = counted;
        copy.begunAt = begunAt;
        copy.attemptBegunAt = attemptBegunAt;
        copy.attemptExperienced = attemptExperienced;
        copy.experienced = experienced;
        return copy;
    }
}
