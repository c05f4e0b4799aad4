package heed.quiz;

import heed.access.Scope;
import heed.catalogue.Item;
import heed.catalogue.ModuleText;
import heed.catalogue.Modules;
import heed.catalogue.StoredVersion;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What first answers teach us about the questions (domain report 4.5). Only the first answer of a person to a question
 * counts, and nothing is said about fewer than ten people.
 */
@ApplicationScoped
@Transactional
public class ItemAnalysis {
    /** Fewer people than this are not reported on. */
    public static final int FEWEST = 10;
    private static final int FEWEST_FOR_DISCRIMINATION = 50;

    /** A derived table and not a named one: H2 loses the values of a named one's parameters. */
    private static final String FIRST = "(select r.attempt_id, r.item, r.outcome, r.misconception, cast(r.points as double precision) as points"
            + " from quiz_result r join quiz_attempt a on a.id = r.attempt_id where r.slug = :slug and r.first_attempt"
            + " and exists (select 1 from post p where p.person_id = a.person_id and p.superseded_at is null and p.first_day <= :today"
            + " and (p.last_day is null or p.last_day >= :today) and %s))";

    private EntityManager em;
    private Clock clock;
    private Modules modules;

    protected ItemAnalysis() {}

    @Inject
    public ItemAnalysis(EntityManager em, Clock clock, Modules modules) {
        this.em = em;
        this.clock = clock;
        this.modules = modules;
    }

    /** What to look at in a question. A badly written question is not a weak workforce. */
    public enum Flag { TOO_HARD, TOO_EASY, DOES_NOT_TELL_APART }

    /** A wrong idea and the share of people who showed it, 0 to 1. */
    public record Idea(String text, double share) {}

    /**
     * One question.
     *
     * @param stem its words as Markdown; the id when no stored version has it any more
     * @param people how many answered it first; 0 when fewer than ten, and then nothing else is said
     * @param facility share that was right at once, 0 to 1
     * @param discrimination correlation with the rest of the attempt; empty when nothing varies
     */
    public record ItemFigures(String item, String outcome, String stem, long people, double facility, Optional<Double> discrimination, List<Flag> flags, List<Idea> ideas) {}

    /** All questions of a module that were ever answered by people who hold a post in scope today, the hardest first. */
    public List<ItemFigures> of(String slug, Scope scope) {
        String first = FIRST.formatted(scope.restrict("p.agency_key", "p.place_key"));
        LocalDate today = LocalDate.now(clock);
        Map<String, List<Idea>> ideas = new HashMap<>();
        Sql.of(em, "select f.item, f.misconception, count(*) as n, p.people from " + first + " f join (select item, count(*) as people from " + first + " g group by item) p on p.item = f.item"
                        + " where f.misconception is not null group by f.item, f.misconception, p.people order by n desc, f.misconception")
                .set("slug", slug).set("today", today).set("scopeUnits", scope.units())
                .each(r -> ideas.computeIfAbsent(r.text("item"), i -> new ArrayList<>()).add(new Idea(r.text("misconception"), (double) r.number("n") / r.number("people"))));
        Optional<ModuleText> text = newest(slug);
        return Sql.of(em, "select f.item, min(f.outcome) as outcome, count(*) as people, avg(f.points) as facility, corr(f.points, t.total - f.points) as discrimination"
                        + " from " + first + " f join (select g.attempt_id, sum(g.points) as total from " + first + " g group by g.attempt_id) t on t.attempt_id = f.attempt_id"
                        + " group by f.item order by avg(f.points), f.item")
                .set("slug", slug).set("today", today).set("scopeUnits", scope.units())
                .list(r -> figures(r.text("item"), r.text("outcome"), r.number("people"), number(r.decimal("facility")).orElse(0.0), number(r.decimal("discrimination")), text, ideas));
    }

    /** How many questions, over all modules, fewer than 3 in 10 of at least ten people in scope answered rightly at once. */
    public long tooHard(Scope scope) {
        return Sql.of(em, "select count(*) from (select r.slug, r.item from quiz_result r join quiz_attempt a on a.id = r.attempt_id where r.first_attempt"
                        + " and exists (select 1 from post p where p.person_id = a.person_id and p.superseded_at is null and p.first_day <= :today"
                        + " and (p.last_day is null or p.last_day >= :today) and " + scope.restrict("p.agency_key", "p.place_key") + ")"
                        + " group by r.slug, r.item having count(*) >= " + FEWEST + " and avg(r.points) < 0.3) hard")
                .set("today", LocalDate.now(clock)).set("scopeUnits", scope.units()).number();
    }

    private static Optional<Double> number(BigDecimal value) {
        return Optional.ofNullable(value).map(BigDecimal::doubleValue);
    }

    private static ItemFigures figures(String item, String outcome, long people, double facility, Optional<Double> discrimination, Optional<ModuleText> text, Map<String, List<Idea>> ideas) {
        String stem = text.flatMap(t -> t.item(item)).map(Item::stem).orElse(item);
        return people < FEWEST ? new ItemFigures(item, outcome, stem, 0, 0, Optional.empty(), List.of(), List.of())
                : new ItemFigures(item, outcome, stem, people, facility, discrimination, flags(people, facility, discrimination), ideas.getOrDefault(item, List.of()));
    }

    static List<Flag> flags(long people, double facility, Optional<Double> discrimination) {
        List<Flag> flags = new ArrayList<>();
        if (facility < 0.3) {
            flags.add(Flag.TOO_HARD);
        }
        if (facility > 0.95) {
            flags.add(Flag.TOO_EASY);
        }
        if (people >= FEWEST_FOR_DISCRIMINATION && discrimination.isPresent() && discrimination.get() < 0.15) {
            flags.add(Flag.DOES_NOT_TELL_APART);
        }
        return flags;
    }

    private Optional<ModuleText> newest(String slug) {
        return modules.versions(slug).stream().filter(v -> !v.isDraft()).map(StoredVersion::id).findFirst().map(modules::text);
    }
}
