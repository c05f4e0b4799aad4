package heed.requirement;

import heed.access.Scope;
import heed.audit.AuditLog;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Slice;
import heed.platform.Sql;
import heed.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The training matrix as dated data: read, edited with a look at the effect first, and asked what it demands of posts. */
@ApplicationScoped
@Transactional
public class Requirements {
    private static final String COLUMNS = "id, requirement_id, line, group_code, level, leads_only, scope_key, slug, basis, source, cycle_months,"
            + " grace_days, minimum_evidence, first_day, last_day, recorded_at, superseded_at";
    private static final int CHUNK = 1000;

    /** Up to so many beliefs about posts it is worth while to ask only for what concerns them. */
    private static final int FEW = 50;

    private EntityManager em;
    private Clock clock;
    private Event<MatrixChanged> changed;
    private AuditLog log;

    protected Requirements() {}

    /** For where no caller is known: what is logged is the program's doing. */
    public Requirements(EntityManager em, Clock clock, Event<MatrixChanged> changed) {
        this(em, clock, changed, AuditLog.ofProgram(em, clock));
    }

    @Inject
    public Requirements(EntityManager em, Clock clock, Event<MatrixChanged> changed, AuditLog log) {
        this.em = em;
        this.clock = clock;
        this.changed = changed;
        this.log = log;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static Requirement read(Row r) {
        return new Requirement(r.uuid("id"), r.uuid("requirement_id"), r.text("line"), r.text("group_code"), r.text("level"), r.flag("leads_only"),
                r.integer("scope_key"), r.text("slug"), Basis.of(r.text("basis")), r.text("source"), r.integer("cycle_months"), r.integer("grace_days"),
                Evidence.of(r.text("minimum_evidence")), r.day("first_day"), r.day("last_day"), r.at("recorded_at"), r.at("superseded_at"));
    }

    // Reading lines

    /** Every line ever believed, also those superseded. */
    public List<Requirement> history() {
        return Sql.of(em, "select " + COLUMNS + " from requirement order by id").list(Requirements::read);
    }

    /** The lines believed now, past and coming ones too. */
    public List<Requirement> believed() {
        return Sql.of(em, "select " + COLUMNS + " from requirement where superseded_at is null order by id").list(Requirements::read);
    }

    /** A line that is believed now, by its row. */
    public Optional<Requirement> find(UUID id) {
        return Sql.of(em, "select " + COLUMNS + " from requirement where id = :id and superseded_at is null").set("id", id).first(Requirements::read);
    }

    /** The beliefs about one line, in the order in which they were recorded. */
    public List<Requirement> historyOf(UUID requirementId) {
        return Sql.of(em, "select " + COLUMNS + " from requirement where requirement_id = :id order by recorded_at, first_day").set("id", requirementId)
                .list(Requirements::read);
    }

    /**
     * The lines that concern the units of a scope: those that hold for one of its units, for one above or for one below.
     * Filters: {@code module} (slug), {@code group} (code), {@code basis} (code), {@code when} ({@code all} for past and
     * coming lines too; otherwise those in force today).
     */
    public Slice<LineRow> page(PageRequest asked, Scope scope) {
        StringBuilder where = new StringBuilder(" where q.superseded_at is null and (" + scope.restrict("q.scope_key")
                + " or q.scope_key in (select ancestor from unit_closure where descendant in (:scopeUnits)"
                + " and first_day <= :today and (last_day is null or last_day >= :today)))");
        Map<String, Object> values = new HashMap<>(Map.of("scopeUnits", scope.units(), "today", LocalDate.now(clock)));
        asked.filter("module").ifPresent(v -> filter(where, values, "q.slug = :module", "module", v));
        asked.filter("group").ifPresent(v -> filter(where, values, "q.group_code = :group", "group", v));
        asked.filter("basis").ifPresent(v -> filter(where, values, "q.basis = :basis", "basis", v));
        if (!asked.filter("when").orElse("").equals("all")) {
            where.append(" and q.first_day <= :today and (q.last_day is null or q.last_day >= :today)");
        }
        long total = Sql.of(em, "select count(*) from requirement q" + where).setAll(values).number();
        List<LineRow> rows = Sql.of(em, "select q.id, q.requirement_id, q.line, q.group_code, q.level, q.leads_only, q.scope_key, q.slug, q.basis, q.source,"
                        + " q.cycle_months, q.grace_days, q.minimum_evidence, q.first_day, q.last_day, q.recorded_at, q.superseded_at, m.title,"
                        + " g.name as group_name, (select max(f.name) from unit_fact f where f.unit_key = q.scope_key and f.superseded_at is null"
                        + " and f.first_day <= :today and (f.last_day is null or f.last_day >= :today)) as scope_name"
                        + " from requirement q join module m on m.slug = q.slug left join professional_group g on g.code = q.group_code" + where
                        + " order by m.code, case when g.sort_order is null then 0 else g.sort_order end, q.scope_key, q.first_day, q.id"
                        + " offset :first rows fetch next :size rows only")
                .setAll(values).set("first", asked.first()).set("size", asked.size())
                .list(r -> new LineRow(read(r), r.text("title"), r.text("group_name"), r.text("scope_name")));
        return new Slice<>(rows, total);
    }

    /** How many lines of a module hold for exactly a unit and what stands below it. */
    public record Held(String title, long lines) {}

    /** Lines of today or later that name a unit itself, by module. */
    public List<Held> at(int unitKey) {
        return Sql.of(em, "select m.title, count(*) as n from requirement q join module m on m.slug = q.slug where q.superseded_at is null"
                        + " and q.scope_key = :unit and (q.last_day is null or q.last_day >= :today) group by m.code, m.title order by m.code")
                .set("unit", unitKey).set("today", LocalDate.now(clock)).list(r -> new Held(r.text("title"), r.number("n")));
    }

    private static void filter(StringBuilder where, Map<String, Object> values, String condition, String name, String value) {
        where.append(" and ").append(condition);
        values.put(name, value);
    }

    // Editing

    /** Writes an edit. Refused when somebody else has changed the line since it was read. */
    public void write(Edit edit, UUID by) {
        OffsetDateTime now = now();
        if (edit.replaced() != null) {
            int touched = Sql.of(em, "update requirement set superseded_at = :now where id = :id and superseded_at is null")
                    .set("now", now).set("id", edit.replaced().id()).update();
            if (touched != 1) {
                throw new Refusal("requirement.changedMeanwhile");
            }
        }
        insert(edit.rows(now), by);
        Set<Integer> scopes = edit.lines().stream().map(Line::scopeKey).collect(Collectors.toCollection(HashSet::new));
        if (edit.replaced() != null) {
            scopes.add(edit.replaced().scopeKey());
        }
        changed.fire(new MatrixChanged(Set.copyOf(edit.slugs()), scopes));
        Requirement old = edit.replaced();
        Line line = old == null || !edit.isEnd() ? edit.lines().get(edit.lines().size() - 1) : Line.of(old);
        log.record("requirement.line." + (old == null ? "added" : edit.isEnd() ? "ended" : "changed"), "requirement", edit.requirementId(),
                line.name(), line.scopeKey(), Texts.of("requirement", "audit.line", line.slug(), line.cycleMonths(), line.graceDays(), edit.day()));
    }

    private void insert(Collection<Requirement> rows, UUID by) {
        Sql.batch(em, "insert into requirement (" + COLUMNS + ", recorded_by) values (:id, :requirement, :line, :group, :level, :leads, :scope, :slug, :basis,"
                        + " :source, :cycle, :grace, :evidence, :first, :last, :recorded, :superseded, :by)",
                rows, (sql, r) -> sql.set("id", r.id()).set("requirement", r.requirementId()).set("line", r.line()).set("group", r.group()).set("level", r.level())
                        .set("leads", r.leadsOnly()).set("scope", r.scopeKey()).set("slug", r.slug()).set("basis", r.basis().code()).set("source", r.source())
                        .set("cycle", r.cycleMonths()).set("grace", r.graceDays()).set("evidence", r.minimumEvidence().code()).set("first", r.firstDay())
                        .set("last", r.lastDay()).set("recorded", r.recordedAt()).set("superseded", r.supersededAt()).set("by", by));
    }

    /**
     * Gives a unit the default matrix, for those of the modules that the catalogue knows.
     *
     * @param slugs the modules wanted
     * @return how many lines were written
     */
    public int importDefaults(int scopeKey, LocalDate firstDay, Collection<String> slugs) {
        return importDefaults(scopeKey, firstDay, slugs, now());
    }

    /** The same, as recorded at an instant in the past: for a partnership that is set up with its history. */
    public int importDefaults(int scopeKey, LocalDate firstDay, Collection<String> slugs, OffsetDateTime recordedAt) {
        Set<String> known = new HashSet<>(Sql.of(em, "select slug from module").list(r -> r.text("slug")));
        known.retainAll(slugs);
        List<Requirement> rows = DefaultMatrix.lines(scopeKey, firstDay).stream().filter(l -> known.contains(l.slug()))
                .flatMap(l -> Edit.add(l).rows(recordedAt).stream()).toList();
        insert(rows, null);
        changed.fire(new MatrixChanged(known, Set.of(scopeKey)));
        return rows.size();
    }

    /** Published modules that nobody is asked for yet though the default matrix has lines for them; their short names. */
    public Set<String> withoutLines() {
        Set<String> slugs = new TreeSet<>(Sql.of(em, "select distinct slug from module_publication p where p.live_key is not null"
                + " and not exists (select 1 from requirement q where q.slug = p.slug and q.superseded_at is null)").list(r -> r.text("slug")));
        slugs.retainAll(DefaultMatrix.lines(0, LocalDate.EPOCH).stream().map(Line::slug).collect(Collectors.toSet()));
        return slugs;
    }

    /** Gives a unit the default lines of {@link #withoutLines} from today on. */
    public void takeDefaults(int scopeKey) {
        Set<String> slugs = withoutLines();
        if (slugs.isEmpty()) {
            throw new Refusal("requirement.changedMeanwhile");
        }
        int lines = importDefaults(scopeKey, LocalDate.now(clock), slugs);
        log.record("requirement.defaults.taken", "requirement", null, null, scopeKey, Texts.of("requirement", "audit.defaults", lines, String.join(", ", slugs)));
    }

    /** What an edit would do to the people in post on its day (today if that is past). */
    public Effect effect(Edit edit) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = edit.day().isBefore(today) ? today : edit.day();
        OffsetDateTime now = now();
        List<Requirement> before = believed().stream().filter(r -> edit.slugs().contains(r.slug())).toList();
        List<Requirement> after = edit.applyTo(before, now);
        Set<Integer> scopes = edit.lines().stream().map(Line::scopeKey).collect(Collectors.toCollection(HashSet::new));
        if (edit.replaced() != null) {
            scopes.add(edit.replaced().scopeKey());
        }
        Ancestry ancestry = ancestry();
        Map<UUID, Demand> people = new HashMap<>();
        inPost(scopes, day).forEach(post -> {
            Demand demand = people.computeIfAbsent(post.personId(), p -> new Demand());
            demand.before.add(demands(Obligations.of(post, before, ancestry, now), day));
            demand.after.add(demands(Obligations.of(post, after, ancestry, now), day));
        });
        int[] n = new int[4];
        people.values().forEach(d -> d.kind().ifPresent(k -> n[k]++));
        return new Effect(n[0], n[1], n[2], n[3]);
    }

    /** What one person is asked by all posts, before and after an edit. */
    private static final class Demand {
        private final List<String> before = new ArrayList<>();
        private final List<String> after = new ArrayList<>();

        /** 0 added, 1 removed, 2 changed, 3 the same; empty when never asked. */
        Optional<Integer> kind() {
            boolean was = before.stream().anyMatch(s -> !s.isEmpty());
            boolean is = after.stream().anyMatch(s -> !s.isEmpty());
            return !was && !is ? Optional.empty() : Optional.of(!was ? 0 : !is ? 1 : before.equals(after) ? 3 : 2);
        }
    }

    private static String demands(Obligations obligations, LocalDate day) {
        return obligations.on(day).values().stream()
                .map(r -> r.slug() + " " + r.cycleMonths() + " " + r.graceDays() + " " + r.basis() + " " + r.minimumEvidence() + " "
                        + obligations.since(r, day))
                .collect(Collectors.joining(", "));
    }

    // What posts are asked

    /** The whole tree of units with its days. */
    public Ancestry ancestry() {
        return new Ancestry(Sql.of(em, "select ancestor, descendant, first_day, last_day from unit_closure").list(Requirements::link));
    }

    /** Lines, also those superseded, and what has ever stood above which unit. */
    public record Matrix(List<Requirement> lines, Ancestry ancestry) {}

    /** All there is. */
    public Matrix matrix() {
        return new Matrix(history(), ancestry());
    }

    /**
     * All of the matrix that can concern the posts. A learner's page asks for one or two posts: then the lines of other groups and
     * units, and the rest of the tree, stay unread.
     */
    public Matrix around(Collection<PostBelief> beliefs) {
        if (beliefs.size() > FEW) {
            return matrix();
        }
        Set<Integer> units = new HashSet<>();
        Set<String> groups = new HashSet<>();
        beliefs.forEach(b -> {
            units.add(b.areaKey());
            units.add(b.agencyKey());
            groups.add(b.group());
        });
        return new Matrix(Sql.of(em, "select " + COLUMNS + " from requirement where (group_code is null or group_code in (:groups))"
                        + " and scope_key in (select ancestor from unit_closure where descendant in (:units)) order by id")
                .set("groups", groups).set("units", units).list(Requirements::read),
                new Ancestry(Sql.of(em, "select ancestor, descendant, first_day, last_day from unit_closure where descendant in (:units)").set("units", units)
                        .list(Requirements::link)));
    }

    private static Ancestry.Link link(Row r) {
        return new Ancestry.Link(r.integer("ancestor"), r.integer("descendant"), r.day("first_day"), r.day("last_day"));
    }

    private static final String POST = "select p.id, p.post_id, p.person_id, p.agency_key, p.place_key, p.group_code, p.level, p.area_key, p.leads,"
            + " p.first_day, p.last_day, p.confirmed_on, p.recorded_at, p.superseded_at, d.setting_value as demonstration"
            + " from post p left join area_setting d on d.area_key = p.area_key and d.name = 'demonstration' and d.superseded_at is null";

    private static PostBelief belief(Row r) {
        return new PostBelief(r.uuid("id"), r.uuid("post_id"), r.uuid("person_id"), r.integer("agency_key"), r.integerOrNull("place_key"), r.text("group_code"),
                r.text("level"), r.integer("area_key"), r.flag("leads"), Boolean.parseBoolean(r.text("demonstration")), r.day("first_day"), r.day("last_day"),
                r.day("confirmed_on"), r.at("recorded_at"), r.at("superseded_at"));
    }

    /** Every belief ever held about the posts. */
    public List<PostBelief> beliefs(Collection<UUID> postIds) {
        List<PostBelief> beliefs = new ArrayList<>();
        List<UUID> ids = List.copyOf(postIds);
        for (int i = 0; i < ids.size(); i += CHUNK) {
            beliefs.addAll(Sql.of(em, POST + " where p.post_id in (:posts) order by p.recorded_at, p.id")
                    .set("posts", ids.subList(i, Math.min(ids.size(), i + CHUNK))).list(Requirements::belief));
        }
        return beliefs;
    }

    /** The posts, as believed now, that stand in one of the units or below and run on the day. */
    private List<PostBelief> inPost(Collection<Integer> units, LocalDate day) {
        String below = " in (select descendant from unit_closure where ancestor in (:units) and first_day <= :day and (last_day is null or last_day >= :day))";
        return Sql.of(em, POST + " where p.superseded_at is null and p.first_day <= :day and (p.last_day is null or p.last_day >= :day)"
                        + " and (p.area_key" + below + " or p.agency_key" + below + ")")
                .set("units", units).set("day", day).list(Requirements::belief);
    }

    /** What is required of each post on a day, by module, as known at an instant; a post that is not there then is left out. */
    public Map<UUID, SortedMap<String, Requirement>> inForce(Collection<UUID> postIds, LocalDate day, OffsetDateTime knownOn) {
        List<PostBelief> beliefs = beliefs(postIds);
        Matrix matrix = around(beliefs);
        Map<UUID, SortedMap<String, Requirement>> found = new HashMap<>();
        beliefs.stream().filter(p -> p.heldOn(knownOn) && p.covers(day))
                .forEach(p -> found.put(p.postId(), Obligations.of(p, matrix.lines(), matrix.ancestry(), knownOn).on(day)));
        return found;
    }

    /** What is only recommended for a person's posts of today, by module. */
    public SortedMap<String, Requirement> recommended(UUID postId) {
        OffsetDateTime now = now();
        LocalDate today = LocalDate.now(clock);
        return beliefs(List.of(postId)).stream().filter(p -> p.heldOn(now) && p.covers(today)).findFirst()
                .map(p -> {
                    Matrix matrix = around(List.of(p));
                    return Obligations.of(p, matrix.lines(), matrix.ancestry(), now).recommendedOn(today);
                }).orElseGet(java.util.TreeMap::new);
    }
}
