package heed.scorm.cloud;

import static heed.platform.Json.JSON;

import heed.audit.AuditLog;
import heed.platform.Ids;
import heed.platform.Keys;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Sql;
import heed.platform.Texts;
import heed.platform.outbound.Outbound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends results to the applications that want them, when a course is left and when its result changes. What is sent is
 * read at that moment, so a later result never goes before an earlier one; what fails is tried again, at last given up.
 */
@ApplicationScoped
@Transactional
public class Postbacks {
    static final int TRIES = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    /** A server that stops while it sends has not sent: after so long it is tried again. */
    private static final Duration IN_HAND = Duration.ofMinutes(2);

    /** A letter in hand: where it goes and what it says. */
    record Letter(UUID id, UUID registration, String name, int unitKey, int attempts, Postback to, String body) {}

    /** A letter's place in the queue. */
    private record Queued(UUID registration, String name, int unitKey, int attempts) {}

    private record Waiting(UUID id, int attempts, int unitKey, Registered registration, Postback to) {}

    private EntityManager em;
    private Clock clock;
    private Keys keys;
    private Results results;
    private Outbound outbound;
    private AuditLog log;

    protected Postbacks() {}

    @Inject
    public Postbacks(EntityManager em, Clock clock, Keys keys, Results results, Outbound outbound, AuditLog log) {
        this.em = em;
        this.clock = clock;
        this.keys = keys;
        this.results = results;
        this.outbound = outbound;
        this.log = log;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Marks registrations whose results have changed, and queues what is to be told of them.
     *
     * @param since changes before that have been looked at
     * @return how many had changed
     */
    public int notice(OffsetDateTime since) {
        record Changed(UUID id, OffsetDateTime at, boolean told) {}
        List<Changed> changed = Sql.of(em, "select x.id, a.last_at, x.post_address from scorm_attempt a join api_instance n on n.enrolment_id = a.registration_id"
                        + " join api_registration x on x.id = n.registration and x.instance = n.number and x.removed_at is null where a.last_at >= :since and a.last_at > x.updated_at")
                .set("since", since).list(r -> new Changed(r.uuid("id"), r.at("last_at"), r.text("post_address") != null));
        for (Changed c : changed) {
            boolean ours = Sql.of(em, "update api_registration set updated_at = :at where id = :id and updated_at < :at").set("at", c.at()).set("id", c.id()).update() == 1;
            if (ours && c.told() && Sql.of(em, "update api_postback set attempts = 0, not_before = :now where live_key = :live").set("now", now()).set("live", c.id().toString()).update() == 0) {
                Sql.of(em, "insert into api_postback (id, registration, state, not_before, queued_at, live_key) values (:id, :registration, 'waiting', :now, :now, :live)")
                        .set("id", Ids.next()).set("registration", c.id()).set("now", now()).set("live", c.id().toString()).update();
            }
        }
        return changed.size();
    }

    /** What is to be sent now, the oldest first. */
    List<UUID> due() {
        return Sql.of(em, "select id from api_postback where state = 'waiting' and not_before <= :now order by not_before, id fetch first 50 rows only").set("now", now()).list(r -> r.uuid("id"));
    }

    /** Takes one in hand, unless another node has it. */
    Optional<Letter> take(UUID id) {
        boolean mine = Sql.of(em, "select id from api_postback where id = :id and state = 'waiting' and not_before <= :now for update skip locked").set("id", id).set("now", now()).exists();
        if (!mine) {
            return Optional.empty();
        }
        String letter = "select o.id as letter, o.attempts, p.unit_key, x.post_address, x.post_way, x.post_user, x.post_secret, x.post_format, ";
        Optional<Waiting> waiting = Sql.of(em, Registrations.REGISTRATION.replaceFirst("^select ", letter)
                        + " and n.number = x.instance join api_postback o on o.registration = x.id join api_application p on p.id = x.application_id"
                        + " where o.id = :id and x.post_address is not null")
                .set("id", id).first(this::waiting);
        waiting.ifPresent(w -> Sql.of(em, "update api_postback set attempts = attempts + 1, not_before = :then where id = :id").set("then", now().plus(IN_HAND)).set("id", id).update());
        return waiting.map(w -> new Letter(w.id(), w.registration().id(), w.registration().registrationId(), w.unitKey(), w.attempts() + 1, w.to(), body(w.registration(), w.to().detail())));
    }

    private Waiting waiting(Row r) {
        String secret = r.text("post_secret");
        Postback to = new Postback(r.text("post_address"), r.text("post_way").equals("httpbasic"), r.text("post_user"), secret == null ? null : keys.open(Registrations.PURPOSE, secret),
                Postback.Detail.valueOf(r.text("post_format")));
        return new Waiting(r.uuid("letter"), r.integer("attempts"), r.integer("unit_key"), Registrations.read(r), to);
    }

    private String body(Registered registration, Postback.Detail detail) {
        boolean full = detail == Postback.Detail.FULL;
        RegistrationJson.Depth depth = new RegistrationJson.Depth(detail != Postback.Detail.COURSE, full, full);
        return RegistrationJson.of(results.of(registration, depth.whole()), depth).build().toString();
    }

    /**
     * Ends a letter. One of which something newer was to be told meanwhile stays as it is, and goes again.
     *
     * @param fault why it did not arrive; null when it did
     */
    void end(Letter letter, String fault) {
        if (fault == null) {
            Sql.of(em, "update api_postback set state = 'sent', last_error = null, sent_at = :now, live_key = null where id = :id and attempts = :attempts")
                    .set("now", now()).set("id", letter.id()).set("attempts", letter.attempts()).update();
            return;
        }
        failed(letter.id(), new Queued(letter.registration(), letter.name(), letter.unitKey(), letter.attempts()), fault);
    }

    /** Counts a try at a letter that failed through a fault of ours, however far it had come. */
    void putOff(UUID id) {
        Sql.of(em, "select o.registration, o.attempts, o.not_before, x.registration_id, p.unit_key from api_postback o join api_registration x on x.id = o.registration"
                        + " join api_application p on p.id = x.application_id where o.id = :id and o.state = 'waiting' for update")
                .set("id", id).first(r -> {
                    // One that was taken in hand has been counted.
                    boolean counted = r.at("not_before").isAfter(now());
                    return new Queued(r.uuid("registration"), r.text("registration_id"), r.integer("unit_key"), r.integer("attempts") + (counted ? 0 : 1));
                }).ifPresent(queued -> {
                    Sql.of(em, "update api_postback set attempts = :attempts where id = :id").set("attempts", queued.attempts()).set("id", id).update();
                    failed(id, queued, Texts.of("scorm", "scorm.api.postFault"));
                });
    }

    private void failed(UUID id, Queued tried, String fault) {
        boolean over = tried.attempts() >= TRIES;
        Sql.of(em, "update api_postback set state = :state, last_error = :why, not_before = :then, live_key = :live where id = :id and attempts = :attempts")
                .set("attempts", tried.attempts()).set("state", over ? "given_up" : "waiting").set("why", fault.substring(0, Math.min(500, fault.length()))).set("then", now().plus(pause(tried.attempts())))
                .set("live", over ? null : tried.registration().toString()).set("id", id).update();
        if (over) {
            log.record("scorm.postback.givenUp", "registration", tried.registration(), tried.name(), tried.unitKey(), fault);
        }
    }

    /** One minute, then three times as long each time, at most twelve hours. */
    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy((long) Math.pow(3, attempts - 1));
        return pause.compareTo(Duration.ofHours(12)) > 0 ? Duration.ofHours(12) : pause;
    }

    /**
     * Sends a text to an application's server; outside any transaction, since it may take ten seconds.
     *
     * @return why it did not arrive; empty when it did
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    Optional<String> send(Postback to, String body) {
        try {
            Outbound.Answer answer = to.basic() ? outbound.post(to.address(), basic(to), "application/json; charset=utf-8", body)
                    : outbound.post(to.address(), Map.of(), "application/x-www-form-urlencoded; charset=utf-8", form(to, body));
            return answer.isGood() ? Optional.empty() : Optional.of(Texts.of("scorm", "scorm.api.answered", answer.status()));
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (Refusal refusal) {
            return Optional.of(Texts.of(refusal));
        }
    }

    private static Map<String, String> basic(Postback to) {
        String pair = (to.user() == null ? "" : to.user()) + ":" + (to.password() == null ? "" : to.password());
        return to.user() == null ? Map.of() : Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static String form(Postback to, String body) {
        return "username=" + encoded(to.user()) + "&password=" + encoded(to.password()) + "&data=" + encoded(body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text == null ? "" : text, StandardCharsets.UTF_8);
    }

    /**
     * Tries an application's server with an invented result.
     *
     * @throws Refusal when it does not take it
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void test(Postback to) {
        String now = now().toString();
        String body = JSON.createObjectBuilder().add("id", "test-registration").add("instance", 0).add("xapiRegistrationId", new UUID(0, 0).toString()).add("updated", now)
                .add("registrationCompletion", "COMPLETED").add("registrationSuccess", "PASSED").add("score", JSON.createObjectBuilder().add("scaled", 100)).add("totalSecondsTracked", 60)
                .add("createdDate", now).add("course", JSON.createObjectBuilder().add("id", "test-course").add("title", "Test").add("version", 0))
                .add("learner", RegistrationJson.learner(new LearnerWords("test-learner", "test@example.org", "Test", "Learner"))).build().toString();
        Optional<String> fault = send(to, body);
        if (fault.isPresent()) {
            throw new Refusal("scorm.api.postTest", fault.get());
        }
    }
}
