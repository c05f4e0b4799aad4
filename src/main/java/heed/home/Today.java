package heed.home;

import heed.assignment.Assignments;
import heed.award.Standing;
import heed.award.Standings;
import heed.award.Status;
import heed.catalogue.ModuleCard;
import heed.catalogue.Modules;
import heed.platform.Sql;
import heed.requirement.Exemptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * @param due     the day by which something must be done, or null
     * @param line    the line of the matrix that asks, or null when a coordinator asks beyond it
     * @param source  the guidance or standard in words, or why the coordinator asks
     * @param started whether she has begun and not finished it
     * @param open    whether it is published in her area
     */
    public record Task(String slug, String title, int minutes, Status status, LocalDate due, LocalDate countsUntil, String line,
            String source, boolean started, boolean open) {}

    /** Everything a person is asked for today, by the matrix and beyond it, most pressing first; what is in date comes last. */
    public List<Task> of(UUID personId) {
        Map<String, Task> bySlug = new LinkedHashMap<>();
        Map<String, Boolean> started = new LinkedHashMap<>();
        Sql.of(em, "select slug from registration where person_id = :person and live_key is not null")
                .set("person", personId).each(r -> started.put(r.text("slug"), true));
        Map<String, ModuleCard> anywhere = new LinkedHashMap<>();
        for (Standing standing : standings.today(personId)) {
            Map<String, ModuleCard> published = new LinkedHashMap<>();
            modules.published(standing.post().areaKey()).forEach(card -> published.put(card.slug(), card));
            anywhere.putAll(published);
            for (Standing.Module module : standing.modules()) {
                ModuleCard card = published.get(module.slug());
                Task task = new Task(module.slug(), card == null ? title(module.slug()) : card.title(),
                        card == null ? 0 : card.minutes(), module.status(), module.due(), module.expiry(),
                        module.rule().line(), module.rule().source(), started.containsKey(module.slug()), card != null);
                bySlug.merge(task.slug(), task, (a, b) -> PRESSING.compare(a, b) <= 0 ? a : b);
            }
        }
        assignments.tasksOf(personId).stream().filter(heed.assignment.Task::assigned).forEach(asked -> {
            ModuleCard card = anywhere.get(asked.slug());
            Task task = new Task(asked.slug(), asked.title(), card == null ? 0 : card.minutes(), asked.status(), asked.due(), null,
                    null, asked.why(), started.containsKey(asked.slug()), card != null);
            bySlug.merge(task.slug(), task, (a, b) -> PRESSING.compare(a, b) <= 0 ? a : b);
        });
        List<Task> tasks = new ArrayList<>(bySlug.values());
        tasks.sort(PRESSING);
        return tasks;
    }

    /** The signed exemptions of the person's posts that hold today. */
    public List<Exemptions.Line> freed(UUID personId) {
        LocalDate today = LocalDate.now(clock);
        List<UUID> posts = standings.today(personId).stream().map(s -> s.post().postId()).toList();
        return exemptions.of(posts).stream().filter(l -> l.exemption().covers(today)).toList();
    }

    private static final List<Status> ORDER =
            List.of(Status.LAPSED, Status.NEVER, Status.IN_GRACE, Status.EXPIRING, Status.IN_DATE, Status.EXEMPT);

    private static final Comparator<Task> PRESSING = Comparator.comparing((Task t) -> ORDER.indexOf(t.status()))
            .thenComparing(t -> !t.started())
            .thenComparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Task::slug);

    private String title(String slug) {
        return Sql.of(em, "select title from module where slug = :slug").set("slug", slug).first(r -> r.text("title")).orElse(slug);
    }
}
