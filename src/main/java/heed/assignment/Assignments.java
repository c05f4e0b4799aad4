package heed.assignment;

import heed.audit.AuditLog;
import heed.award.SamePersons;
import heed.award.Status;
import heed.award.TodaySql;
import heed.notification.Message;
import heed.notification.Outbox;
import heed.platform.Ids;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What coordinators ask beyond the matrix, and the list of it for one person. */
@ApplicationScoped
@Transactional
public class Assignments {
    private EntityManager em;
    private Clock clock;
    private AuditLog log;
    private Outbox outbox;

    protected Assignments() {}

    @Inject
    public Assignments(EntityManager em, Clock clock, AuditLog log, Outbox outbox) {
        this.em = em;
        this.clock = clock;
        this.log = log;
        this.outbox = outbox;
    }

    /**
     * Asks people to take modules by a day and tells each of them once, whatever the number of modules. The caller has made
     * sure that they are in scope.
     *
     * @param personsByUnit by the unit the coordinator acts for; each person once
     * @param reason        what they will read, at most 300 characters
     * @param by            the coordinator's account
     * @return how many tasks were given: people times modules, less what is asked of them already by the same day or earlier
     */
    public int assign(Map<Integer, ? extends Collection<UUID>> personsByUnit, Collection<String> slugs, LocalDate dueOn, String reason, UUID by) {
        if (personsByUnit.values().stream().allMatch(Collection::isEmpty) || slugs.isEmpty()) {
            throw new Refusal("assignment.nothing");
        }
        if (dueOn.isBefore(LocalDate.now(clock))) {
            throw new Refusal("assignment.past");
        }
        if (reason.isBlank() || reason.strip().length() > 300) {
            throw new Refusal("assignment.reason", 300);
        }
        SamePersons same = SamePersons.now(em, clock);
        List<UUID> written = new ArrayList<>();
        int given = 0;
        for (String slug : Set.copyOf(slugs)) {
            Set<UUID> met = askedAlready(slug, dueOn, same);
            for (Map.Entry<Integer, ? extends Collection<UUID>> unit : new TreeMap<>(personsByUnit).entrySet()) {
                List<UUID> asked = new ArrayList<>();
                for (UUID person : Set.copyOf(unit.getValue())) {
                    if (!met.contains(person)) {
                        asked.add(person);
                        met.addAll(same.of(person));
                    }
                }
                if (!asked.isEmpty()) {
                    written.add(write(asked, slug, dueOn, reason.strip(), unit.getKey(), by));
                    given += asked.size();
                }
            }
        }
        tell(written, dueOn, reason.strip());
        return given;
    }

    /** The same for people of one unit. */
    public int assign(Collection<UUID> persons, Collection<String> slugs, LocalDate dueOn, String reason, int unitKey, UUID by) {
        return assign(Map.of(unitKey, persons), slugs, dueOn, reason, by);
    }

    private UUID write(List<UUID> persons, String slug, LocalDate dueOn, String reason, int unitKey, UUID by) {
        UUID id = Ids.next();
        Sql.of(em, "insert into assignment (id, slug, due_on, reason, assigned_by, unit_key, recorded_at) values (:id, :slug, :due, :reason, :by, :unit, :now)")
                .set("id", id).set("slug", slug).set("due", dueOn).set("reason", reason).set("by", by).set("unit", unitKey)
                .set("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC)).update();
        Sql.batch(em, "insert into assignment_person (assignment_id, person_id) values (:assignment, :person)", persons,
                (sql, person) -> sql.set("assignment", id).set("person", person));
        log.record("assignment.given", "assignment", id, slug, unitKey, Texts.of("assignment", "audit.detail", slug, persons.size(), dueOn, reason));
        return id;
    }

    /** Nobody is told who is on long absence or exempt; whoever has no mailbox reads it in the portal and is on the list of the supervisor. */
    private void tell(List<UUID> assignments, LocalDate dueOn, String reason) {
        record Whom(UUID person, String email) {}
        Map<Whom, Set<String>> titles = new LinkedHashMap<>();
        TodaySql sql = TodaySql.of(em, clock);
        sql.statement(em, "select t.person_id, e.email, m.title from assignment a join assignment_person t on t.assignment_id = a.id join person e on e.id = t.person_id"
                        + " join module m on m.slug = a.slug where a.id in (:assignments) and e.removed_at is null and " + Statuses.expected(sql.same()) + " order by t.person_id, m.code")
                .set("assignments", assignments)
                .each(r -> titles.computeIfAbsent(new Whom(r.uuid("person_id"), r.text("email")), w -> new LinkedHashSet<>()).add(r.text("title")));
        outbox.queueAll(titles.entrySet().stream().map(e -> new Message("assignment.given:" + assignments.get(0) + ":" + e.getKey().person(), e.getKey().person(),
                e.getKey().email(), Texts.of("assignment", "given.subject", dueOn),
                Texts.of("assignment", "given.body", "- " + String.join("\n- ", e.getValue()), dueOn, reason), "/home/today")).toList());
    }

    /** The records of everybody who is asked for the module by the day, of whom no record needs to be asked again. */
    private Set<UUID> askedAlready(String slug, LocalDate dueOn, SamePersons same) {
        Set<UUID> persons = new HashSet<>();
        Sql.of(em, "select distinct t.person_id from assignment a join assignment_person t on t.assignment_id = a.id and t.cancelled_at is null"
                        + " where a.cancelled_at is null and a.slug = :slug and a.due_on <= :due and " + Statuses.doneOn(same) + " is null")
                .set("slug", slug).set("due", dueOn).each(r -> persons.addAll(same.of(r.uuid("person_id"))));
        return persons;
    }

    /**
     * Takes back what was asked of one person, under whichever record; what was earned stays.
     *
     * @throws Refusal when it was taken back before
     */
    public void cancel(UUID assignmentId, UUID personId) {
        int touched = Sql.of(em, "update assignment_person set cancelled_at = :now where assignment_id = :assignment and person_id in (:persons) and cancelled_at is null")
                .set("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC)).set("assignment", assignmentId)
                .set("persons", SamePersons.now(em, clock).of(personId)).update();
        if (touched == 0) {
            throw new Refusal("assignment.takenBack");
        }
        Sql.of(em, "select a.slug, a.unit_key, e.given_name, e.family_name from assignment a join person e on e.id = :person where a.id = :assignment")
                .set("assignment", assignmentId).set("person", personId)
                .each(r -> log.record("assignment.cancelled", "person", personId, r.text("given_name") + " " + r.text("family_name"), r.integer("unit_key"), r.text("slug")));
    }

    /**
     * What coordinators ask of a person, under any linked record, beyond the matrix and is not done yet, what is due first at
     * the top; exempt while every post that runs today is freed from it.
     */
    public List<Task> askedOf(UUID personId) {
        LocalDate today = LocalDate.now(clock);
        TodaySql sql = TodaySql.of(em, clock);
        SamePersons same = sql.same();
        return sql.statement(em, "select distinct a.id, a.slug, m.code, m.title, a.due_on, a.reason, case when " + Statuses.expected(same) + " then 0"
                        + " when " + same.exists("post p", "p.person_id", "t.person_id", Statuses.RUNS) + " then 1 else 0 end as freed"
                        + " from assignment a join module m on m.slug = a.slug join assignment_person t on t.assignment_id = a.id and t.cancelled_at is null"
                        + " where t.person_id in (:persons) and a.cancelled_at is null and " + Statuses.doneOn(same) + " is null order by a.due_on, m.code, a.id")
                .set("persons", same.of(personId))
                .list(r -> new Task(r.text("slug"), r.text("code"), r.text("title"),
                        r.integer("freed") == 1 ? Status.EXEMPT : r.day("due_on").isBefore(today) ? Status.NEVER : Status.IN_GRACE,
                        r.day("due_on"), Texts.of("assignment", "why.assigned", r.text("reason"))));
    }
}
