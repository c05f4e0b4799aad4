package heed.scorm.sequencing;

import java.util.Optional;

/**
 * One of the stores content finds in {@code adl.data}.
 *
 * @param id the store's id as other activities and courses know it
 * @param value nothing until somebody has written; also empty where the activity may not read
 * @param readable false: reading {@code store} is an error for this activity
 * @param writable false: writing {@code store} is an error for this activity
 */
public record SharedStore(String id, Optional<String> value, boolean readable, boolean writable) {
}
