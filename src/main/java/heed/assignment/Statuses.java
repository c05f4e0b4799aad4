package heed.assignment;

import heed.access.Scope;
import heed.award.SamePersons;
import heed.award.Status;
import heed.award.TodaySql;
import heed.platform.PageRequest;
import heed.platform.Row;
import heed.platform.Slice;
import heed.platform.Sql;
import heed.workforce.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The one table of who stands where: every post of a scope and every module asked of it, by the matrix or by an
 * assignment. Filters: {@code q} (part of the name, or the staff number), {@code unit} (key), {@code group} (code),
 * {@code module} (slug), {@code status} (a status; {@code all}; without it those who need something), {@code mailbox}
 * ({@code none}: people whom no e-mail reaches), {@code dueFrom} and {@code dueTo} (days as in 2027-03-27, both of them
 * in). Sorts: {@code name}, {@code unit} (by its name), {@code module}, {@code due}, {@code latest} (what is due last at the
 * top); without one, what needs help first. What is never due stands at the end.
 */
@ApplicationScoped
@Transactional
public class Statuses {
    private static final int CHUNK = 1000;

    private static final String URGENCY = "case s.status when 'lapsed' then 0 when 'never' then 1 when 'expiring' then 2 when 'in_grace' then 3 when 'in_date' then 4"
            + " else 5 end, s.due, e.family_name, e.given_name, s.slug, s.post_id";
    /** By name with a coalesce, or PostgreSQL takes the people in the order of their index and goes through all rows of the table for each. */
    private static final Map<String, String> SORTS = Map.of("name", "coalesce(e.family_name, '') %1$s, coalesce(e.given_name, '') %1$s", "module", "m.code %1$s", "due", "s.due %1$s nulls last",
            "latest", "s.due desc nulls last", "unit", "u.name %1$s nulls last");

    /** The names to sort by; no other question pays for them. */
    private static final String UNIT_NAMES = " left join (select f.unit_key, max(f.name) as name from unit_fact f where f.superseded_at is null and f.first_day <= :today"
            + " and (f.last_day is null or f.last_day >= :today) group by f.unit_key) u on u.unit_key = coalesce(s.place_key, s.agency_key)";

    /** Written so that H2 filters the finished rows: a bare column it would work out once for each status that is asked for. */
    private static final String STATUS = "coalesce(s.status, '')";

    private EntityManager em;
    private Clock clock;

    protected Statuses() {}

    @Inject
    public Statuses(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /** The statement's text from "from" on, and its values. */
    private record Question(String from, Map<String, Object> values, TodaySql today) {
        Sql ask(EntityManager em, String select, String after) {
            return today.statement(em, select + from + after).setAll(values);
        }
    }

    private Question question(PageRequest asked, Scope scope) {
        TodaySql today = TodaySql.of(em, clock);
        Map<String, Object> values = new HashMap<>(Map.of("scopeUnits", scope.units(), "today", LocalDate.now(clock)));
        StringBuilder posts = new StringBuilder(scope.restrict("p.agency_key", "p.place_key"));
        asked.filter("unit").filter(u -> u.matches("\\d{1,9}")).ifPresent(u -> {
            posts.append(" and (p.agency_key in (select descendant from unit_closure where ancestor = :unit and first_day <= :today and (last_day is null or last_day >= :today))"
                    + " or p.place_key in (select descendant from unit_closure where ancestor = :unit and first_day <= :today and (last_day is null or last_day >= :today)))");
            values.put("unit", Integer.valueOf(u));
        });
        asked.filter("group").ifPresent(g -> {
            posts.append(" and p.group_code = :group");
            values.put("group", g);
        });
        String lines = "1 = 1";
        String assigned = "a.cancelled_at is null";
        if (asked.filter("module").isPresent()) {
            lines = "q.slug = :module";
            assigned += " and a.slug = :module";
            values.put("module", asked.filter("module").get());
        }
        StringBuilder where = new StringBuilder(" where e.removed_at is null");
        String status = asked.filter("status").orElse("");
        if (status.isEmpty()) {
            where.append(" and " + STATUS + " in ('lapsed', 'never', 'expiring', 'in_grace')");
        } else if (!status.equals("all")) {
            where.append(" and " + STATUS + " = :status");
            values.put("status", status);
        }
        if (asked.filter("mailbox").isPresent()) {
            where.append(" and e.email is null");
        }
        // Written like STATUS, and for its reason.
        day(asked, "dueFrom").ifPresent(day -> {
            where.append(" and coalesce(s.due, cast('0001-01-01' as date)) >= :dueFrom");
            values.put("dueFrom", day);
        });
        day(asked, "dueTo").ifPresent(day -> {
            where.append(" and coalesce(s.due, cast('9999-12-31' as date)) <= :dueTo");
            values.put("dueTo", day);
        });
        asked.filter("q").ifPresent(q -> {
            where.append(" and (lower(e.given_name || ' ' || e.family_name) like :q or exists (select 1 from post n where n.post_id = s.post_id and n.superseded_at is null"
                    + " and n.staff_number = :number))");
            values.put("q", "%" + q.toLowerCase(Locale.ROOT) + "%");
            values.put("number", q);
        });
        String from = " from (select r.post_id, r.person_id, r.agency_key, r.place_key, r.group_code, r.slug, r.line, r.completed_on, r.due, r.status, 0 as assigned from "
                + today.rows(posts.toString(), lines) + " r union all " + assigned(posts.toString(), assigned, today.same()) + ") s"
                + " join person e on e.id = s.person_id join module m on m.slug = s.slug join professional_group g on g.code = s.group_code" + ("unit".equals(asked.sort()) ? UNIT_NAMES : "") + where;
        return new Question(from, values, today);
    }

    /** A day of the filter; what is no day asks for nothing. */
    private static Optional<LocalDate> day(PageRequest asked, String name) {
        try {
            return asked.filter(name).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * What is asked beyond the matrix, in the person's first post of the scope that nothing frees; done by an award earned
     * since the day it was asked, and exempt while every post of the scope is freed.
     */
    private static String assigned(String posts, String which, SamePersons same) {
        String asked = "select p.post_id, p.person_id, p.agency_key, p.place_key, p.group_code, p.first_day, a.id, a.slug, a.due_on, " + doneOn(same) + " as done_on,"
                + " case when " + TodaySql.freed("p.post_id", "a.slug") + " then 1 else 0 end as freed"
                + " from assignment a join assignment_person t on t.assignment_id = a.id and t.cancelled_at is null join post p on p.person_id = t.person_id"
                + " where " + RUNS + " and " + which + " and (" + posts + ") offset 0 rows";
        return "select x.post_id, x.person_id, x.agency_key, x.place_key, x.group_code, x.slug, '' as line, x.done_on as completed_on,"
                + " case when x.done_on is null and x.freed = 1 then null else x.due_on end as due,"
                + " case when x.done_on is not null then 'in_date' when x.freed = 1 then 'exempt' when x.due_on < :today then 'never' else 'in_grace' end as status,"
                + " 1 as assigned from (select y.*, row_number() over (partition by y.person_id, y.id order by y.freed, y.first_day, y.post_id) as nth from (" + asked + ") y) x"
                + " where x.nth = 1";
    }

    static final String RUNS = "p.superseded_at is null and p.first_day <= :today and (p.last_day is null or p.last_day >= :today)";

    /** A condition on {@code assignment a} and its person {@code t}: a post of the human being runs today and nothing frees it from the module. */
    static String expected(SamePersons same) {
        return same.exists("post p", "p.person_id", "t.person_id", RUNS + " and not " + TodaySql.freed("p.post_id", "a.slug"));
    }

    /**
     * The day on which what {@code assignment a} asks of the person {@code t} was done, also under a linked record; null
     * while it is not.
     */
    static String doneOn(SamePersons same) {
        return same.latest("w.completed_on", "award w", "w.person_id", "t.person_id", "w.slug = a.slug"
                + " and w.completed_on >= cast(a.recorded_at as date) and (w.verified or exists (select 1 from award_verification f where f.award_id = w.id))"
                + " and not exists (select 1 from award_revocation v where v.award_id = w.id)");
    }

    private static final String SELECT = "select s.post_id, s.person_id, s.agency_key, s.place_key, s.slug, s.line, s.completed_on, s.due, s.status, s.assigned,"
            + " e.given_name, e.family_name, m.code, m.title, g.name as group_name, (select max(n.staff_number) from post n where n.post_id = s.post_id"
            + " and n.superseded_at is null) as staff_number";

    /** A row without the name of its unit. */
    private record Bare(StatusRow row, int unitKey) {
        static Bare of(Row r) {
            Integer place = r.integerOrNull("place_key");
            return new Bare(new StatusRow(r.uuid("post_id"), r.uuid("person_id"), r.text("given_name") + " " + r.text("family_name"), r.text("staff_number"), "",
                    r.text("group_name"), r.text("slug"), r.text("code"), r.text("title"), Status.of(r.text("status")), r.day("completed_on"), r.day("due"),
                    r.text("line"), r.integer("assigned") == 1), place == null ? r.integer("agency_key") : place);
        }

        StatusRow in(Map<Integer, String> names) {
            return new StatusRow(row.postId(), row.personId(), row.name(), row.staffNumber(), names.getOrDefault(unitKey, ""), row.group(), row.slug(), row.code(),
                    row.title(), row.status(), row.completedOn(), row.due(), row.line(), row.assigned());
        }
    }

    /** One page of the table: two queries, whatever its length. */
    public Slice<StatusRow> page(PageRequest asked, Scope scope) {
        Question question = question(asked, scope);
        long[] total = new long[1];
        List<Bare> rows = question.ask(em, SELECT + ", count(*) over () as total", order(asked) + " offset :first rows fetch next :size rows only")
                .set("first", asked.first()).set("size", asked.size())
                .list(r -> {
                    total[0] = r.number("total");
                    return Bare.of(r);
                });
        Map<Integer, String> names = new Units(em, clock).names(rows.stream().map(Bare::unitKey).toList(), LocalDate.now(clock));
        return new Slice<>(rows.stream().map(b -> b.in(names)).toList(), total[0]);
    }

    private static String order(PageRequest asked) {
        String sort = asked.sort() == null ? null : SORTS.get(asked.sort());
        return " order by " + (sort == null ? "" : sort.formatted(asked.descending() ? "desc" : "asc") + ", ") + URGENCY;
    }

    /** Every row of the same question, one by one, for an export. */
    public void each(PageRequest asked, Scope scope, Consumer<StatusRow> take) {
        LocalDate today = LocalDate.now(clock);
        Map<Integer, String> names = new HashMap<>();
        new Units(em, clock).all(today).forEach((key, unit) -> names.put(key, unit.name()));
        question(asked, scope).ask(em, SELECT, order(asked)).each(r -> take.accept(Bare.of(r).in(names)));
    }

    /** How many rows there are of each status, whatever status is filtered for. */
    public Map<Status, Long> counts(PageRequest asked, Scope scope) {
        Map<String, String> filters = new HashMap<>(asked.filters());
        filters.put("status", "all");
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        question(new PageRequest(0, 1, null, false, filters), scope).ask(em, "select s.status, count(*) as n", " group by s.status")
                .each(r -> counts.put(Status.of(r.text("status")), r.number("n")));
        return counts;
    }

    /** What a coordinator's week begins with; rows of the table, and people without a mailbox among those who need something. */
    public record Summary(long lapsed, long never, long expiring, long withoutMailbox) {
        public long needing() {
            return lapsed + never + expiring;
        }
    }

    public Summary summary(Scope scope) {
        Map<Status, Long> counts = counts(PageRequest.of(0, 1), scope);
        long mailless = question(PageRequest.of(0, 1), scope).ask(em, "select count(distinct s.person_id)", " and e.email is null").number();
        return new Summary(counts.getOrDefault(Status.LAPSED, 0L), counts.getOrDefault(Status.NEVER, 0L), counts.getOrDefault(Status.EXPIRING, 0L), mailless);
    }

    /** The persons in the rows of a question. */
    public Set<UUID> persons(PageRequest asked, Scope scope) {
        Set<UUID> persons = new HashSet<>();
        question(asked, scope).ask(em, "select distinct s.person_id", "").each(r -> persons.add(r.uuid("person_id")));
        return persons;
    }

    /** Those of the persons who have a post in the scope today, with their names. */
    public List<Named> inScope(Set<UUID> persons, Scope scope) {
        return Sql.of(em, "select e.id, e.given_name, e.family_name from person e where e.removed_at is null and e.id in (:persons) and exists (select 1 from post p"
                        + " where p.person_id = e.id and p.superseded_at is null and p.first_day <= :today and (p.last_day is null or p.last_day >= :today) and "
                        + scope.restrict("p.agency_key", "p.place_key") + ") order by e.family_name, e.given_name, e.id")
                .set("persons", persons).set("scopeUnits", scope.units()).set("today", LocalDate.now(clock))
                .list(r -> new Named(r.uuid("id"), r.text("given_name") + " " + r.text("family_name")));
    }

    /**
     * The persons by the unit of the scope for which somebody acts when something is asked of them: of several, the one that
     * stands nearest above a post of theirs today. Who has none there is left out.
     */
    public Map<Integer, Set<UUID>> byUnit(Collection<UUID> persons, Scope scope) {
        if (scope.units().size() == 1) {
            return Map.of(scope.units().iterator().next(), Set.copyOf(persons));
        }
        Map<UUID, Integer> nearest = new HashMap<>();
        List<UUID> all = List.copyOf(persons);
        for (int i = 0; i < all.size(); i += CHUNK) {
            Sql.of(em, "select p.person_id, c.ancestor from post p join unit_closure c on (c.descendant = p.agency_key or c.descendant = p.place_key)"
                            + " where p.person_id in (:persons) and " + RUNS + " and c.ancestor in (:scopeUnits) and c.first_day <= :today"
                            + " and (c.last_day is null or c.last_day >= :today or c.closed) order by c.distance, c.ancestor")
                    .set("persons", all.subList(i, Math.min(all.size(), i + CHUNK))).set("scopeUnits", scope.units()).set("today", LocalDate.now(clock))
                    .each(r -> nearest.putIfAbsent(r.uuid("person_id"), r.integer("ancestor")));
        }
        return nearest.entrySet().stream().collect(Collectors.groupingBy(Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));
    }

    /** Everybody with a post today in the unit (and below) and of the group, within the scope; null means any. */
    public List<Named> audience(Integer unit, String group, Scope scope) {
        List<String> more = new ArrayList<>();
        Map<String, Object> values = new HashMap<>(Map.of("scopeUnits", scope.units(), "today", LocalDate.now(clock)));
        if (unit != null) {
            String below = " in (select descendant from unit_closure where ancestor = :unit and first_day <= :today and (last_day is null or last_day >= :today))";
            more.add(" and (p.agency_key" + below + " or p.place_key" + below + ")");
            values.put("unit", unit);
        }
        if (group != null) {
            more.add(" and p.group_code = :group");
            values.put("group", group);
        }
        return Sql.of(em, "select e.id, e.given_name, e.family_name from person e where e.removed_at is null and exists (select 1 from post p where p.person_id = e.id"
                        + " and p.superseded_at is null and p.first_day <= :today and (p.last_day is null or p.last_day >= :today) and "
                        + scope.restrict("p.agency_key", "p.place_key") + String.join("", more) + ") order by e.family_name, e.given_name, e.id")
                .setAll(values).list(r -> new Named(r.uuid("id"), r.text("given_name") + " " + r.text("family_name")));
    }

    /** A person by name. */
    public record Named(UUID id, String name) {}
}
