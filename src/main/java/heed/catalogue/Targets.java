package heed.catalogue;

import java.util.List;

/**
 * Whom and what a page, block or item is for. An empty list means "all".
 *
 * @param groups keys of professional groups
 * @param neglectTypes of {@link #NEGLECT_TYPES}
 * @param ageBands of {@link #AGE_BANDS}
 */
public record Targets(List<String> groups, List<String> neglectTypes, List<String> ageBands) {
    public static final List<String> NEGLECT_TYPES = List.of("physical", "emotional", "educational", "medical", "nutritional", "supervision");
    public static final List<String> AGE_BANDS = List.of("unborn", "baby", "early-years", "primary", "secondary");
    /** No narrowing at all. */
    public static final Targets ALL = new Targets(List.of(), List.of(), List.of());

    public Targets {
        groups = List.copyOf(groups);
        neglectTypes = List.copyOf(neglectTypes);
        ageBands = List.copyOf(ageBands);
    }

    /** Whether somebody who holds posts in these groups is meant. */
    public boolean fits(Iterable<String> groupsOfLearner) {
        if (groups.isEmpty()) {
            return true;
        }
        for (String group : groupsOfLearner) {
            if (groups.contains(group)) {
                return true;
            }
        }
        return false;
    }
}
