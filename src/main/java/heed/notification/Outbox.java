package heed.notification;

import heed.platform.Ids;
import heed.platform.Settings;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Messages on their way. A message is queued in the caller's transaction, so it exists only if what it tells does; it is
 * in the portal at once and goes by e-mail in a round of its own, outside quiet hours.
 */
@ApplicationScoped
@Transactional
public class Outbox {
    private static final int CHUNK = 500;

    private EntityManager em;
    private Clock clock;
    private Settings settings;

    protected Outbox() {}

    @Inject
    public Outbox(EntityManager em, Clock clock, Settings settings) {
        this.em = em;
        this.clock = clock;
        this.settings = settings;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** Queues a message unless one with its key has been queued before. */
    public void queue(Message message) {
        queueAll(List.of(message));
    }

    /** Queues many messages; each whose key has been queued before is left out. */
    public void queueAll(Collection<Message> messages) {
        List<Line> lines = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (Message m : messages) {
            if (m.personId() != null && met.add(m.eventKey() + ":portal")) {
                lines.add(new Line(m.eventKey() + ":portal", "portal", m));
            }
            if (m.address() != null && met.add(m.eventKey() + ":email")) {
                lines.add(new Line(m.eventKey() + ":email", "email", m));
            }
        }
        Set<String> known = new HashSet<>();
        for (int i = 0; i < lines.size(); i += CHUNK) {
            known.addAll(Sql.of(em, "select event_key from outbox_message where event_key in (:keys)")
                    .set("keys", lines.subList(i, Math.min(lines.size(), i + CHUNK)).stream().map(Line::key).toList())
                    .list(r -> r.text("event_key")));
        }
        OffsetDateTime now = now();
        OffsetDateTime notBefore = QuietHours.of(settings.text("heed.mail.quiet").orElse("none")).next(now, clock.getZone());
        Sql.batch(em, "insert into outbox_message (id, event_key, channel, person_id, address, subject, body, link, state,"
                + " not_before, queued_at, sent_at)"
                + " values (:id, :key, :channel, :person, :address, :subject, :body, :link, :state, :notBefore, :now, :sent)",
                lines.stream().filter(l -> !known.contains(l.key())).toList(), (sql, l) -> sql
                        .set("id", Ids.next()).set("key", l.key()).set("channel", l.channel())
                        .set("person", l.message().personId())
                        .set("address", l.isMail() ? l.message().address() : null)
                        .set("subject", l.message().subject()).set("body", l.message().body()).set("link", l.message().link())
                        .set("state", l.isMail() ? "waiting" : "sent").set("notBefore", l.isMail() ? notBefore : now)
                        .set("now", now).set("sent", l.isMail() ? null : now));
    }

    /** Those of the event keys of which a message was queued before. */
    public Set<String> queued(Collection<String> eventKeys) {
        Set<String> keys = new HashSet<>();
        List<String> all = List.copyOf(eventKeys);
        for (int i = 0; i < all.size(); i += CHUNK) {
            List<String> some = all.subList(i, Math.min(all.size(), i + CHUNK));
            keys.addAll(Sql.of(em, "select event_key from outbox_message where event_key in (:keys)")
                    .set("keys", some.stream().flatMap(k -> Stream.of(k + ":portal", k + ":email")).toList())
                    .list(r -> r.text("event_key").replaceAll(":(portal|email)$", "")));
        }
        return keys;
    }

    private record Line(String key, String channel, Message message) {
        boolean isMail() {
            return channel.equals("email");
        }
    }

    /** What a person has been told, newest first, at most 100. */
    public List<PortalMessage> inboxOf(UUID personId) {
        return Sql.of(em, "select * from outbox_message where channel = 'portal' and person_id = :person"
                        + " order by queued_at desc, id desc fetch first 100 rows only")
                .set("person", personId)
                .list(r -> new PortalMessage(r.uuid("id"), r.text("subject"), r.text("body"), r.text("link"),
                        r.at("queued_at"), r.at("read_at")));
    }

    /** How many of a person's messages are unread. */
    public long unread(UUID personId) {
        return Sql.of(em, "select count(*) from outbox_message where channel = 'portal' and person_id = :person and read_at is null")
                .set("person", personId).number();
    }

    /** Marks a person's message as read; somebody else's stays as it is. */
    public void read(UUID personId, UUID message) {
        Sql.of(em, "update outbox_message set read_at = :now where id = :id and person_id = :person and read_at is null")
                .set("now", now()).set("id", message).set("person", personId).update();
    }

    /**
     * What became of a message to a person, in the portal and by e-mail.
     *
     * @param mail state of the e-mail: {@code waiting}, {@code sent} or {@code given_up}; null when there was no mailbox
     */
    public record Told(String subject, OffsetDateTime queuedAt, boolean read, String mail) {}

    /** The last 50 messages to a person that were queued before an instant, newest first. */
    public List<Told> toldTo(UUID personId, OffsetDateTime before) {
        return Sql.of(em, "select p.subject, p.queued_at, p.read_at, e.state from outbox_message p left join outbox_message e"
                        + " on e.person_id = p.person_id and e.channel = 'email' and e.queued_at = p.queued_at and e.subject = p.subject"
                        + " where p.person_id = :person and p.channel = 'portal' and p.queued_at < :before"
                        + " order by p.queued_at desc, p.id desc fetch first 50 rows only")
                .set("person", personId).set("before", before)
                .list(r -> new Told(r.text("subject"), r.at("queued_at"), r.at("read_at") != null, r.text("state")));
    }

    /** Marks all of a person's messages as read. */
    public void readAll(UUID personId) {
        Sql.of(em, "update outbox_message set read_at = :now where channel = 'portal' and person_id = :person and read_at is null")
                .set("now", now()).set("person", personId).update();
    }

    /** How many e-mails were given up, or have waited for more than a day, as they do when no mail server is set. */
    public long undelivered() {
        return Sql.of(em, "select count(*) from outbox_message where channel = 'email'"
                        + " and (state = 'given_up' or state = 'waiting' and queued_at < :yesterday)")
                .set("yesterday", now().minusDays(1)).number();
    }
}
