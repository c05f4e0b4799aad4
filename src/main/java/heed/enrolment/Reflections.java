package heed.enrolment;

import heed.access.NotInScope;
import heed.catalogue.Block;
import heed.platform.Refusal;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Notes to oneself: seen by nobody else, in no report and no export but the learner's own, and gone when deleted. */
@ApplicationScoped
@Transactional
public class Reflections {
    private static final int LONGEST = 4000;

    private EntityManager em;
    private Clock clock;
    private Enrolments enrolments;

    protected Reflections() {}

    @Inject
    public Reflections(EntityManager em, Clock clock, Enrolments enrolments) {
        this.em = em;
        this.clock = clock;
        this.enrolments = enrolments;
    }

    /** The learner's own words, if there are any. */
    public Optional<String> read(UUID personId, UUID registrationId, String block) {
        enrolments.of(personId, registrationId);
        return Sql.of(em, "select body from reflection where registration_id = :registration and block = :block")
                .set("registration", registrationId).set("block", block).first(r -> r.text("body"));
    }

    /**
     * Keeps the words in place of those before; blank words delete them. A line ends with a line feed alone, as the box
     * on the page counts it, however it was sent.
     *
     * @throws Refusal when they are longer than 4,000 characters
     * @throws NotInScope when the module has no such block, or the registration is somebody else's
     */
    public void write(UUID personId, UUID registrationId, String block, String words) {
        enrolments.hold(personId, registrationId);
        boolean known = enrolments.text(enrolments.of(personId, registrationId)).blocks().anyMatch(b -> b instanceof Block.Reflect r && r.id().equals(block));
        if (!known) {
            throw new NotInScope();
        }
        String body = words.replace("\r", "");
        if (body.length() > LONGEST) {
            throw new Refusal("enrolment.noteTooLong", LONGEST);
        }
        Sql.of(em, "delete from reflection where registration_id = :registration and block = :block")
                .set("registration", registrationId).set("block", block).update();
        if (!body.isBlank()) {
            Sql.of(em, "insert into reflection (registration_id, block, body, written_at) values (:registration, :block, :body, :now)")
                    .set("registration", registrationId).set("block", block).set("body", body.strip())
                    .set("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC)).update();
        }
    }
}
