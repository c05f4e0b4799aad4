package heed.audit;

import heed.access.Access;
import heed.access.AccessEvent;
import heed.access.CurrentUser;
import heed.access.Permission;
import heed.access.Scope;
import heed.platform.Ids;
import heed.platform.PageRequest;
import heed.platform.Row;
import heed.platform.Slice;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The audit log. A line is written in the transaction of what it tells, so that neither exists without the other. There
 * is no way to change or remove a line: a line written by mistake is answered by another.
 */
@ApplicationScoped
@Transactional
public class AuditLog {
    /** Who acts when the program does something by itself. */
    private static final String PROGRAM = "Heed";

    private EntityManager em;
    private Clock clock;
    private CurrentUser user;
    private Access access;

    protected AuditLog() {}

    @Inject
    public AuditLog(EntityManager em, Clock clock, CurrentUser user, Access access) {
        this.em = em;
        this.clock = clock;
        this.user = user;
        this.access = access;
    }

    /** A log for doors that are used where no caller is known: every line is the program's doing. */
    public static AuditLog ofProgram(EntityManager em, Clock clock) {
        CurrentUser nobody = new CurrentUser();
        return new AuditLog(em, clock, nobody, new Access(em, clock, nobody));
    }

    /**
     * Adds a line about what the caller does; without a caller it is the program's doing.
     *
     * @param action      the room, a dot and what was done, such as {@code award.revoked}; the words for people are in the
     *     room's texts under {@code audit.award.revoked}
     * @param subjectKind kind of thing it is done to, such as {@code person}; not null
     * @param subjectId   its id, or null for many or none
     * @param subjectName its name as it is now, or null
     * @param unitKey     the unit it concerns, by which readers are kept in scope; null when it concerns no single one
     * @param detail      what changes and why, or null; at most 2,000 characters are kept
     */
    public void record(String action, String subjectKind, Object subjectId, String subjectName, Integer unitKey, String detail) {
        boolean known = user.isSignedIn();
        add(known ? user.accountId() : null, known ? user.getName() : PROGRAM, action, subjectKind,
                subjectId == null ? null : subjectId.toString(), subjectName, unitKey, detail);
    }

    /**
     * Adds a line about what background work does for somebody who asked for it earlier; otherwise as
     * {@link #record(String, String, Object, String, Integer, String)}.
     *
     * @param asker the account that asked; null when the program does it by itself
     */
    public void recordFor(UUID asker, String action, String subjectKind, Object subjectId, String subjectName, Integer unitKey, String detail) {
        String name = asker == null ? PROGRAM
                : Sql.of(em, "select display_name from account where id = :id").set("id", asker).first(r -> r.text("display_name")).orElse("");
        add(asker, name, action, subjectKind, subjectId == null ? null : subjectId.toString(), subjectName, unitKey, detail);
    }

    void on(@Observes AccessEvent event) {
        add(event.actor(), event.actorName(), "access." + event.action(), "account",
                event.account() == null ? null : event.account().toString(), event.name(), event.unitKey(), event.detail());
    }

    private void add(UUID actor, String actorName, String action, String kind, String id, String name, Integer unit,
            String detail) {
        Sql.of(em, "insert into audit_entry (id, at, actor_account, actor_name, action, subject_kind, subject_id,"
                        + " subject_name, unit_key, detail)"
                        + " values (:id, :at, :actor, :actorName, :action, :kind, :subject, :name, :unit, :detail)")
                .set("id", Ids.next()).set("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .set("actor", actor).set("actorName", cut(actorName, 160)).set("action", action).set("kind", kind)
                .set("subject", id).set("name", cut(name, 200)).set("unit", unit).set("detail", cut(detail, 2000))
                .update();
    }

    private static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    /**
     * One page of the log, newest first, as far as the caller may see it: lines of units in scope, and lines of no single
     * unit for whoever holds the permission for a whole partnership.
     *
     * @param asked filters {@code who} (part of the actor's or subject's name), {@code kind} (a room), {@code from} and
     *     {@code to} (days, ISO)
     * @throws heed.access.NotInScope when the caller may not read the log
     */
    public Slice<AuditEntry> page(PageRequest asked) {
        String where = where(asked);
        long total = values("select count(*) from audit_entry e where " + where, asked).number();
        return new Slice<>(values("select e.* from audit_entry e where " + where
                + " order by e.at desc, e.id desc offset :first rows fetch first :size rows only", asked)
                .set("first", asked.first()).set("size", asked.size()).list(AuditLog::entry), total);
    }

    /** How often each thing was done by people since an instant, in the caller's scope, the most frequent first; what is about signing in is left out. */
    public List<Deed> deeds(OffsetDateTime since) {
        return values("select e.action, count(*) as n from audit_entry e where " + where(PageRequest.of(0, 1))
                + " and e.at >= :since and e.actor_account is not null and e.action not like 'access.signin%' and e.action not like 'access.second%'"
                + " and e.action not like 'access.password%' group by e.action order by count(*) desc, e.action", PageRequest.of(0, 1))
                .set("since", since).list(r -> new Deed(r.text("action"), r.number("n")));
    }

    /** Something done, and how often. */
    public record Deed(String action, long times) {}

    /** All lines of the same question, oldest first, one by one. */
    public void each(PageRequest asked, Consumer<AuditEntry> take) {
        values("select e.* from audit_entry e where " + where(asked) + " order by e.at, e.id", asked)
                .each(r -> take.accept(entry(r)));
    }

    private String where(PageRequest asked) {
        Scope scope = access.require(Permission.SEE_AUDIT);
        StringBuilder where = new StringBuilder("(" + scope.restrict("e.unit_key") + " or e.unit_key is null and " + wholePartnership() + ")");
        asked.filter("who").ifPresent(w -> where.append(" and (lower(e.actor_name) like :who or lower(e.subject_name) like :who)"));
        asked.filter("kind").ifPresent(k -> where.append(" and e.action like :kind"));
        asked.filter("from").ifPresent(d -> where.append(" and e.at >= :from"));
        asked.filter("to").ifPresent(d -> where.append(" and e.at < :to"));
        return where.toString();
    }

    private static String wholePartnership() {
        return "exists (select 1 from unit_closure own where own.ancestor in (:scopeUnits) and own.ancestor = own.descendant"
                + " and not exists (select 1 from unit_closure up where up.descendant = own.ancestor and up.distance > 0"
                + " and up.first_day <= :today and (up.last_day is null or up.last_day >= :today)))";
    }

    private Sql values(String sql, PageRequest asked) {
        return Sql.of(em, sql)
                .set("scopeUnits", access.require(Permission.SEE_AUDIT).units()).set("today", LocalDate.now(clock))
                .set("who", "%" + asked.filter("who").orElse("").toLowerCase(Locale.ROOT) + "%")
                .set("kind", asked.filter("kind").orElse("") + ".%")
                .set("from", asked.filter("from").map(this::begins).orElse(null))
                .set("to", asked.filter("to").map(d -> begins(LocalDate.parse(d).plusDays(1).toString())).orElse(null));
    }

    private OffsetDateTime begins(String day) {
        return LocalDate.parse(day).atStartOfDay(clock.getZone()).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static AuditEntry entry(Row r) {
        return new AuditEntry(r.uuid("id"), r.at("at"), r.text("actor_name"), r.text("action"), r.text("subject_kind"),
                r.text("subject_name"), r.integerOrNull("unit_key"), r.text("detail"));
    }
}
