package heed.requirement;

/** A line of the matrix as a list shows it, with the names of what it points to; group is null for every group. */
public record LineRow(Requirement rule, String title, String groupName, String scopeName) {}
