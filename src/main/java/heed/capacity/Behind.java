package heed.capacity;

import heed.award.Award;
import heed.award.Status;
import heed.capacity.Coverages.Proof;
import heed.capacity.Coverages.Reason;
import heed.platform.Sql;
import heed.requirement.Exemption;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the rows of one page rest on beside the standing: who gave and verified an award, why a post is out of the count. */
final class Behind {
    private final Map<UUID, Proof> proofs = new HashMap<>();
    private final Map<UUID, String> signers = new HashMap<>();

    Behind(EntityManager em, Collection<Known> posts, LocalDate day, OffsetDateTime knownOn) {
        Set<UUID> awards = new HashSet<>();
        Set<UUID> exemptions = new HashSet<>();
        posts.forEach(p -> {
            p.standing(day).ifPresent(s -> s.modules().stream().filter(m -> m.award() != null).forEach(m -> awards.add(m.award().id())));
            p.history().exemptions().forEach(x -> exemptions.add(x.id()));
        });
        Sql.of(em, "select a.id, a.provider, a.verified_by, v.verified_by as verified_later from award a left join award_verification v"
                        + " on v.award_id = a.id and v.recorded_at <= :known where a.id in (:ids)").set("known", knownOn).set("ids", awards)
                .each(r -> proofs.put(r.uuid("id"), new Proof(r.text("provider"),
                        r.text("verified_by") == null ? r.text("verified_later") : r.text("verified_by"))));
        Sql.of(em, "select x.id, a.display_name from exemption x join account a on a.id = x.signed_by where x.id in (:ids)").set("ids", exemptions)
                .each(r -> signers.put(r.uuid("id"), r.text("display_name")));
    }

    /** @param named whether the caller sees people there: otherwise nobody who verified is named either */
    Optional<Proof> proof(Award award, boolean named) {
        return award == null ? Optional.empty() : Optional.ofNullable(proofs.get(award.id())).map(p -> named ? p : new Proof(p.provider(), null));
    }

    /** Why the whole post has its mark, where the mark does not say so itself. */
    Optional<Reason> reason(Known post, Mark mark, LocalDate day, boolean named) {
        if (mark == Mark.UNCONFIRMED) {
            return Optional.of(new Reason(Reason.Kind.UNCONFIRMED, post.post().confirmedOn(), null, null, null));
        }
        if (mark != Mark.EXEMPT) {
            return Optional.empty();
        }
        return post.history().absences().stream().filter(a -> a.exemptsOn(day)).findFirst()
                .map(a -> new Reason(Reason.Kind.ABSENCE, a.firstDay(), a.lastDay(), null, null))
                .or(() -> post.history().exemptions().stream().filter(x -> x.slug() == null && x.covers(day)).findFirst().map(x -> exemption(x, named)));
    }

    /** Why one module is exempt, where it is an exemption of its own. */
    Optional<Reason> reason(Known post, String slug, Status status, LocalDate day, boolean named) {
        return status != Status.EXEMPT ? Optional.empty()
                : post.history().exemptions().stream().filter(x -> slug.equals(x.slug()) && x.covers(day)).findFirst().map(x -> exemption(x, named));
    }

    private Reason exemption(Exemption x, boolean named) {
        return new Reason(Reason.Kind.EXEMPTION, x.firstDay(), x.lastDay(), named ? x.reason() : null, named ? signers.get(x.id()) : null);
    }
}
