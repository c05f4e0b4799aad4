package heed.scorm;

import heed.access.NotInScope;
import heed.access.Scope;
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
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * How far people are in a package, part by part. In scope is whoever has a post there today, and whoever never had a post but was enrolled in
 * an area there. Filters: {@code q} (part of the name, or the staff number), {@code unit} (key), {@code part} ({@code whole}, or an item),
 * {@code state} ({@code done}, {@code failed}, {@code begun}). Sorts: {@code last} (seen last first), {@code quiet} (not seen for longest first),
 * {@code time} (longest first); without one by name.
 */
@ApplicationScoped
@Transactional
public class Attempts {
    private static final Map<String, String> SORTS = Map.of("last", "s.last_at desc, ", "quiet", "s.last_at, ", "time", "s.seconds desc, ");
    private static final String ORDER = "e.family_name, e.given_name, s.registration_id, s.nth_part, s.first_at, s.item";
    private static final Map<String, String> STATES = Map.of("done", "(s.completion = 'completed' or s.success = 'passed') and s.success <> 'failed'", "failed", "s.success = 'failed'",
            "begun", "s.completion <> 'completed' and s.success = 'unknown'");
    private static final String RUNS = "p.superseded_at is null and p.first_day <= :today and (p.last_day is null or p.last_day >= :today)";

    private EntityManager em;
    private Clock clock;
    private Packages packages;

    protected Attempts() {}

    @Inject
    public Attempts(EntityManager em, Clock clock, Packages packages) {
        this.em = em;
        this.clock = clock;
        this.packages = packages;
    }

    /** A package that learners can have begun. */
    public record Course(UUID id, String slug, String title) {}

    /** All that were ever published, also those that were taken away, by title. */
    public List<Course> courses() {
        return Sql.of(em, "select p.id, p.slug, m.title from scorm_package p join module m on m.slug = p.slug where exists"
                + " (select 1 from module_version v where v.slug = p.slug and v.published_at is not null) order by m.title, p.id").list(r -> new Course(r.uuid("id"), r.text("slug"), r.text("title")));
    }

    /** How the reports of a version turn into completion of the module, as a sentence. */
    public record Rule(String version, String words) {}

    /** The rule of each version that somebody in scope has begun, the newest first; without anybody that of the newest version. */
    public List<Rule> rules(Course course, Scope scope) {
        List<Rule> begun = Sql.of(em, "select distinct v.id, v.version, v.published_at from " + learners(scope, "") + " l join module_version v on v.id = l.version_id order by v.published_at desc")
                .set("slug", course.slug()).setAll(now(scope)).list(r -> rule(r.uuid("id"), r.text("version")));
        return !begun.isEmpty() ? begun : Sql.of(em, "select id, version from module_version where slug = :slug and published_at is not null order by published_at desc")
                .set("slug", course.slug()).first(r -> rule(r.uuid("id"), r.text("version"))).map(List::of).orElse(List.of());
    }

    private Rule rule(UUID versionId, String version) {
        return new Rule(version, packages.rule(versionId).words());
    }

    /** Parts of a package that people can be in, by item, in the order of the newest version. */
    public Map<String, String> parts(Course course) {
        Map<String, String> parts = new LinkedHashMap<>();
        versions(course)
                .forEach(version -> packages.parts(version).forEach(parts::putIfAbsent));
        return parts;
    }

    private List<UUID> versions(Course course) {
        return Sql.of(em, "select id from module_version where slug = :slug and published_at is not null order by published_at desc").set("slug", course.slug()).list(r -> r.uuid("id"));
    }

    /** One page of the table: two queries, whatever its length. */
    public Slice<ProgressRow> page(Course course, PageRequest asked, Scope scope) {
        long[] total = new long[1];
        List<Found> found = question(course, asked, scope, ", count(*) over () as total", " offset :first rows fetch next :size rows only")
                .set("first", asked.first()).set("size", asked.size()).list(r -> {
                    total[0] = r.number("total");
                    return Found.of(r);
                });
        Map<Integer, String> names = new Units(em, clock).names(found.stream().map(Found::unitKey).toList(), LocalDate.now(clock));
        Map<UUID, Map<String, String>> parts = new HashMap<>();
        return new Slice<>(found.stream().map(f -> row(f, names, parts)).toList(), total[0]);
    }

    /** Every row of the same question, one by one, for an export. */
    public void each(Course course, PageRequest asked, Scope scope, Consumer<ProgressRow> take) {
        Map<Integer, String> names = new HashMap<>();
        new Units(em, clock).all(LocalDate.now(clock)).forEach((key, unit) -> names.put(key, unit.name()));
        Map<UUID, Map<String, String>> parts = new HashMap<>();
        versions(course).forEach(version -> parts.put(version, packages.parts(version)));
        question(course, asked, scope, "", "").each(r -> take.accept(row(Found.of(r), names, parts)));
    }

    /** A row without the names of its unit and its part. */
    private record Found(ProgressRow row, int unitKey, UUID version) {
        static Found of(Row r) {
            return new Found(new ProgressRow(r.uuid("person_id"), r.uuid("attempt_id"), r.text("given_name") + " " + r.text("family_name"), r.text("staff_number"), "", r.text("item"), "",
                    r.text("version"), r.text("completion"), r.text("success"), r.decimal("scaled"), r.decimal("raw"), r.number("seconds"), r.integer("goes"), r.at("last_at"),
                    r.text("item").isEmpty() ? r.day("completed_on") : null), r.integer("unit_key"), r.uuid("version_id"));
        }
    }

    private ProgressRow row(Found f, Map<Integer, String> names, Map<UUID, Map<String, String>> parts) {
        ProgressRow r = f.row();
        return new ProgressRow(r.personId(), r.attempt(), r.name(), r.staffNumber(), names.getOrDefault(f.unitKey(), ""), r.item(), r.isWhole() ? "" : parts.computeIfAbsent(f.version(), packages::parts).getOrDefault(r.item(), r.item()), r.version(),
                r.completion(), r.success(), r.scaled(), r.raw(), r.seconds(), r.goes(), r.lastAt(), r.done());
    }

    private Sql question(Course course, PageRequest asked, Scope scope, String more, String after) {
        Map<String, Object> values = now(scope);
        values.put("slug", course.slug());
        String unit = "";
        Optional<String> key = asked.filter("unit").filter(u -> u.matches("\\d{1,9}"));
        if (key.isPresent()) {
            String below = " in (select descendant from unit_closure where ancestor = :unit and first_day <= :today and (last_day is null or last_day >= :today))";
            unit = " and (p.agency_key" + below + " or p.place_key" + below + ")";
            values.put("unit", Integer.valueOf(key.get()));
        }
        List<String> where = new ArrayList<>(List.of("s.nth = 1", "e.removed_at is null"));
        asked.filter("q").ifPresent(q -> {
            where.add("(lower(e.given_name || ' ' || e.family_name) like :q or s.staff_number = :number)");
            values.put("q", "%" + q.toLowerCase(Locale.ROOT) + "%");
            values.put("number", q);
        });
        asked.filter("part").ifPresent(part -> {
            where.add("s.item = :part");
            values.put("part", part.equals("whole") ? "" : part);
        });
        asked.filter("state").map(STATES::get).ifPresent(where::add);
        String learners = learners(scope, unit);
        return Sql.of(em, "select s.*, v.version, e.given_name, e.family_name, k.completed_on" + more + " from (" + whole(learners) + " union all " + parts(learners) + ") s"
                        + " join person e on e.id = s.person_id join module_version v on v.id = s.version_id left join completion k on k.registration_id = s.registration_id where "
                        + String.join(" and ", where) + " order by " + (asked.sort() == null ? "" : SORTS.getOrDefault(asked.sort(), "")) + ORDER + after)
                .setAll(values);
    }

    private static final String LEARNER = "l.registration_id, l.person_id, l.version_id, l.unit_key, l.staff_number";

    /** Of each registration the attempt that counts is the first; where to look closer is the latest. */
    private static String whole(String learners) {
        String of = " over (partition by l.registration_id";
        return "select " + LEARNER + ", 0 as nth_part, '' as item, first_value(a.id)" + of + " order by a.number desc) as attempt_id, a.completion, a.success, a.scaled,"
                + " cast(null as numeric(20, 7)) as raw, sum(a.seconds)" + of + ") as seconds, max(a.number)" + of + ") as goes, min(a.begun_at)" + of + ") as first_at,"
                + " max(coalesce((select max(c.last_at) from scorm_sco c where c.attempt_id = a.id and c.last_at > a.last_at), a.last_at))" + of + ") as last_at,"
                + " row_number()" + of + " order by " + CountingAttempt.first("a") + ") as nth"
                + " from " + learners + " l join scorm_attempt a on a.registration_id = l.registration_id";
    }

    private static String parts(String learners) {
        String of = " over (partition by l.registration_id, c.item";
        return "select " + LEARNER + ", 1 as nth_part, c.item, a.id as attempt_id, c.completion, c.success, c.scaled, c.raw,"
                + " sum(c.total_centi + c.session_centi)" + of + ") / 100 as seconds, count(*)" + of + ") as goes, min(c.first_at)" + of + ") as first_at, max(c.last_at)" + of + ") as last_at,"
                + " row_number()" + of + " order by a.number desc, c.number desc) as nth"
                + " from " + learners + " l join scorm_attempt a on a.registration_id = l.registration_id join scorm_sco c on c.attempt_id = a.id";
    }

    /** Registrations of people in scope: needs {@code :slug} and {@link #now}. */
    private static String learners(Scope scope, String unit) {
        return "(select r.id as registration_id, r.person_id, r.version_id, w.unit_key, w.staff_number from registration r join ("
                + "select p.person_id, min(coalesce(p.place_key, p.agency_key)) as unit_key, max(p.staff_number) as staff_number from post p where " + RUNS + " and "
                + scope.restrict("p.agency_key", "p.place_key") + unit + " group by p.person_id"
                + (unit.isEmpty() ? " union all select o.person_id, min(o.area_key), cast(null as varchar(40)) from registration o where o.slug = :slug and " + scope.restrict("o.area_key")
                        + " and not exists (select 1 from post p where p.person_id = o.person_id and p.superseded_at is null) group by o.person_id" : "")
                + ") w on w.person_id = r.person_id where r.slug = :slug)";
    }

    private Map<String, Object> now(Scope scope) {
        return new HashMap<>(Map.of("scopeUnits", scope.units(), "today", LocalDate.now(clock)));
    }

    /**
     * One attempt at a package.
     *
     * @param number 1 for the person's first
     * @param unitKey where the person is in scope
     */
    public record Taken(UUID id, Course course, UUID personId, String person, UUID versionId, String version, int number, int unitKey, OffsetDateTime begunAt, OffsetDateTime lastAt) {}

    /** @throws NotInScope unless it is an attempt of somebody in scope */
    public Taken one(UUID attempt, Scope scope) {
        String slug = Sql.of(em, "select r.slug from scorm_attempt a join registration r on r.id = a.registration_id where a.id = :id").set("id", attempt).first(r -> r.text("slug"))
                .orElseThrow(NotInScope::new);
        Course course = courses().stream().filter(c -> c.slug().equals(slug)).findFirst().orElseThrow(NotInScope::new);
        return Sql.of(em, "select a.id, a.number, a.begun_at, a.last_at, l.person_id, l.version_id, l.unit_key, v.version, e.given_name, e.family_name from scorm_attempt a join "
                        + learners(scope, "") + " l on l.registration_id = a.registration_id join person e on e.id = l.person_id join module_version v on v.id = l.version_id"
                        + " where a.id = :id and e.removed_at is null")
                .setAll(now(scope)).set("slug", slug).set("id", attempt)
                .first(r -> new Taken(r.uuid("id"), course, r.uuid("person_id"), r.text("given_name") + " " + r.text("family_name"), r.uuid("version_id"), r.text("version"), r.integer("number"),
                        r.integer("unit_key"), r.at("begun_at"), r.at("last_at"))).orElseThrow(NotInScope::new);
    }

    /** One go at a part and what the course last said of it. */
    public record Go(String part, int number, OffsetDateTime firstAt, OffsetDateTime lastAt, List<RawValue> values, int hidden) {}

    /**
     * Every go of an attempt with each raw value and its time.
     *
     * @param item one part; null for all
     */
    public List<Go> goes(Taken taken, String item) {
        Map<UUID, Map<String, OffsetDateTime>> said = new HashMap<>();
        new CallLog(em).each(taken.id(), call -> {
            if (call.sets()) {
                said.computeIfAbsent(call.sco(), id -> new HashMap<>()).put(call.element(), call.receivedAt());
            }
        });
        Map<String, String> parts = packages.parts(taken.versionId());
        Sql sql = Sql.of(em, "select id, item, number, data, first_at, last_at from scorm_sco where attempt_id = :attempt" + (item == null ? "" : " and item = :item") + " order by first_at, item, number");
        return (item == null ? sql : sql.set("item", item)).set("attempt", taken.id()).list(r -> go(parts.getOrDefault(r.text("item"), r.text("item")), r, said.getOrDefault(r.uuid("id"), Map.of())));
    }

    private static Go go(String part, Row r, Map<String, OffsetDateTime> said) {
        List<RawValue> all = RawValue.read(r.text("data"), said, r.at("last_at"));
        List<RawValue> shown = all.stream().filter(RawValue::isResult).toList();
        return new Go(part, r.integer("number"), r.at("first_at"), r.at("last_at"), shown, all.size() - shown.size());
    }
}
