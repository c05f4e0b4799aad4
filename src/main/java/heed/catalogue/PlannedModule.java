package heed.catalogue;

/**
 * A module of the curriculum, whether its words are written yet or not.
 *
 * @param refreshMonths suggested; 0 if it need not be taken again
 * @param written whether a version of it has been read
 */
public record PlannedModule(String slug, String code, String title, Levels levels, int minutes, int refreshMonths, boolean written) {}
