package heed.assignment;

import heed.access.Scope;
import heed.award.TodaySql;
import heed.notification.Message;
import heed.notification.Outbox;
import heed.platform.Sql;
import heed.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Looks at who stands near the end of something and tells them: 90, 60 and 30 days before an award ends, 30 days before
 * something new is due, and when it is due; each stage once. Modules due on the same day are one message. Who is on long
 * absence or exempt is left in peace. A coordinator gets one digest a week.
 */
@ApplicationScoped
@Transactional
public class Reminders {
    /** A stage that was missed for longer, such as by a lapse of years ago, is for the coordinator's list and not for a reminder. */
    private static final int LATE_BY_AT_MOST = 7;

    private EntityManager em;
    private Clock clock;
    private Outbox outbox;
    private Statuses statuses;

    protected Reminders() {}

    @Inject
    public Reminders(EntityManager em, Clock clock, Outbox outbox, Statuses statuses) {
        this.em = em;
        this.clock = clock;
        this.outbox = outbox;
        this.statuses = statuses;
    }

    /** What the modules of one message have in common. */
    private record About(UUID person, String email, LocalDate due, String stage) implements Comparable<About> {
        String key() {
            return "assignment.reminder:" + person + ":" + due + ":" + stage;
        }

        @Override
        public int compareTo(About other) {
            return key().compareTo(other.key());
        }
    }

    /**
     * The stage that a task is at; empty when there is nothing to say yet, or any more.
     *
     * @param renewal whether an award is ending; otherwise something is asked for the first time
     */
    static Optional<String> stage(LocalDate today, LocalDate due, boolean renewal) {
        long days = ChronoUnit.DAYS.between(today, due);
        if (days < -LATE_BY_AT_MOST || days > (renewal ? 90 : 30)) {
            return Optional.empty();
        }
        return Optional.of(days <= 0 ? "due" : days <= 30 ? "30" : days <= 60 ? "60" : "90");
    }

    /**
     * Queues every reminder that is due and was not sent before.
     *
     * @return how many messages were put together, sent before or not
     */
    public int remind() {
        LocalDate today = LocalDate.now(clock);
        TodaySql sql = TodaySql.of(em, clock);
        Map<About, Set<String>> messages = new TreeMap<>();
        String from = "select s.person_id, e.email, s.due, s.status, m.title from " + sql.rows("1 = 1") + " s join person e on e.id = s.person_id"
                + " join module m on m.slug = s.slug where e.removed_at is null and s.due >= :first and s.due <= :today90";
        sql.statement(em, from).set("first", today.minusDays(LATE_BY_AT_MOST))
                .each(r -> collect(messages, today, r.uuid("person_id"), r.text("email"), r.day("due"), r.text("title"),
                        r.text("status").equals("expiring") || r.text("status").equals("lapsed")));
        sql.statement(em, "select t.person_id, e.email, a.due_on, m.title from assignment a join assignment_person t on t.assignment_id = a.id and t.cancelled_at is null"
                        + " join person e on e.id = t.person_id join module m on m.slug = a.slug where a.cancelled_at is null and e.removed_at is null"
                        + " and a.due_on >= :first and a.due_on <= :last and " + Statuses.doneOn(sql.same()) + " is null and " + Statuses.expected(sql.same()))
                .set("first", today.minusDays(LATE_BY_AT_MOST)).set("last", today.plusDays(30))
                .each(r -> collect(messages, today, r.uuid("person_id"), r.text("email"), r.day("due_on"), r.text("title"), false));
        List<Message> all = new ArrayList<>();
        messages.forEach((about, titles) -> all.add(new Message(about.key(), about.person(), about.email(), Texts.of("assignment", "reminder.subject." + about.stage(), about.due()),
                Texts.of("assignment", "reminder.body", "- " + String.join("\n- ", titles), about.due()), "/home/today")));
        outbox.queueAll(all);
        return all.size();
    }

    private static void collect(Map<About, Set<String>> messages, LocalDate today, UUID person, String email, LocalDate due, String title, boolean renewal) {
        stage(today, due, renewal).ifPresent(stage -> messages.computeIfAbsent(new About(person, email, due, stage), a -> new TreeSet<>()).add(title));
    }

    /**
     * Queues the digest of every coordinator who has had none since Monday: how many need something, and how many have no
     * mailbox. A server that was down on Monday sends it on the first day it is up.
     */
    public void digest() {
        LocalDate today = LocalDate.now(clock);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        record Coordinator(UUID account, UUID person, String email) {
            String key(LocalDate week) {
                return "assignment.digest:" + account + ":" + week;
            }
        }
        Map<Coordinator, Set<Integer>> coordinators = new LinkedHashMap<>();
        Sql.of(em, "select a.id, a.person_id, a.email, g.unit_key from account a join role_grant g on g.account_id = a.id where a.closed_at is null"
                        + " and g.role = 'coordinator' and g.superseded_at is null and g.first_day <= :today and (g.last_day is null or g.last_day >= :today) order by a.id")
                .set("today", today)
                .each(r -> coordinators.computeIfAbsent(new Coordinator(r.uuid("id"), r.uuid("person_id"), r.text("email")), c -> new HashSet<>()).add(r.integer("unit_key")));
        Set<String> had = outbox.queued(coordinators.keySet().stream().map(c -> c.key(monday)).toList());
        coordinators.keySet().removeIf(c -> had.contains(c.key(monday)));
        List<Message> digests = new ArrayList<>();
        coordinators.forEach((who, units) -> {
            Statuses.Summary summary = statuses.summary(new Scope(units));
            if (summary.needing() > 0) {
                digests.add(new Message(who.key(monday), who.person(), who.email(), Texts.of("assignment", "digest.subject", summary.needing()),
                        Texts.of("assignment", "digest.body", summary.lapsed(), summary.never(), summary.expiring(), summary.withoutMailbox()), "/assignment/status"));
            }
        });
        outbox.queueAll(digests);
    }
}
