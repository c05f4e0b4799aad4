package heed.catalogue.web;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.faces.Choice;
import heed.workforce.People;
import heed.workforce.PostRow;
import heed.workforce.UnitKind;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The local areas whose modules the caller may look at: those of the caller's own posts and those in scope. */
@RequestScoped
class CallerAreas {
    @Inject private Access access;
    @Inject private CurrentUser user;
    @Inject private People people;
    @Inject private Units units;
    @Inject private Clock clock;

    private Map<Integer, String> seen;

    /** Names by key of the areas whose modules the caller may see. */
    Map<Integer, String> seen() {
        if (seen == null) {
            access.require(Permission.LEARN);
            seen = new TreeMap<>();
            LocalDate today = LocalDate.now(clock);
            user.personId().ifPresent(person -> seen.putAll(units.names(
                people.running(Set.of(person), today).stream().map(PostRow::facts).map(f -> f.areaKey()).toList(), today)));
            if (oversees()) {
                seen.putAll(within(Permission.SEE_COVERAGE));
                seen.putAll(within(Permission.EDIT_CONTENT));
            }
            seen.putAll(within(Permission.TAKE_ALONG));
        }
        return seen;
    }

    /** Whether the caller looks at the whole curriculum and not only at what can be taken now. */
    boolean oversees() {
        return access.may(Permission.SEE_COVERAGE) || access.may(Permission.EDIT_CONTENT);
    }

    /** Names by key of the areas in the scope of a permission. */
    Map<Integer, String> within(Permission permission) {
        Map<Integer, String> names = new TreeMap<>();
        if (access.may(permission)) {
            for (UnitRow area : units.inScope(access.scope(permission), List.of(UnitKind.AREA), LocalDate.now(clock))) {
                names.put(area.key(), area.name());
            }
        }
        return names;
    }

    /**
     * The area asked for, or the first one.
     *
     * @throws NotInScope if it is none of these, or there is none
     */
    static int chosen(String asked, Map<Integer, String> areas) {
        if (asked == null || asked.isBlank()) {
            return areas.keySet().stream().findFirst().orElseThrow(NotInScope::new);
        }
        return areas.keySet().stream().filter(key -> key.toString().equals(asked)).findFirst().orElseThrow(NotInScope::new);
    }

    static List<Choice> choices(Map<Integer, String> areas) {
        return areas.entrySet().stream().map(a -> Choice.of(a.getKey(), a.getValue())).toList();
    }
}
