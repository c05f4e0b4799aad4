package heed.scorm.sequencing;

/**
 * A line of the course's table of contents, in reading order.
 *
 * @param depth 0 for the course itself
 * @param visible false: the line is left out (its children may still be shown)
 * @param selectable choosing it now would be a valid request
 * @param current it, or something in it, is open
 * @param launchable it has content of its own
 * @param attempts how often it has been begun
 */
public record TreeRow(
        String id, String title, int depth, boolean visible, boolean selectable, boolean current,
        boolean launchable, int attempts, boolean suspended, ObjectiveStatus status) {
}
