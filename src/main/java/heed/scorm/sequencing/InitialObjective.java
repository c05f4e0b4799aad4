package heed.scorm.sequencing;

/** One of the objectives a content object finds in {@code cmi.objectives} when it opens, in the manifest's order, the primary one first. */
public record InitialObjective(String id, ObjectiveStatus status) {
}
