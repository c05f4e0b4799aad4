package heed.requirement;

import heed.audit.AuditLog;
import heed.platform.Ids;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Sql;
import heed.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Signed exemptions of posts from modules. One that was wrong, or ends early, is superseded; its row stays. */
@ApplicationScoped
@Transactional
public class Exemptions {
    private static final String COLUMNS = "id, post_id, slug, first_day, last_day, reason, signed_by, recorded_at, superseded_at";
    private static final int CHUNK = 1000;

    private EntityManager em;
    private Clock clock;
    private Event<ExemptionChanged> changed;
    private AuditLog log;

    protected Exemptions() {}

    /** For where no caller is known: what is logged is the program's doing. */
    public Exemptions(EntityManager em, Clock clock, Event<ExemptionChanged> changed) {
        this(em, clock, changed, AuditLog.ofProgram(em, clock));
    }

    @Inject
    public Exemptions(EntityManager em, Clock clock, Event<ExemptionChanged> changed, AuditLog log) {
        this.em = em;
        this.clock = clock;
        this.changed = changed;
        this.log = log;
    }

    private static Exemption read(Row r) {
        return new Exemption(r.uuid("id"), r.uuid("post_id"), r.text("slug"), r.day("first_day"), r.day("last_day"), r.text("reason"), r.at("recorded_at"),
                r.at("superseded_at"));
    }

    /** Every belief ever held about exemptions of the posts. */
    public List<Exemption> history(Collection<UUID> postIds) {
        List<Exemption> found = new ArrayList<>();
        List<UUID> ids = List.copyOf(postIds);
        for (int i = 0; i < ids.size(); i += CHUNK) {
            found.addAll(Sql.of(em, "select " + COLUMNS + " from exemption where post_id in (:posts) order by first_day, id")
                    .set("posts", ids.subList(i, Math.min(ids.size(), i + CHUNK))).list(Exemptions::read));
        }
        return found;
    }

    public Optional<Exemption> find(UUID id) {
        return Sql.of(em, "select " + COLUMNS + " from exemption where id = :id and superseded_at is null").set("id", id).first(Exemptions::read);
    }

    /**
     * Frees a post from a module.
     *
     * @param slug     null for every module
     * @param lastDay  null for an open end
     * @param signedBy the account that signs
     * @throws Refusal when the reason is missing, the end comes before the beginning, or the post is the signer's own
     */
    public UUID sign(UUID postId, String slug, LocalDate firstDay, LocalDate lastDay, String reason, UUID signedBy) {
        if (reason.isBlank() || reason.strip().length() > 300) {
            throw new Refusal("requirement.exemption.reason", 300);
        }
        if (lastDay != null && lastDay.isBefore(firstDay)) {
            throw new Refusal("requirement.endsBeforeItBegins");
        }
        if (isOwn(postId, signedBy)) {
            throw new Refusal("requirement.exemption.own");
        }
        UUID id = insert(postId, slug, firstDay, lastDay, reason.strip(), signedBy);
        changed.fire(new ExemptionChanged(postId, slug));
        note("signed", postId, slug, firstDay, lastDay, reason.strip());
        return id;
    }

    /** Whether a post is of the person behind an account, under whichever record. */
    public boolean isOwn(UUID postId, UUID account) {
        return Sql.of(em, "select 1 from post p join account a on a.id = :account where p.post_id = :post and (p.person_id = a.person_id"
                        + " or exists (select 1 from person_same s where s.person_id = a.person_id and s.other_id = p.person_id))")
                .set("account", account).set("post", postId).exists();
    }

    private void note(String action, UUID postId, String slug, LocalDate firstDay, LocalDate lastDay, String reason) {
        String what = slug == null ? Texts.of("requirement", "exemption.everything") : slug;
        String detail = lastDay == null ? Texts.of("requirement", "audit.exemption.open", what, firstDay, reason)
                : Texts.of("requirement", "audit.exemption", what, firstDay, lastDay, reason);
        Sql.of(em, "select p.person_id, p.agency_key, p.place_key, e.given_name, e.family_name from post p join person e on e.id = p.person_id"
                        + " where p.post_id = :post and p.superseded_at is null")
                .set("post", postId)
                .each(r -> log.record("requirement.exemption." + action, "person", r.uuid("person_id"), r.text("given_name") + " " + r.text("family_name"),
                        r.integerOrNull("place_key") == null ? r.integer("agency_key") : r.integer("place_key"), detail));
    }

    /**
     * The exemptions of posts that are believed now, past and coming ones too, the latest first.
     *
     * @param title    of the module, null for every module
     * @param signedBy name of who signed
     */
    public record Line(Exemption exemption, String title, String signedBy) {}

    public List<Line> of(Collection<UUID> postIds) {
        return Sql.of(em, "select x.id, x.post_id, x.slug, x.first_day, x.last_day, x.reason, x.signed_by, x.recorded_at, x.superseded_at, m.title, a.display_name"
                        + " from exemption x left join module m on m.slug = x.slug left join account a on a.id = x.signed_by"
                        + " where x.superseded_at is null and x.post_id in (:posts) order by x.first_day desc, x.id")
                .set("posts", postIds)
                .list(r -> new Line(read(r), r.text("title"), r.text("display_name")));
    }

    private UUID insert(UUID postId, String slug, LocalDate firstDay, LocalDate lastDay, String reason, UUID signedBy) {
        UUID id = Ids.next();
        Sql.of(em, "insert into exemption (" + COLUMNS + ") values (:id, :post, :slug, :first, :last, :reason, :by, :now, null)")
                .set("id", id).set("post", postId).set("slug", slug).set("first", firstDay).set("last", lastDay).set("reason", reason).set("by", signedBy)
                .set("now", now()).update();
        return id;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /**
     * The exemption holds no longer after the day; one that had not begun by then never was. What is left of it keeps the name
     * of whoever signed it: who ended it is in the audit log.
     *
     * @throws Refusal when it would hold longer, or somebody else was quicker
     */
    public void end(UUID id, LocalDate lastDay) {
        Exemption old = find(id).orElseThrow(() -> new Refusal("requirement.changedMeanwhile"));
        if (old.lastDay() != null && lastDay.isAfter(old.lastDay())) {
            throw new Refusal("requirement.exemption.later", old.lastDay());
        }
        if (Sql.of(em, "update exemption set superseded_at = :now where id = :id and superseded_at is null").set("now", now()).set("id", id).update() != 1) {
            throw new Refusal("requirement.changedMeanwhile");
        }
        if (!lastDay.isBefore(old.firstDay())) {
            UUID signer = Sql.of(em, "select signed_by from exemption where id = :id").set("id", id).first(r -> r.uuid("signed_by")).orElseThrow();
            insert(old.postId(), old.slug(), old.firstDay(), lastDay, old.reason(), signer);
        }
        changed.fire(new ExemptionChanged(old.postId(), old.slug()));
        note("ended", old.postId(), old.slug(), old.firstDay(), lastDay, old.reason());
    }
}
