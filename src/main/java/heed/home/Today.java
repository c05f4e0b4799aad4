package heed.home;

import heed.access.Access;
import heed.access.Permission;
import heed.access.Scope;
import heed.access.Undelivered;
import heed.assignment.Assignments;
import heed.award.Standing;
import heed.award.Standings;
import heed.award.Status;
import heed.catalogue.ModuleCard;
import heed.catalogue.Modules;
import heed.platform.Sql;
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
    private Access access;
    private Standings standings;
    private Modules modules;
    private Assignments assignments;
    private Undelivered mails;

    protected Today() {}

    @Inject
    Today(EntityManager em, Clock clock, Access access, Standings standings, Modules modules,
            Assignments assignments, Undelivered mails) {
        this.em = em;
        this.clock = clock;
        this.access = access;
        this.standings = standings;
        this.modules = modules;
        this.assignments = assignments;
        this.mails = mails;
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

    private static final List<Status> ORDER =
            List.of(Status.LAPSED, Status.NEVER, Status.IN_GRACE, Status.EXPIRING, Status.IN_DATE, Status.EXEMPT);

    private static final Comparator<Task> PRESSING = Comparator.comparing((Task t) -> ORDER.indexOf(t.status()))
            .thenComparing(t -> !t.started())
            .thenComparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Task::slug);

    private String title(String slug) {
        return Sql.of(em, "select title from module where slug = :slug").set("slug", slug).first(r -> r.text("title")).orElse(slug);
    }

    /** What the caller oversees, counted; only what is not zero is worth a line. */
    public record Oversight(long unverified, long unconfirmed, long noReturn, long importsWaiting, long undelivered) {}

    /** Counts for a coordinator's or administrator's page, within the caller's scope. */
    public Oversight oversight() {
        LocalDate today = LocalDate.now(clock);
        Scope people = access.scope(Permission.MANAGE_PEOPLE);
        boolean manages = !people.isEmpty();
        String inScope = people.restrict("p.agency_key", "p.place_key");
        long unverified = manages ? Sql.of(em, "select count(distinct a.id) from award a join post p on p.person_id = a.person_id"
                        + " where a.verified = false and p.superseded_at is null and (p.last_day is null or p.last_day >= :today) and "
                        + inScope + " and not exists (select 1 from award_verification v where v.award_id = a.id)"
                        + " and not exists (select 1 from award_revocation x where x.award_id = a.id)")
                .set("scopeUnits", people.units()).set("today", today).number() : 0;
        long unconfirmed = manages ? Sql.of(em, "select count(*) from post p where p.superseded_at is null"
                        + " and (p.last_day is null or p.last_day >= :today) and p.first_day <= :today and p.confirmed_on < :old and " + inScope)
                .set("scopeUnits", people.units()).set("today", today).set("old", today.minusMonths(12)).number() : 0;
        long noReturn = manages ? Sql.of(em, "select count(*) from (select distinct p.agency_key from post p where p.superseded_at is null"
                        + " and (p.last_day is null or p.last_day >= :today) and p.first_day <= :today and " + inScope
                        + " and not exists (select 1 from headcount_return h where h.agency_key = p.agency_key"
                        + " and h.superseded_at is null and h.as_at >= :old and h.as_at <= :today)) missing")
                .set("scopeUnits", people.units()).set("today", today).set("old", today.minusMonths(12)).number() : 0;
        long imports = manages ? Sql.of(em, "select count(*) from import_batch b where b.state = 'checked' and "
                        + people.restrict("b.unit_key"))
                .set("scopeUnits", people.units()).set("today", today).number() : 0;
        long undelivered = access.may(Permission.ADMINISTER) ? mails.count() : 0;
        return new Oversight(unverified, unconfirmed, noReturn, imports, undelivered);
    }
}
