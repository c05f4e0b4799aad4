package heed.demo;

import heed.platform.Ids;
import heed.platform.Settings;
import heed.platform.Sql;
import heed.platform.Started;
import heed.workforce.Doubles;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Loads the demonstration once, in one transaction, at the first start where it is asked for. */
@ApplicationScoped
@Transactional
public class Demonstration {
    private static final Logger LOG = System.getLogger(Demonstration.class.getName());
    private static final long SEED = 20261122L;

    private EntityManager em;
    private Clock clock;
    private Settings settings;
    private DemoDoors doors;

    protected Demonstration() {}

    @Inject
    Demonstration(EntityManager em, Clock clock, Settings settings, DemoDoors doors) {
        this.em = em;
        this.clock = clock;
        this.settings = settings;
        this.doors = doors;
    }

    void start(@Observes @Priority(13) Started event) {
        if (!settings.demo()) {
            return;
        }
        if (!Sql.of(em, "select 1 from installation where name = 'demonstration'").exists()) {
            if (Sql.of(em, "select 1 from unit").exists()) {
                LOG.log(Level.WARNING, "The demonstration is asked for, but this database holds a partnership already: left as it is");
                return;
            }
            long t0 = System.nanoTime();
            load();
            LOG.log(Level.INFO, "Demonstration loaded in {0} ms", (System.nanoTime() - t0) / 1_000_000);
        }
        System.setProperty("heed.start.welcome", welcome());
    }

    /** Writes the whole partnership. */
    void load() {
        LocalDate today = LocalDate.now(clock);
        OffsetDateTime then = today.minusYears(Life.YEARS).atStartOfDay().atOffset(ZoneOffset.UTC);
        List<Agency> agencies = Northmere.agencies();
        Map<String, Integer> keys = doors.units(agencies, today.minusYears(20));
        Sql.of(em, "update unit set recorded_at = :then").set("then", then).update();
        Sql.of(em, "update unit_fact set recorded_at = :then").set("then", then).update();
        doors.areas(keys);
        Sql.of(em, "update area_setting set recorded_at = :then").set("then", then).update();
        doors.modules(keys);
        doors.matrix(keys.get("NM"), Northmere.MATRIX, Northmere.MATRIX.minusDays(42).atTime(10, 0).atOffset(ZoneOffset.UTC));
        olderMatrix(today.minusYears(Life.YEARS).minusMonths(6), then.minusMonths(6));
        List<Life.Rule> rules = Sql.of(em, "select slug, group_code, level, leads_only, cycle_months, grace_days from requirement"
                        + " where superseded_at is null and last_day is null and basis <> 'recommended' order by slug, line, id")
                .list(r -> new Life.Rule(r.text("slug"), r.text("group_code"), r.text("level"), r.flag("leads_only"),
                        r.integer("cycle_months"), r.integer("grace_days")));
        Life life = Life.of(SEED, today, Northmere.MATRIX, agencies, strictest(rules));
        write(life, keys);
        Map<String, UUID> personas = personas(keys, today);
        new Doubles(em, clock).followAll();
        doors.accounts(personas, keys);
        Sql.of(em, "insert into installation (name, setting_value, recorded_at) values ('demonstration', :day, :now)")
                .set("day", today.toString()).set("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC)).update();
    }

    /** What was asked until the matrix of today came into force: the same lines, save what it only recommends. */
    private void olderMatrix(LocalDate firstDay, OffsetDateTime recordedAt) {
        record Line(UUID requirement, String line, String group, boolean leads, int scope, String slug, String basis, String source, int cycle, int grace) {}
        List<Line> lines = Sql.of(em, "select requirement_id, line, group_code, leads_only, scope_key, slug, basis, source, cycle_months, grace_days from requirement"
                        + " where basis <> 'recommended' order by slug, line, id")
                .list(r -> new Line(r.uuid("requirement_id"), r.text("line"), r.text("group_code"), r.flag("leads_only"), r.integer("scope_key"), r.text("slug"),
                        r.text("basis"), r.text("source"), r.integer("cycle_months"), r.integer("grace_days")));
        Sql.batch(em, "insert into requirement (id, requirement_id, line, group_code, leads_only, scope_key, slug, basis, source, cycle_months, grace_days,"
                        + " minimum_evidence, first_day, last_day, recorded_at) values (:id, :requirement, :line, :group, :leads, :scope, :slug, :basis, :source, :cycle,"
                        + " :grace, 'portal', :first, :last, :at)", lines,
                (sql, l) -> sql.set("id", Ids.next()).set("requirement", l.requirement()).set("line", l.line()).set("group", l.group()).set("leads", l.leads())
                        .set("scope", l.scope()).set("slug", l.slug()).set("basis", l.basis()).set("source", l.source().replace("default training matrix 2026",
                                "Northmere training matrix " + firstDay.getYear())).set("cycle", l.cycle()).set("grace", l.grace()).set("first", firstDay)
                        .set("last", Northmere.MATRIX.minusDays(1)).set("at", recordedAt));
    }

    /** One rule a module and kind of post, so that nobody learns a thing twice because two lines ask for it. */
    private static List<Life.Rule> strictest(List<Life.Rule> rules) {
        Map<String, Life.Rule> best = new java.util.LinkedHashMap<>();
        for (Life.Rule rule : rules) {
            best.merge(rule.slug() + "|" + rule.group() + "|" + rule.level() + "|" + rule.leadsOnly(), rule,
                    (a, b) -> a.cycleMonths() <= b.cycleMonths() ? a : b);
        }
        return new ArrayList<>(best.values());
    }

    private void write(Life life, Map<String, Integer> keys) {
        Sql.batch(em, "insert into person (id, given_name, family_name, email, recorded_at, version)"
                        + " values (:id, :given, :family, :email, :at, 0)", life.people,
                (sql, p) -> sql.set("id", p.id()).set("given", p.given()).set("family", p.family()).set("email", p.email())
                        .set("at", p.recordedAt()));
        Sql.batch(em, "insert into post (id, post_id, person_id, agency_key, place_key, group_code, level, area_key,"
                        + " worker_kind, leads, job_title, staff_number, first_day, last_day, confirmed_on, recorded_at)"
                        + " values (:row, :id, :person, :agency, :place, :group, :level, :area, :worker, :leads, :title,"
                        + " :number, :first, :last, :confirmed, :at)", life.posts,
                (sql, p) -> sql.set("row", Ids.next()).set("id", p.id()).set("person", p.person().id())
                        .set("agency", keys.get(p.agency())).set("place", keys.get(placeCode(p.agency(), p.place())))
                        .set("group", p.group()).set("level", p.level()).set("area", keys.get(p.area()))
                        .set("worker", p.workerKind()).set("leads", p.leads()).set("title", p.jobTitle())
                        .set("number", p.staffNumber()).set("first", p.firstDay()).set("last", p.lastDay())
                        .set("confirmed", p.confirmedOn()).set("at", p.recordedAt()));
        Sql.batch(em, "insert into absence (id, post_id, reason, first_day, last_day, recorded_at)"
                        + " values (:id, :post, :reason, :first, :last, :at)", life.absences,
                (sql, a) -> sql.set("id", Ids.next()).set("post", a.post()).set("reason", a.reason())
                        .set("first", a.firstDay()).set("last", a.lastDay()).set("at", a.recordedAt()));
        List<Life.Award> revoked = new ArrayList<>();
        Map<Life.Award, UUID> ids = new HashMap<>();
        for (Life.Award award : life.awards) {
            if (award.revoked()) {
                revoked.add(award);
                ids.put(award, Ids.next());
            }
        }
        write(life.awards, ids);
        Sql.batch(em, "insert into award_revocation (id, award_id, reason, revoked_by, recorded_at)"
                        + " values (:id, :award, 'Entered for the wrong person', 'Training office', :at)", revoked,
                (sql, a) -> sql.set("id", Ids.next()).set("award", ids.get(a)).set("at", a.recordedAt().plusDays(9)));
        Sql.batch(em, "insert into headcount_return (id, agency_key, group_code, level, area_key, posts, as_at, source,"
                        + " method, confidence, submitted_by, recorded_at) values (:id, :agency, :group, :level, :area, :posts,"
                        + " :asAt, :source, :method, :confidence, 'Training office', :at)", life.returns,
                (sql, r) -> sql.set("id", Ids.next()).set("agency", keys.get(r.agency())).set("group", r.group())
                        .set("level", r.level()).set("area", keys.get(r.area())).set("posts", r.posts()).set("asAt", r.asAt())
                        .set("source", r.method().equals("payroll") ? "Payroll, " + r.asAt() : "Estimate of the lead")
                        .set("method", r.method()).set("confidence", r.confidence()).set("at", r.recordedAt()));
    }

    /** @param ids of those awards that others speak of */
    private void write(List<Life.Award> awards, Map<Life.Award, UUID> ids) {
        Map<String, String> versions = new HashMap<>();
        Sql.of(em, "select slug, max(version) as version from module_version group by slug")
                .each(r -> versions.put(r.text("slug"), r.text("version")));
        Sql.batch(em, "insert into award (id, person_id, slug, module_version, jurisdiction, completed_on, source, provider,"
                        + " evidence, verified, verified_by, demonstration, score, recorded_at) values (:id, :person, :slug,"
                        + " :version, :nation, :on, :source, :provider, :evidence, :verified, :by, true, :score, :at)",
                awards,
                (sql, a) -> sql.set("id", ids.containsKey(a) ? ids.get(a) : Ids.next()).set("person", a.person().id()).set("slug", a.slug())
                        .set("version", a.source().equals("portal") ? versions.get(a.slug()) : null)
                        .set("nation", a.nation()).set("on", a.completedOn()).set("source", a.source())
                        .set("provider", a.provider()).set("evidence", a.evidence()).set("verified", a.verified())
                        .set("by", a.verifiedBy()).set("score", java.math.BigDecimal.valueOf(a.score())).set("at", a.recordedAt()));
    }

    private static final Map<String, Agency> BY_CODE = Northmere.agencies().stream()
            .collect(java.util.stream.Collectors.toMap(Agency::code, a -> a));

    static String placeCode(String agency, String place) {
        return agency + "-P" + (BY_CODE.get(agency).places().indexOf(place) + 1);
    }

    /** The people one can sign in as, with the posts and awards their stories need. */
    private Map<String, UUID> personas(Map<String, Integer> keys, LocalDate today) {
        Map<String, UUID> ids = new HashMap<>();
        for (Northmere.Persona p : Northmere.personas()) {
            if (p.agency() == null) {
                continue;
            }
            UUID person = Ids.next();
            ids.put(p.user(), person);
            LocalDate first = p.yearsInPost() == 0 ? today.minusDays(9) : today.minusYears(p.yearsInPost());
            OffsetDateTime at = first.atTime(9, 0).atOffset(ZoneOffset.UTC);
            Sql.of(em, "insert into person (id, given_name, family_name, email, recorded_at, version)"
                            + " values (:id, :given, :family, :email, :at, 0)")
                    .set("id", person).set("given", p.given()).set("family", p.family()).set("email", p.email()).set("at", at)
                    .update();
            Agency agency = BY_CODE.get(p.agency());
            Sql.of(em, "insert into post (id, post_id, person_id, agency_key, place_key, group_code, level, area_key,"
                            + " worker_kind, leads, job_title, staff_number, first_day, confirmed_on, recorded_at) values (:row,"
                            + " :id, :person, :agency, :place, :group, :level, :area, 'employee', :leads, null, :number, :first,"
                            + " :today, :at)")
                    .set("row", Ids.next()).set("id", Ids.next()).set("person", person).set("agency", keys.get(p.agency()))
                    .set("place", keys.get(placeCode(p.agency(), p.place()))).set("group", p.group()).set("level", p.level())
                    .set("area", keys.get(agency.area())).set("leads", p.level().equals("L4"))
                    .set("number", "P-" + p.user().toUpperCase(java.util.Locale.ROOT)).set("first", first).set("today", today)
                    .set("at", at).update();
            if (p.yearsInPost() > 0) {
                write(earned(p, new Life.Person(person, p.given(), p.family(), p.email(), at), first, today), Map.of());
            }
        }
        return ids;
    }

    /** What somebody long in post has learned in the portal of all that is asked: what ends soon by the story, the rest well in date. */
    private List<Life.Award> earned(Northmere.Persona p, Life.Person person, LocalDate first, LocalDate today) {
        String nation = Northmere.AREAS.stream().filter(a -> a.code().equals(BY_CODE.get(p.agency()).area())).findFirst().orElseThrow().nation();
        return doors.asked(person.id()).stream().map(asked -> {
            int months = asked.rule().cycleMonths();
            LocalDate soonest = today.plusDays(150).minusMonths(months);
            int spread = Math.floorMod((p.user() + asked.slug()).hashCode(), (int) ChronoUnit.DAYS.between(soonest, today.minusDays(30)));
            LocalDate done = p.ends().containsKey(asked.slug()) ? today.plusDays(p.ends().get(asked.slug())).minusMonths(months) : soonest.plusDays(spread);
            LocalDate on = done.isBefore(first) ? first.plusDays(6) : done;
            return new Life.Award(person, asked.slug(), on, "portal", null, null, true, null, 0.9, nation, on.atTime(10, 30).atOffset(ZoneOffset.UTC), false);
        }).toList();
    }

    private static String welcome() {
        StringBuilder text = new StringBuilder("\nYou can sign in as one of these, all with the password ")
                .append(Northmere.PASSWORD).append(" (demonstration only):\n");
        for (Northmere.Persona p : Northmere.personas()) {
            text.append(String.format("  %-12s %-16s %s%n", p.user(), p.given() + " " + p.family(), p.story()));
        }
        return text.toString();
    }
}
