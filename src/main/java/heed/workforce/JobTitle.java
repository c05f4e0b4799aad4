package heed.workforce;

/** An agency's own word for a job and what it means in the training matrix. */
public record JobTitle(int agencyKey, String title, String group, String level) {}
