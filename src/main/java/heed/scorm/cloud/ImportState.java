package heed.scorm.cloud;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a course is on its way in.
 *
 * @param message  why it failed; empty otherwise
 * @param warnings what was odd about the package
 * @param course   once it is there
 */
public record ImportState(UUID id, State state, String message, List<String> warnings, Optional<Course> course) {
    /** On its way, there, or refused. */
    public enum State { RUNNING, COMPLETE, ERROR }
}
