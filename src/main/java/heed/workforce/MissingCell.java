package heed.workforce;

/**
 * Posts that run although no return of the last twelve months speaks of them, or of the agency and area as they still are.
 *
 * @param group code of the professional group, or null when the agency has neither posts nor a return
 * @param level L1 to L5, or null likewise
 * @param areaKey the area in which the posts count, or null likewise
 * @param posts how many posts run, 0 or more
 */
public record MissingCell(int agencyKey, String group, String level, Integer areaKey, long posts) {}
