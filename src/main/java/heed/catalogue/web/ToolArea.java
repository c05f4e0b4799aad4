package heed.catalogue.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.catalogue.Tools;
import heed.workforce.People;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose names and numbers a card holds: the area that was asked for, else the caller's own, else the only one there is. */
@RequestScoped
public class ToolArea {
    @Inject private CurrentUser user;
    @Inject private People people;
    @Inject private Tools tools;
    @Inject private Clock clock;

    /**
     * @param asked key of an area; null or blank if none was chosen
     * @throws NotInScope if there is no such area
     */
    public Optional<Integer> of(String asked) {
        Map<Integer, String> areas = tools.areas();
        if (asked != null && !asked.isBlank()) {
            return Optional.of(areas.keySet().stream().filter(key -> key.toString().equals(asked)).findFirst().orElseThrow(NotInScope::new));
        }
        Optional<Integer> own = user.isSignedIn() ? user.personId().flatMap(id -> people.running(Set.of(id), LocalDate.now(clock)).stream().findFirst()).map(post -> post.facts().areaKey()) : Optional.empty();
        return own.filter(areas::containsKey).or(() -> areas.size() == 1 ? areas.keySet().stream().findFirst() : Optional.empty());
    }

    public String name(int areaKey) {
        return tools.areas().getOrDefault(areaKey, "");
    }
}
