package heed.notification;

import heed.platform.Settings;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sends what is due, one e-mail a transaction: a server killed in between has sent one e-mail twice at worst. */
@ApplicationScoped
@Transactional
class PostOffice {
    static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 500;

    private record Letter(UUID id, String address, String subject, String body, String link, int attempts) {}

    private EntityManager em;
    private Clock clock;
    private Settings settings;
    private Mailer mailer;

    protected PostOffice() {}

    @Inject
    PostOffice(EntityManager em, Clock clock, Settings settings, Mailer mailer) {
        this.em = em;
        this.clock = clock;
        this.settings = settings;
        this.mailer = mailer;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private QuietHours quiet() {
        return QuietHours.of(settings.text("heed.mail.quiet").orElse("none"));
    }

    /** E-mails to send now, the oldest first; none while no mail server is set or the hours are quiet. */
    public List<UUID> due() {
        OffsetDateTime now = now();
        if (!mailer.isSet() || !quiet().next(now, clock.getZone()).equals(now)) {
            return List.of();
        }
        return Sql.of(em, "select id from outbox_message where state = 'waiting' and channel = 'email' and not_before <= :now"
                        + " order by not_before, id fetch first " + AT_ONCE + " rows only")
                .set("now", now).list(r -> r.uuid("id"));
    }

    /** Sends one, unless another node has it in hand. What fails is tried again later, in the end given up. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void send(UUID id) {
        Optional<Letter> letter = Sql.of(em, "select id, address, subject, body, link, attempts from outbox_message"
                        + " where id = :id and state = 'waiting' for update skip locked")
                .set("id", id)
                .first(r -> new Letter(r.uuid("id"), r.text("address"), r.text("subject"), r.text("body"), r.text("link"),
                        r.integer("attempts")));
        letter.ifPresent(this::send);
    }

    private void send(Letter letter) {
        try {
            mailer.send(letter.address(), letter.subject(), letter.body(), letter.link());
            Sql.of(em, "update outbox_message set state = 'sent', attempts = attempts + 1, last_error = null, sent_at = :now"
                    + " where id = :id").set("now", now()).set("id", letter.id()).update();
        } catch (MessagingException e) {
            int attempts = letter.attempts() + 1;
            String why = String.valueOf(e.getMessage());
            Sql.of(em, "update outbox_message set state = :state, attempts = :n, last_error = :why, not_before = :then where id = :id")
                    .set("state", attempts >= TRIES ? "given_up" : "waiting").set("n", attempts)
                    .set("why", why.substring(0, Math.min(500, why.length())))
                    .set("then", quiet().next(now().plus(pause(attempts)), clock.getZone())).set("id", letter.id()).update();
        }
    }

    /** 5 minutes, then three times as long each time. */
    static Duration pause(int attempts) {
        return FIRST_PAUSE.multipliedBy((long) Math.pow(3, attempts - 1));
    }
}
