package heed.workforce;

import heed.access.Scope;
import heed.audit.AuditLog;
import heed.platform.Ids;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Slice;
import heed.platform.Sql;
import heed.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What agencies say how many posts they have: the base against which coverage is measured. */
@ApplicationScoped
@Transactional
public class Headcounts {
    private static final String COLUMNS = "h.id, h.agency_key, h.group_code, h.level, h.area_key, h.posts, h.as_at, h.source,"
            + " h.method, h.confidence, h.submitted_by, h.submitted_by_account, h.recorded_at";

    private EntityManager em;
    private Clock clock;
    private AuditLog log;

    protected Headcounts() {}

    /** For where no caller is known: what is logged is the program's doing. */
    public Headcounts(EntityManager em, Clock clock) {
        this(em, clock, AuditLog.ofProgram(em, clock));
    }

    @Inject
    public Headcounts(EntityManager em, Clock clock, AuditLog log) {
        this.em = em;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Records a return. One for the same cell and the same day takes the place of the earlier one.
     *
     * @throws Refusal when it is dated later than today
     */
    public void record(HeadcountReturn facts) {
        if (facts.asAt().isAfter(LocalDate.now(clock))) {
            throw new Refusal("workforce.headcount.future", facts.asAt());
        }
        recordAll(List.of(facts), null);
        note("recorded", facts);
    }

    private void note(String action, HeadcountReturn facts) {
        log.record("workforce.headcount." + action, "unit", facts.agencyKey(),
                new Units(em, clock).names(List.of(facts.agencyKey()), facts.asAt()).get(facts.agencyKey()), facts.agencyKey(),
                Texts.of("workforce", "audit.headcount", facts.posts(), facts.group(), facts.level(), facts.asAt()));
    }

    /** A return that is believed. */
    public Optional<HeadcountRow> find(UUID id) {
        LocalDate today = LocalDate.now(clock);
        return Sql.of(em, "select " + COLUMNS + " from headcount_return h where h.superseded_at is null and h.id = :id")
                .set("id", id).first(r -> read(r, today));
    }

    /**
     * What its cell is measured against today when a return is taken back: the latest other one of the last twelve months.
     * Empty when there is none, which coverage then says.
     */
    public Optional<HeadcountRow> without(HeadcountRow taken) {
        LocalDate today = LocalDate.now(clock);
        HeadcountReturn f = taken.facts();
        return Sql.of(em, "select " + COLUMNS + " from headcount_return h where h.agency_key = :agency and h.group_code = :group"
                        + " and h.level = :level and h.area_key = :area and h.id <> :id and " + COUNTS
                        + " order by h.as_at desc, h.recorded_at desc")
                .set("agency", f.agencyKey()).set("group", f.group()).set("level", f.level()).set("area", f.areaKey())
                .set("id", taken.id()).set("today", today).set("oldest", oldest(today)).first(r -> read(r, today));
    }

    /**
     * A return that never should have been: it is believed no longer and nothing takes its place. What was known before
     * keeps it.
     *
     * @throws Refusal when it was renewed or taken back meanwhile
     */
    public void takeBack(UUID id) {
        HeadcountRow taken = find(id).orElseThrow(() -> new Refusal("workforce.headcount.notThere"));
        int touched = Sql.of(em, "update headcount_return set superseded_at = :now where id = :id and superseded_at is null")
                .set("now", Now.of(clock)).set("id", id).update();
        if (touched != 1) {
            throw new Refusal("workforce.headcount.notThere");
        }
        note("takenBack", taken.facts());
    }

    /** Records many at once; the caller has checked the units. Two for one cell and day in the list are the caller's fault. */
    public void recordAll(Collection<HeadcountReturn> returns, UUID importId) {
        OffsetDateTime now = Now.of(clock);
        Sql.batch(em, "update headcount_return set superseded_at = :now where superseded_at is null and agency_key = :agency"
                        + " and group_code = :group and level = :level and area_key = :area and as_at = :asAt",
                returns, (sql, h) -> sql.set("now", now).set("agency", h.agencyKey()).set("group", h.group())
                        .set("level", h.level()).set("area", h.areaKey()).set("asAt", h.asAt()));
        Sql.batch(em, "insert into headcount_return (id, agency_key, group_code, level, area_key, posts, as_at, source, method,"
                        + " confidence, submitted_by, submitted_by_account, recorded_at, import_id) values (:id, :agency, :group, :level, :area,"
                        + " :posts, :asAt, :source, :method, :confidence, :by, :account, :now, :import)",
                returns, (sql, h) -> sql.set("id", Ids.next()).set("agency", h.agencyKey()).set("group", h.group())
                        .set("level", h.level()).set("area", h.areaKey()).set("posts", h.posts()).set("asAt", h.asAt())
                        .set("source", h.source()).set("method", h.method()).set("confidence", h.confidence())
                        .set("by", h.submittedBy()).set("account", h.submittedByAccount()).set("now", now).set("import", importId));
    }

    static HeadcountReturn facts(Row r) {
        return new HeadcountReturn(r.integer("agency_key"), r.text("group_code"), r.text("level"), r.integer("area_key"),
                r.integer("posts"), r.day("as_at"), r.text("source"), r.text("method"), r.text("confidence"),
                r.text("submitted_by"), r.uuid("submitted_by_account"));
    }

    private static HeadcountRow read(Row r, LocalDate on) {
        return HeadcountRow.of(r.uuid("id"), facts(r), r.at("recorded_at"), on);
    }

    /** Every believed return of the agencies, oldest first. */
    public List<HeadcountRow> of(Collection<Integer> agencyKeys) {
        LocalDate today = LocalDate.now(clock);
        return Sql.of(em, "select " + COLUMNS + " from headcount_return h where h.superseded_at is null"
                        + " and h.agency_key in (:agencies) order by h.as_at, h.recorded_at")
                .set("agencies", agencyKeys).list(r -> read(r, today));
    }

    /**
     * The base of each cell of the scope on a day: its latest return not older than twelve months, of an agency and an area as
     * they still are on the day, as known at an instant. A cell without one is left out.
     */
    public List<HeadcountRow> latest(Scope scope, LocalDate asAt, OffsetDateTime knownOn) {
        return Sql.of(em, "select * from (select " + COLUMNS + ", row_number() over (partition by h.agency_key, h.group_code,"
                        + " h.level, h.area_key order by h.as_at desc, h.recorded_at desc) as newest from headcount_return h"
                        + " where h.as_at <= :asAt and h.as_at >= :oldest and h.recorded_at <= :known"
                        + " and (h.superseded_at is null or h.superseded_at > :known) and " + lasting(":asAt", " and %1$s.recorded_at <= :known"
                        + " and (%1$s.superseded_at is null or %1$s.superseded_at > :known)", " and s.recorded_at <= :known") + " and "
                        + scope.restrict("h.agency_key") + ") t where newest = 1 order by agency_key, group_code, level, area_key")
                .set("asAt", asAt).set("oldest", oldest(asAt)).set("known", knownOn)
                .set("scopeUnits", scope.units()).set("today", LocalDate.now(clock))
                .list(r -> read(r, asAt));
    }

    /**
     * Cells of the scope without a base today: posts run, but no believed return of the last twelve months speaks of them, or
     * its agency or area has merged, divided or moved since.
     * An agency with neither posts nor a return stands there once, without a group.
     */
    public List<MissingCell> missing(Scope scope) {
        LocalDate today = LocalDate.now(clock);
        List<MissingCell> missing = new ArrayList<>(base("select p.agency_key, p.group_code, p.level, p.area_key, count(*) as posts"
                + " from post p where p.superseded_at is null and " + RUNS + " and " + scope.restrict("p.agency_key")
                + " and not exists (select 1 from headcount_return h where h.agency_key = p.agency_key"
                + " and h.group_code = p.group_code and h.level = p.level and h.area_key = p.area_key and " + COUNTS
                + ") group by p.agency_key, p.group_code, p.level, p.area_key"
                + " order by p.agency_key, p.group_code, p.level, p.area_key", scope, today)
                .list(r -> new MissingCell(r.integer("agency_key"), r.text("group_code"), r.text("level"),
                        r.integer("area_key"), r.number("posts"))));
        missing.addAll(base("select u.unit_key from unit u join unit_fact f on f.unit_key = u.unit_key"
                + " and f.superseded_at is null and f.first_day <= :today and (f.last_day is null or f.last_day >= :today)"
                + " where u.kind = 'agency' and " + scope.restrict("u.unit_key")
                + " and not exists (select 1 from headcount_return h where h.agency_key = u.unit_key and " + COUNTS + ")"
                + " and not exists (select 1 from post p where p.agency_key = u.unit_key and p.superseded_at is null and " + RUNS
                + ") order by f.name", scope, today)
                .list(r -> new MissingCell(r.integer("unit_key"), null, null, null, 0)));
        return missing;
    }

    private static final String RUNS = "p.first_day <= :today and (p.last_day is null or p.last_day >= :today)";

    /** That a return {@code h} is a base today; names the days {@code :today} and {@code :oldest}, which is {@link #oldest}. */
    public static final String COUNTS = "h.superseded_at is null and h.as_at <= :today and h.as_at >= :oldest and "
            + lasting(":today", " and %1$s.superseded_at is null", "");

    /** The earliest day a return of which is not older than twelve months on a day. */
    public static LocalDate oldest(LocalDate day) {
        LocalDate oldest = day.minusMonths(12);
        return oldest.plusMonths(12).isBefore(day) ? oldest.plusDays(1) : oldest;
    }

    /**
     * That agency and area of a return {@code h} are there on a day and still those that were counted: nobody has joined or
     * followed either of them or come out of it since, and the agency has not gone from one area to another. See
     * docs/decisions/0012-what-coverage-counts.md, 11.
     *
     * @param held  that a fact is believed
     * @param known that a succession {@code s} is known
     */
    private static String lasting(String day, String held, String known) {
        String there = "exists (select 1 from unit_fact t where t.unit_key = h.%s and t.first_day <= " + day + " and (t.last_day is null or t.last_day >= " + day + ")"
                + held.formatted("t") + ")";
        return "(" + there.formatted("agency_key") + " and " + there.formatted("area_key")
                + " and not exists (select 1 from unit_succession s where (s.from_key = h.agency_key or s.from_key = h.area_key or s.to_key = h.agency_key"
                + " or s.to_key = h.area_key) and s.on_day > h.as_at and s.on_day <= " + day + known + ")"
                + " and not exists (select 1 from unit_fact m join unit mp on mp.unit_key = m.parent_key and mp.kind = 'area'"
                + " join unit_fact b on b.unit_key = m.unit_key and b.first_day < m.first_day and b.parent_key <> m.parent_key" + held.formatted("b")
                + " join unit bp on bp.unit_key = b.parent_key and bp.kind = 'area'"
                + " where m.unit_key = h.agency_key and m.first_day > h.as_at and m.first_day <= " + day + held.formatted("m")
                + " and not exists (select 1 from unit_fact x where x.unit_key = m.unit_key and x.first_day > b.first_day and x.first_day < m.first_day"
                + held.formatted("x") + ")))";
    }

    private Sql base(String sql, Scope scope, LocalDate today) {
        Sql asked = Sql.of(em, sql).set("scopeUnits", scope.units()).set("today", today);
        return asked.set("oldest", oldest(today));
    }

    /** Believed returns of the scope, newest first; filters: agency (key), group (code). */
    public Slice<HeadcountRow> page(Scope scope, PageRequest request) {
        String from = " from headcount_return h where h.superseded_at is null and " + scope.restrict("h.agency_key")
                + request.filter("agency").map(a -> " and h.agency_key = :agency").orElse("")
                + request.filter("group").map(g -> " and h.group_code = :group").orElse("");
        Sql rows = Sql.of(em, "select " + COLUMNS + from + " order by h.as_at desc, h.recorded_at desc, h.id"
                + " offset :first rows fetch next :size rows only").set("first", request.first()).set("size", request.size());
        LocalDate today = LocalDate.now(clock);
        return new Slice<>(filter(rows, scope, request, today).list(r -> read(r, today)),
                filter(Sql.of(em, "select count(*)" + from), scope, request, today).number());
    }

    private static Sql filter(Sql sql, Scope scope, PageRequest request, LocalDate today) {
        request.filter("agency").ifPresent(a -> sql.set("agency", Integer.valueOf(a)));
        request.filter("group").ifPresent(g -> sql.set("group", g));
        return sql.set("scopeUnits", scope.units()).set("today", today);
    }
}
