package heed.enrolment;

import heed.access.Scope;
import heed.catalogue.Item;
import heed.catalogue.ModuleText;
import heed.catalogue.Modules;
import heed.catalogue.Page;
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

    private static final int MOST_IDEAS = 5;

    /** A derived table and not a named one: H2 loses the values of a named one's parameters. */
    private static final String FIRST = "(select f.go, f.item, f.question, f.chosen, cast(f.points as double precision) as points from first_answer f where f.slug = :slug"
            + " and exists (select 1 from post p where p.person_id = f.person_id and p.superseded_at is null and p.first_day <= :today"
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

    /** A wrong idea, or in a package an answer that was chosen, and the share of people who showed it, 0 to 1. */
    public record Idea(String text, double share) {}

    /**
     * One question.
     *
     * @param stem its words as Markdown; the id when nobody has told them
     * @param people how many answered it first; 0 when fewer than ten, and then nothing else is said
     * @param facility share that was right at once, 0 to 1; empty when nothing is right or wrong
     * @param discrimination correlation with the rest of the go; empty when nothing varies
     * @param ideas the most frequent first, at most five
     */
    public record ItemFigures(String item, String stem, long people, Optional<Double> facility, Optional<Double> discrimination, List<Flag> flags, List<Idea> ideas) {}

    /** All questions of a module that were ever answered by people who hold a post in scope today, the hardest first. */
    public List<ItemFigures> of(String slug, Scope scope) {
        String first = FIRST.formatted(scope.restrict("p.agency_key", "p.place_key"));
        LocalDate today = LocalDate.now(clock);
        Map<String, List<Idea>> ideas = new HashMap<>();
        Sql.of(em, "select f.item, f.chosen, count(*) as n, p.people from " + first + " f join (select item, count(*) as people from " + first + " g group by item) p on p.item = f.item"
                        + " where f.chosen is not null group by f.item, f.chosen, p.people order by n desc, f.chosen")
                .set("slug", slug).set("today", today).set("scopeUnits", scope.units())
                .each(r -> ideas.computeIfAbsent(r.text("item"), i -> new ArrayList<>()).add(new Idea(r.text("chosen"), (double) r.number("n") / r.number("people"))));
        Optional<ModuleText> text = newest(slug);
        return Sql.of(em, "select f.item, max(f.question) as question, count(*) as people, avg(f.points) as facility, corr(f.points, t.total - f.points) as discrimination"
                        + " from " + first + " f join (select g.go, sum(g.points) as total from " + first + " g group by g.go) t on t.go = f.go"
                        + " group by f.item order by case when avg(f.points) is null then 1 else 0 end, avg(f.points), f.item")
                .set("slug", slug).set("today", today).set("scopeUnits", scope.units())
                .list(r -> figures(r.text("item"), r.text("question"), r.number("people"), number(r.decimal("facility")), number(r.decimal("discrimination")), text, ideas));
    }

    /** How many questions, over all modules, fewer than 3 in 10 of at least ten people in scope answered rightly at once. */
    public long tooHard(Scope scope) {
        return Sql.of(em, "select count(*) from (select f.slug, f.item from first_answer f where f.points is not null"
                        + " and exists (select 1 from post p where p.person_id = f.person_id and p.superseded_at is null and p.first_day <= :today"
                        + " and (p.last_day is null or p.last_day >= :today) and " + scope.restrict("p.agency_key", "p.place_key") + ")"
                        + " group by f.slug, f.item having count(*) >= " + FEWEST + " and avg(f.points) < 0.3) hard")
                .set("today", LocalDate.now(clock)).set("scopeUnits", scope.units()).number();
    }

    /** Whether a module's questions are those of a package, which tells what was chosen and not which idea is behind it. */
    public boolean isPackage(String slug) {
        return newest(slug).map(t -> t.pages().stream().anyMatch(Page::isPackage)).orElse(false);
    }

    private static Optional<Double> number(BigDecimal value) {
        return Optional.ofNullable(value).map(BigDecimal::doubleValue);
    }

    private static ItemFigures figures(String item, String question, long people, Optional<Double> facility, Optional<Double> discrimination, Optional<ModuleText> text, Map<String, List<Idea>> ideas) {
        String stem = text.flatMap(t -> t.item(item)).map(Item::stem).orElse(question == null ? item : question);
        return people < FEWEST ? new ItemFigures(item, stem, 0, Optional.empty(), Optional.empty(), List.of(), List.of())
                : new ItemFigures(item, stem, people, facility, discrimination, facility.map(f -> flags(people, f, discrimination)).orElse(List.of()),
                        ideas.getOrDefault(item, List.of()).stream().limit(MOST_IDEAS).toList());
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
