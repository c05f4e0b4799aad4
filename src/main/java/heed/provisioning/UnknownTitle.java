package heed.provisioning;

/** A job title of an agency that is not mapped yet, and on how many rows it stands. */
public record UnknownTitle(int agencyKey, String agency, String title, long rows) {}
