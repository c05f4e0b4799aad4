package heed.award;

import heed.notification.Message;
import heed.notification.Outbox;
import heed.platform.Sql;
import heed.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Tells the learner of an award, once an award and only when one was made. */
@ApplicationScoped
@Transactional
public class AwardMessage {
    private EntityManager em;
    private Outbox outbox;

    protected AwardMessage() {}

    @Inject
    public AwardMessage(EntityManager em, Outbox outbox) {
        this.em = em;
        this.outbox = outbox;
    }

    void on(@Observes AwardMade event) {
        Sql.of(em, "select e.email, m.title from person e join module m on m.slug = :slug where e.id = :person")
                .set("slug", event.slug()).set("person", event.personId())
                .first(r -> new Message("award.made:" + event.awardId(), event.personId(), r.text("email"), Texts.of("award", "message.subject", r.text("title")),
                        Texts.of("award", "message.body", r.text("title"), event.completedOn()), "/award/record"))
                .ifPresent(outbox::queue);
    }
}
