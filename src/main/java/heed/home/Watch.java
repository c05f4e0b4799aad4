package heed.home;

import heed.access.Access;
import heed.access.Accounts;
import heed.access.CurrentUser;
import heed.access.Permission;
import heed.access.Role;
import heed.access.Scope;
import heed.access.Undelivered;
import heed.access.Visits;
import heed.assignment.StatusRow;
import heed.assignment.Statuses;
import heed.audit.AuditLog;
import heed.catalogue.Modules;
import heed.enrolment.ItemAnalysis;
import heed.platform.Jobs;
import heed.platform.PageRequest;
import heed.platform.Sql;
import heed.workforce.Areas;
import heed.workforce.Doubles;
import heed.workforce.Headcounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What waits for those who look after others, by role: counted in a fixed number of queries, each within the caller's scope. */
@ApplicationScoped
@Transactional
public class Watch {
    /** So many days before a module's review date it is shown to its editors. */
    static final int REVIEW_DAYS = 60;

    private EntityManager em;
    private Clock clock;
    private Access access;
    private CurrentUser user;
    private Visits visits;
    private Accounts accounts;
    private Undelivered mails;
    private Jobs jobs;
    private AuditLog log;
    private Areas areas;
    private Modules modules;
    private ItemAnalysis questions;
    private Statuses statuses;
    private Doubles doubles;

    protected Watch() {}

    @Inject
    Watch(EntityManager em, Clock clock, Access access, CurrentUser user, Visits visits, Accounts accounts, Undelivered mails, Jobs jobs, AuditLog log, Areas areas,
            Modules modules, ItemAnalysis questions, Statuses statuses, Doubles doubles) {
        this.em = em;
        this.clock = clock;
        this.access = access;
        this.user = user;
        this.visits = visits;
        this.accounts = accounts;
        this.mails = mails;
        this.jobs = jobs;
        this.log = log;
        this.areas = areas;
        this.modules = modules;
        this.questions = questions;
        this.statuses = statuses;
        this.doubles = doubles;
    }

    /**
     * Something to see to.
     *
     * @param key names its words
     * @param to  the page on which it is seen to
     */
    public record Item(String key, long count, String to) {}

    /** Everything that waits for any of the caller's roles, each thing once; nothing that is zero. */
    public List<Item> items() {
        Map<String, Item> items = new LinkedHashMap<>();
        List<Item> all = new ArrayList<>();
        coordinator(all);
        editor(all);
        administrator(all);
        all.stream().filter(i -> i.count() > 0).forEach(i -> items.putIfAbsent(i.key(), i));
        return List.copyOf(items.values());
    }

    private void coordinator(List<Item> items) {
        Scope people = access.scope(Permission.MANAGE_PEOPLE);
        if (people.isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        String inScope = people.restrict("p.agency_key", "p.place_key");
        String runs = " p.superseded_at is null and p.first_day <= :today and (p.last_day is null or p.last_day >= :today) and " + inScope;
        items.add(new Item("imports", ask("select count(*) from import_batch b where b.state = 'checked' and " + people.restrict("b.unit_key"), people, today).number(),
                "/provisioning/imports"));
        items.add(new Item("noReturn", ask("select count(*) from (select distinct p.agency_key from post p where" + runs
                + " and not exists (select 1 from headcount_return h where h.agency_key = p.agency_key and " + Headcounts.COUNTS + ")) missing", people, today)
                .set("oldest", Headcounts.oldest(today)).number(), "/workforce/headcount"));
        items.add(new Item("unverified", ask("select count(distinct a.id) from award a join post p on p.person_id = a.person_id where a.verified = false and" + runs
                + " and not exists (select 1 from award_verification v where v.award_id = a.id)"
                + " and not exists (select 1 from award_revocation x where x.award_id = a.id)", people, today).number(), "/award/unverified"));
        items.add(new Item("unconfirmed", ask("select count(*) from post p where p.confirmed_on < :old and" + runs, people, today).set("old", today.minusMonths(12)).number(),
                "/workforce/people?unconfirmed=true"));
        items.add(new Item("doubles", doubles.count(people), "/workforce/doubles"));
    }

    private Sql ask(String sql, Scope scope, LocalDate today) {
        return Sql.of(em, sql).set("scopeUnits", scope.units()).set("today", today);
    }

    private void editor(List<Item> items) {
        Scope content = access.scope(Permission.EDIT_CONTENT);
        if (content.isEmpty()) {
            return;
        }
        items.add(new Item("faults", modules.faults().size(), "/catalogue/modules"));
        items.add(new Item("unsigned", modules.unsigned(content), "/catalogue/modules"));
        items.add(new Item("review", modules.toReview(LocalDate.now(clock).plusDays(REVIEW_DAYS)), "/catalogue/modules"));
        items.add(new Item("tooHard", questions.tooHard(content), "/quiz/questions"));
    }

    private void administrator(List<Item> items) {
        Scope administered = access.scope(Permission.ADMINISTER);
        if (administered.isEmpty()) {
            return;
        }
        Accounts.Concerns concerns = accounts.concerns();
        items.add(new Item("failed", jobs.failed().size(), "/home/work"));
        items.add(new Item("undelivered", mails.count(), "/account/undelivered"));
        items.add(new Item("locked", concerns.locked(), "/account/accounts?state=locked"));
        items.add(new Item("oneStep", concerns.oneStep(), "/account/accounts?state=oneStep"));
        items.add(new Item("emptyFields", areas.incomplete(administered), "/workforce/areas"));
    }

    /** Background work that failed lately, for an administrator. */
    public List<Jobs.Failed> failedWork() {
        access.require(Permission.ADMINISTER);
        return jobs.failed();
    }

    // The first steps of an empty house

    /**
     * What comes before anything can be counted.
     *
     * @param key names its words
     * @param to  where the caller does it; empty when another role does
     */
    public record Step(String key, String to) {}

    /** What is left of the first steps, in their order, for whoever sets the house up; empty once somebody is on a staff list. */
    public List<Step> firstSteps() {
        Scope administered = access.scope(Permission.ADMINISTER);
        Scope people = access.scope(Permission.MANAGE_PEOPLE);
        Scope scope = administered.isEmpty() ? people : administered;
        if (scope.isEmpty() || ask("select count(*) from post p where p.superseded_at is null and " + scope.restrict("p.agency_key", "p.place_key"),
                scope, LocalDate.now(clock)).number() > 0) {
            return List.of();
        }
        String upload = people.isEmpty() ? "" : "/provisioning/upload";
        List<Step> steps = new ArrayList<>();
        if (!administered.isEmpty()) {
            steps.add(new Step("accounts", "/account/invite"));
        }
        if (units(scope, "agency") == 0) {
            steps.add(new Step("units", administered.isEmpty() ? upload : "/workforce/units"));
        }
        if (units(scope, "area") == 0 || areas.incomplete(scope) > 0) {
            steps.add(new Step("settings", administered.isEmpty() ? "" : "/workforce/areas"));
        }
        steps.add(new Step("people", upload));
        steps.add(new Step("matrix", access.scope(Permission.EDIT_REQUIREMENTS).isEmpty() ? "" : "/requirement/matrix"));
        return steps;
    }

    private long units(Scope scope, String kind) {
        return ask("select count(*) from unit u where u.kind = :kind and " + scope.restrict("u.unit_key"), scope, LocalDate.now(clock)).set("kind", kind).number();
    }

    // The supervisor's team

    /** The units the caller supervises; empty when none. */
    private Scope team() {
        LocalDate today = LocalDate.now(clock);
        return new Scope(user.grants().stream().filter(g -> g.role() == Role.SUPERVISOR)
                .filter(g -> !g.firstDay().isAfter(today) && (g.lastDay() == null || !g.lastDay().isBefore(today))).map(g -> g.unitKey()).collect(Collectors.toSet()));
    }

    public boolean isSupervisor() {
        return !team().isEmpty();
    }

    /**
     * Somebody of the caller's team who needs something.
     *
     * @param mailbox whether e-mails reach them; those without are told in person
     * @param rows    what they need, the most pressing first
     */
    public record Member(UUID personId, String name, boolean mailbox, List<StatusRow> rows) {}

    /** Those of the team who need something, the most pressing first; at most so many rows. */
    public List<Member> late(int rows) {
        Scope team = team();
        if (team.isEmpty()) {
            return List.of();
        }
        List<StatusRow> all = statuses.page(PageRequest.of(0, rows), team).rows().stream().filter(r -> !user.personId().equals(Optional.of(r.personId()))).toList();
        Set<UUID> reached = all.isEmpty() ? Set.of() : Set.copyOf(Sql.of(em, "select id from person where email is not null and id in (:ids)")
                .set("ids", all.stream().map(StatusRow::personId).collect(Collectors.toSet())).list(r -> r.uuid("id")));
        Map<UUID, List<StatusRow>> byPerson = all.stream().collect(Collectors.groupingBy(StatusRow::personId, LinkedHashMap::new, Collectors.toList()));
        return byPerson.entrySet().stream().map(e -> new Member(e.getKey(), e.getValue().get(0).name(), reached.contains(e.getKey()), e.getValue())).toList();
    }

    // What changed

    /** What was done since the caller was last here, or in the last 30 days. */
    public record Changes(LocalDate since, List<AuditLog.Deed> deeds) {}

    /** For a scrutineer: what changed since the last visit; nothing for others. */
    public Changes changes() {
        OffsetDateTime now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        OffsetDateTime since = visits.before().orElse(now.minusDays(30));
        return new Changes(since.atZoneSameInstant(clock.getZone()).toLocalDate(), user.has(Role.SCRUTINEER) ? log.deeds(since) : List.of());
    }
}
