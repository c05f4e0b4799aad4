package heed.scorm.cloud;

import heed.access.ApiCaller;
import heed.access.NotInScope;
import heed.enrolment.Enrolments;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Sql;
import heed.platform.outbound.Outbound;
import heed.scorm.Launch;
import heed.scorm.Plays;
import heed.scorm.runtime.LaunchToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Links with which a learner of an application opens a course without signing in. One opens the course for a short time
 * only; the window that has opened it may load it again for as long as a player may be open.
 */
@ApplicationScoped
@Transactional
public class Links {
    private static final int USUAL_SECONDS = 120;
    private static final int FEWEST_SECONDS = 10;
    private static final int MOST_SECONDS = 300;
    private static final Duration LONGEST = Duration.ofHours(8);
    /** Where a learner can be sent after the course without an address: away, to nothing, or to a sentence. */
    private static final Set<String> WORDS = Set.of("closer", "blank", "message");

    /**
     * What a link opens.
     *
     * @param exit an address, {@code closer}, {@code blank}, or empty for a sentence
     */
    public record Opens(UUID person, UUID enrolment, String title, String exit) {}

    private record Link(String hash, UUID person, UUID enrolment, String exit, OffsetDateTime expiresAt, OffsetDateTime openedAt, String tab) {}

    private EntityManager em;
    private Clock clock;
    private Registrations registrations;
    private Enrolments enrolments;
    private Plays plays;
    private Outbound outbound;

    protected Links() {}

    @Inject
    public Links(EntityManager em, Clock clock, Registrations registrations, Enrolments enrolments, Plays plays, Outbound outbound) {
        this.em = em;
        this.clock = clock;
        this.registrations = registrations;
        this.enrolments = enrolments;
        this.plays = plays;
        this.outbound = outbound;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /**
     * A link for a registration.
     *
     * @param seconds for which it can be opened, 10 to 300; null for 120
     * @param exit    where the learner goes from the course: an address of a listed host, {@code closer}, {@code blank} or {@code message}; null for the last
     * @return the token in the link
     * @throws Refusal when the seconds are out of range, the address may not be called, or the learner has left the application's unit
     */
    public String make(ApiCaller caller, String registrationId, Integer seconds, String exit) {
        return make(registrations.taught(caller, registrationId), seconds, exit);
    }

    /** A link to look at a course with; what is done in it is told nobody. */
    public String preview(ApiCaller caller, String courseId, Integer seconds, String exit) {
        return make(registrations.preview(caller, courseId), seconds, exit);
    }

    private String make(Registered registration, Integer seconds, String exit) {
        int life = seconds == null ? USUAL_SECONDS : seconds;
        if (life < FEWEST_SECONDS || life > MOST_SECONDS) {
            throw new Refusal("scorm.api.expiry", FEWEST_SECONDS, MOST_SECONDS);
        }
        String word = exit == null ? "" : exit.strip();
        String kept = word.isEmpty() || WORDS.contains(word.toLowerCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : Courses.fitting("redirectOnExitUrl", outbound.checked(word).toString(), Courses.LONGEST_ADDRESS);
        String token = LaunchToken.make();
        Sql.of(em, "insert into api_link (token_hash, registration, exit_address, expires_at) values (:hash, :registration, :exit, :expires)")
                .set("hash", LaunchToken.hash(token)).set("registration", registration.id()).set("exit", kept.equals("message") ? "" : kept).set("expires", now().plusSeconds(life)).update();
        return token;
    }

    private Optional<Link> find(String token) {
        return Sql.of(em, "select l.token_hash, l.exit_address, l.expires_at, l.opened_at, l.tab, x.person_id, n.enrolment_id from api_link l join api_registration x on x.id = l.registration"
                        + " and x.removed_at is null join api_instance n on n.registration = x.id and n.number = x.instance where l.token_hash = :hash")
                .set("hash", LaunchToken.hash(token == null ? "" : token)).first(Links::read);
    }

    private static Link read(Row r) {
        return new Link(r.text("token_hash"), r.uuid("person_id"), r.uuid("enrolment_id"), r.text("exit_address") == null ? "" : r.text("exit_address"), r.at("expires_at"), r.at("opened_at"),
                r.text("tab"));
    }

    /** What a link opens; empty when it is none of ours or its time is over. */
    public Optional<Opens> look(String token) {
        return find(token).filter(l -> l.expiresAt().isAfter(now()) || l.openedAt() != null && l.openedAt().plus(LONGEST).isAfter(now()))
                .map(l -> new Opens(l.person(), l.enrolment(), enrolments.text(enrolments.of(l.person(), l.enrolment())).front().title(), l.exit()));
    }

    /**
     * Opens the player.
     *
     * @param tab names the browser window
     * @throws NotInScope when the link is none of ours, or its time is over and another window opened it
     */
    public Launch launch(String token, String tab, boolean takeOver) {
        Link link = find(token).orElseThrow(NotInScope::new);
        boolean fresh = link.expiresAt().isAfter(now());
        boolean again = link.openedAt() != null && link.openedAt().plus(LONGEST).isAfter(now()) && tab.equals(link.tab());
        if (!fresh && !again) {
            throw new NotInScope();
        }
        if (link.openedAt() == null) {
            Sql.of(em, "update api_link set opened_at = :now, tab = :tab where token_hash = :hash").set("now", now()).set("tab", tab).set("hash", link.hash()).update();
        }
        return plays.launch(link.person(), link.enrolment(), tab, takeOver);
    }

    /** Forgets links whose time is over. */
    public int sweep() {
        return Sql.of(em, "delete from api_link where expires_at < :old").set("old", now().minusDays(1)).update();
    }
}
