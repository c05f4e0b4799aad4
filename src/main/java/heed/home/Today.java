package heed.home;

import heed.assignment.Assignments;
import heed.award.Standing;
import heed.award.Standings;
import heed.award.Status;
import heed.catalogue.ModuleCard;
import heed.catalogue.Modules;
import heed.catalogue.PlannedModule;
import heed.platform.Sql;
import heed.requirement.Exemptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What waits for the caller today. */
@ApplicationScoped
@Transactional
public class Today {
    private EntityManager em;
    private Clock clock;
    private Standings standings;
    private Modules modules;
    private Assignments assignments;
    private Exemptions exemptions;

    protected Today() {}

    @Inject
    Today(EntityManager em, Clock clock, Standings standings, Modules modules,
            Assignments assignments, Exemptions exemptions) {
        this.em = em;
        this.clock = clock;
        this.standings = standings;
        this.modules = modules;
        this.assignments = assignments;
        this.exemptions = exemptions;
    }

    /**
     * A module as the learner meets it today, once, whichever of her posts asks for it.
     *
     * @param code    its number in the curriculum, such as M03
     * @param due     the day by which something must be done, or null
     * @param line    the line of the matrix that asks, or null when a coordinator asks beyond it
     * @param source  the guidance or standard in words, or why the coordinator asks
     * @param started whether she has begun and not finished it
     * @param open    whether it is published in her area
     */
    public record Task(String slug, String code, String title, int minutes, Status status, LocalDate due, LocalDate countsUntil, String line,
            String source, boolean started, boolean open) {}

    /**
     * A learner's day.
     *
     * @param tasks everything asked of her by the matrix and beyond it, in the order in which to do it; what is in date comes last
     * @param freed the signed exemptions of her posts that hold today
     */
    public record Day(List<Task> tasks, List<Exemptions.Line> freed) {}

    /** What a person is asked for today, and what she is freed from. */
    public Day of(UUID personId) {
        List<Standing> held = standings.today(personId);
        LocalDate today = LocalDate.now(clock);
        List<Exemptions.Line> freed = exemptions.of(held.stream().map(s -> s.post().postId()).toList()).stream()
                .filter(l -> l.exemption().covers(today)).toList();
        return new Day(tasks(personId, held), freed);
    }

    private List<Task> tasks(UUID personId, List<Standing> held) {
        Map<String, Task> bySlug = new LinkedHashMap<>();
        Set<String> started = Set.copyOf(Sql.of(em, "select slug from registration where person_id = :person and live_key is not null")
                .set("person", personId).list(r -> r.text("slug")));
        Map<Integer, Map<String, ModuleCard>> byArea = new HashMap<>();
        Map<String, ModuleCard> anywhere = new HashMap<>();
        Map<String, PlannedModule> planned = new HashMap<>();
        for (Standing standing : held) {
            Map<String, ModuleCard> published = byArea.computeIfAbsent(standing.post().areaKey(), this::published);
            anywhere.putAll(published);
            for (Standing.Module module : standing.modules()) {
                ModuleCard card = published.get(module.slug());
                if (card == null && planned.isEmpty()) {
                    modules.planned().forEach(p -> planned.put(p.slug(), p));
                }
                bySlug.merge(module.slug(), new Task(module.slug(), card == null ? planned.get(module.slug()).code() : card.code(),
                        card == null ? planned.get(module.slug()).title() : card.title(), card == null ? 0 : card.minutes(), module.status(),
                        module.due(), module.expiry(), module.rule().line(), module.rule().source(), started.contains(module.slug()), card != null), Turn::first);
            }
        }
        for (heed.assignment.Task asked : assignments.askedOf(personId)) {
            ModuleCard card = anywhere.get(asked.slug());
            bySlug.merge(asked.slug(), new Task(asked.slug(), asked.code(), asked.title(), card == null ? 0 : card.minutes(), asked.status(), asked.due(),
                    null, null, asked.why(), started.contains(asked.slug()), card != null), Turn::first);
        }
        return Turn.of(bySlug.values(), modules::prerequisites);
    }

    private Map<String, ModuleCard> published(int areaKey) {
        Map<String, ModuleCard> cards = new HashMap<>();
        modules.published(areaKey).forEach(card -> cards.put(card.slug(), card));
        return cards;
    }
}
