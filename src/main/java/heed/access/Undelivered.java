package heed.access;

import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * E-mails that did not arrive: given up after several tries, or waiting for more than a day as they do when no mail server
 * is set. For an administrator, as far as the people they were for are in scope.
 */
@ApplicationScoped
@Transactional
public class Undelivered {
    /**
     * An e-mail that did not arrive.
     *
     * @param name      of whom it was for; null when only the address is known
     * @param lastError what the mail server said at last, or null
     * @param givenUp   whether no further try is made by itself
     */
    public record Line(UUID id, String name, String address, String subject, OffsetDateTime queuedAt, int attempts, String lastError, boolean givenUp) {}

    private EntityManager em;
    private Clock clock;
    private Access access;
    private CurrentUser user;
    private Event<AccessEvent> told;

    protected Undelivered() {}

    @Inject
    public Undelivered(EntityManager em, Clock clock, Access access, CurrentUser user, Event<AccessEvent> told) {
        this.em = em;
        this.clock = clock;
        this.access = access;
        this.user = user;
        this.told = told;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private Sql ask(String select, String after) {
        Scope scope = access.require(Permission.ADMINISTER);
        return Sql.of(em, select + " from outbox_message m left join person e on e.id = m.person_id where m.channel = 'email'"
                        + " and (m.state = 'given_up' or m.state = 'waiting' and m.queued_at < :yesterday) and (" + Directory.postOf("m.person_id", scope)
                        + " or exists (select 1 from account a where (a.person_id = m.person_id or a.email = m.address) and " + Directory.reached(scope) + "))"
                        + after)
                .set("yesterday", now().minusDays(1)).set("scopeUnits", scope.units()).set("today", LocalDate.now(clock));
    }

    /** @throws NotInScope when the caller is no administrator */
    public long count() {
        return ask("select count(*)", "").number();
    }

    /** One page of them, the newest first. */
    public Slice<Line> page(PageRequest asked) {
        return new Slice<>(ask("select m.id, m.address, m.subject, m.queued_at, m.attempts, m.last_error, m.state, e.given_name, e.family_name",
                        " order by m.queued_at desc, m.id desc offset :first rows fetch next :size rows only")
                .set("first", asked.first()).set("size", asked.size())
                .list(r -> new Line(r.uuid("id"), r.text("given_name") == null ? null : r.text("given_name") + " " + r.text("family_name"), r.text("address"),
                        r.text("subject"), r.at("queued_at"), r.integer("attempts"), r.text("last_error"), r.text("state").equals("given_up"))), count());
    }

    /**
     * Tries all that were given up once more, such as after the mail server was mended.
     *
     * @return how many
     */
    public int tryAgain() {
        var ids = ask("select m.id", " and m.state = 'given_up'").list(r -> r.uuid("id"));
        Sql.batch(em, "update outbox_message set state = 'waiting', attempts = 0, not_before = :now where id = :id and state = 'given_up'",
                ids, (sql, id) -> sql.set("now", now()).set("id", id));
        if (!ids.isEmpty()) {
            told.fire(new AccessEvent("mail.again", user.accountId(), user.getName(), null, "", null, String.valueOf(ids.size())));
        }
        return ids.size();
    }
}
