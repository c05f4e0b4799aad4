package heed.workforce;

/**
 * A column of the training matrix.
 *
 * @param level the level a post of the group has unless it says otherwise, L1 to L5
 */
public record ProfessionalGroup(String code, String name, String level, int order) {}
