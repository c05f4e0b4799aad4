package heed.enrolment;

import heed.platform.Ids;
import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Puts a batch of answers on record, each once. Needs the registration's row to be locked.
 *
 * <p>The answer that holds for an item is the one given last by the players' clocks, so that what was answered off-line
 * yesterday does not push aside today's. Within one player the count decides: a clock that is put back changes nothing.
 */
final class Intake {
    private record Sent(String client, long sequence) {}

    private record Taken(Given given, boolean first, Boolean fits, OffsetDateTime at) {}

    private final EntityManager em;
    private final Registration registration;
    private final OffsetDateTime now;
    private final Set<Sent> known = new HashSet<>();
    private final Set<String> answeredBefore = new HashSet<>();
    private final Map<String, Sent> last = new HashMap<>();
    private final Map<String, OffsetDateTime> lastAt = new HashMap<>();
    private final List<Taken> taken = new ArrayList<>();

    Intake(EntityManager em, Registration registration, OffsetDateTime now, List<Given> answers) {
        this.em = em;
        this.registration = registration;
        this.now = now;
        UUID id = registration.id();
        Sql.of(em, "select client_id, client_sequence, answered_at from answer where registration_id = :registration and client_id in (:clients)")
                .set("registration", id).set("clients", answers.stream().map(Given::clientId).distinct().toList())
                .each(r -> remember(new Sent(r.text("client_id"), r.number("client_sequence")), r.at("answered_at")));
        Sql.of(em, "select distinct item from answer where registration_id = :registration and item in (:items)")
                .set("registration", id).set("items", answers.stream().map(Given::item).distinct().toList())
                .each(r -> answeredBefore.add(r.text("item")));
    }

    /**
     * Takes the answer unless it is there already; {@link #write} puts it down.
     *
     * @param fits null where nothing is right or wrong
     * @return the time that counts for it; empty for a repeat
     */
    Optional<OffsetDateTime> take(Given given, Boolean fits) {
        Sent sent = new Sent(given.clientId(), given.clientSequence());
        if (known.contains(sent)) {
            return Optional.empty();
        }
        OffsetDateTime at = timeOf(given, sent);
        remember(sent, at);
        taken.add(new Taken(given, answeredBefore.add(given.item()), fits, at));
        registration.reached(given.page(), at);
        return Optional.of(at);
    }

    /** Writes down what was taken, in one go. */
    void write() {
        Sql.batch(em, "insert into answer (id, registration_id, client_id, client_sequence, page, item, answer_value, first_answer, correct, answered_at, received_at)"
                        + " values (:id, :registration, :client, :sequence, :page, :item, :words, :first, :fits, :at, :now)",
                taken, (sql, t) -> sql.set("id", Ids.next()).set("registration", registration.id()).set("client", t.given().clientId())
                        .set("sequence", t.given().clientSequence()).set("page", t.given().page()).set("item", t.given().item())
                        .set("words", String.join("\n", t.given().words())).set("first", t.first()).set("fits", t.fits()).set("at", t.at()).set("now", now));
    }

    private OffsetDateTime timeOf(Given given, Sent sent) {
        OffsetDateTime at = registration.inside(given.at(), now);
        Sent before = last.get(sent.client());
        return before != null && sent.sequence() > before.sequence() && at.isBefore(lastAt.get(sent.client())) ? lastAt.get(sent.client()) : at;
    }

    private void remember(Sent sent, OffsetDateTime at) {
        known.add(sent);
        Sent before = last.get(sent.client());
        if (before == null || sent.sequence() > before.sequence()) {
            last.put(sent.client(), sent);
            lastAt.put(sent.client(), at);
        }
    }
}
