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
            + " h.method, h.confidence, h.submitted_by, h.recorded_at";

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
                .set("id", taken.id()).set("today", today).set("oldest", today.minusMonths(12)).first(r -> read(r, today));
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
                        + " confidence, submitted_by, recorded_at, import_id) values (:id, :agency, :group, :level, :area,"
                        + " :posts, :asAt, :source, :method, :confidence, :by, :now, :import)",
                returns, (sql, h) -> sql.set("id", Ids.next()).set("agency", h.agencyKey()).set("group", h.group())
                        .set("level", h.level()).set("area", h.areaKey()).set("posts", h.posts()).set("asAt", h.asAt())
                        .set("source", h.source()).set("method", h.method()).set("confidence", h.confidence())
                        .set("by", h.submittedBy()).set("now", now).set("import", importId));
    }

    static HeadcountReturn facts(Row r) {
        return new HeadcountReturn(r.integer("agency_key"), r.text("group_code"), r.text("level"), r.integer("area_key"),
                r.integer("posts"), r.day("as_at"), r.text("source"), r.text("method"), r.text("confidence"),
                r.text("submitted_by"));
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
     * The base of each cell of the scope on a day: its latest return not older than twelve months, as known at an instant.
     * A cell without one is left out.
     */
    public List<HeadcountRow> latest(Scope scope, LocalDate asAt, OffsetDateTime knownOn) {
        return Sql.of(em, "select * from (select " + COLUMNS + ", row_number() over (partition by h.agency_key, h.group_code,"
                        + " h.level, h.area_key order by h.as_at desc, h.recorded_at desc) as newest from headcount_return h"
                        + " where h.as_at <= :asAt and h.as_at >= :oldest and h.recorded_at <= :known"
                        + " and (h.superseded_at is null or h.superseded_at > :known) and "
                        + scope.restrict("h.agency_key") + ") t where newest = 1 order by agency_key, group_code, level, area_key")
                .set("asAt", asAt).set("oldest", asAt.minusMonths(12)).set("known", knownOn)
                .set("scopeUnits", scope.units()).set("today", LocalDate.now(clock))
                .list(r -> read(r, asAt));
    }

    /**
     * Cells of the scope without a base today: posts run, but no believed return of the last twelve months speaks of them.
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
    private static final String COUNTS = "h.superseded_at is null and h.as_at <= :today and h.as_at >= :oldest";

    private Sql base(String sql, Scope scope, LocalDate today) {
        Sql asked = Sql.of(em, sql).set("scopeUnits", scope.units()).set("today", today);
        return asked.set("oldest", today.minusMonths(12));
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
