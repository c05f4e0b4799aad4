package heed.award;

import heed.platform.Sql;
import heed.requirement.Absence;
import heed.requirement.Ancestry;
import heed.requirement.Evidence;
import heed.requirement.Exemption;
import heed.requirement.Exemptions;
import heed.requirement.PostBelief;
import heed.requirement.Requirement;
import heed.requirement.Requirements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what {@link Standing} and {@link Timeline} work on, many posts at a time and a fixed number of queries for each thousand. */
@ApplicationScoped
@Transactional
public class Standings {
    private static final int CHUNK = 1000;

    private EntityManager em;
    private Clock clock;
    private Requirements requirements;
    private Exemptions exemptions;

    protected Standings() {}

    @Inject
    public Standings(EntityManager em, Clock clock, Requirements requirements, Exemptions exemptions) {
        this.em = em;
        this.clock = clock;
        this.requirements = requirements;
        this.exemptions = exemptions;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** How the posts of a person, and of records linked as the same person, stand today; the longest held post first. */
    public List<Standing> today(UUID personId) {
        return of(personId, LocalDate.now(clock), now());
    }

    public List<Standing> of(UUID personId, LocalDate asAt, OffsetDateTime knownOn) {
        SamePersons same = SamePersons.heldOn(em, knownOn);
        List<UUID> posts = Sql.of(em, "select distinct post_id from post where person_id in (:persons)")
                .set("persons", same.of(personId)).list(r -> r.uuid("post_id"));
        List<Standing> standings = new ArrayList<>();
        each(posts, same, history -> Standing.of(history, asAt, knownOn).ifPresent(standings::add));
        standings.sort(Comparator.comparing((Standing s) -> s.post().firstDay()).thenComparing(s -> s.post().postId()));
        return standings;
    }

    /**
     * Reads the histories of posts and hands over each.
     *
     * @param knownOn the instant the histories will be asked about: links between records of one person are taken as they were held then
     */
    public void each(Collection<UUID> postIds, OffsetDateTime knownOn, Consumer<History> take) {
        each(postIds, SamePersons.heldOn(em, knownOn), take);
    }

    private void each(Collection<UUID> postIds, SamePersons same, Consumer<History> take) {
        Requirements.Matrix whole = postIds.size() > CHUNK ? requirements.matrix() : null;
        List<UUID> ids = List.copyOf(postIds);
        for (int i = 0; i < ids.size(); i += CHUNK) {
            List<UUID> chunk = ids.subList(i, Math.min(ids.size(), i + CHUNK));
            Map<UUID, List<PostBelief>> beliefs = by(PostBelief::postId, requirements.beliefs(chunk));
            Requirements.Matrix matrix = whole != null ? whole : requirements.around(beliefs.values().stream().flatMap(List::stream).toList());
            Set<UUID> persons = new HashSet<>();
            beliefs.values().forEach(all -> all.forEach(b -> persons.addAll(same.of(b.personId()))));
            Map<UUID, List<Award>> awards = by(Award::personId, awards(persons));
            Map<UUID, List<Absence>> absences = by(Absence::postId, absences(chunk));
            Map<UUID, List<Exemption>> freed = by(Exemption::postId, exemptions.history(chunk));
            for (UUID post : chunk) {
                List<PostBelief> of = beliefs.getOrDefault(post, List.of());
                Set<UUID> people = of.stream().flatMap(b -> same.of(b.personId()).stream()).collect(Collectors.toSet());
                take.accept(new History(of, matrix.lines(), matrix.ancestry(),
                        people.stream().flatMap(p -> awards.getOrDefault(p, List.of()).stream()).toList(),
                        absences.getOrDefault(post, List.of()), freed.getOrDefault(post, List.of()), same.sets()));
            }
        }
    }

    private static <K, T> Map<K, List<T>> by(Function<T, K> key, List<T> rows) {
        return rows.stream().collect(Collectors.groupingBy(key));
    }

    private List<Award> awards(Set<UUID> persons) {
        List<Award> found = new ArrayList<>();
        List<UUID> ids = List.copyOf(persons);
        for (int i = 0; i < ids.size(); i += CHUNK) {
            found.addAll(Sql.of(em, "select a.id, a.person_id, a.slug, a.module_version, a.completed_on, a.source, a.verified, f.recorded_at as verified_at,"
                            + " a.demonstration, a.recorded_at, v.recorded_at as revoked_at from award a left join award_revocation v on v.award_id = a.id"
                            + " left join award_verification f on f.award_id = a.id where a.person_id in (:persons)")
                    .set("persons", ids.subList(i, Math.min(ids.size(), i + CHUNK)))
                    .list(r -> new Award(r.uuid("id"), r.uuid("person_id"), r.text("slug"), r.text("module_version"), r.day("completed_on"),
                            Evidence.of(r.text("source")), r.flag("verified"), r.at("verified_at"), r.flag("demonstration"), r.at("recorded_at"), r.at("revoked_at"))));
        }
        return found;
    }

    private List<Absence> absences(List<UUID> posts) {
        return Sql.of(em, "select post_id, first_day, last_day, recorded_at, superseded_at from absence where post_id in (:posts)").set("posts", posts)
                .list(r -> new Absence(r.uuid("post_id"), r.day("first_day"), r.day("last_day"), r.at("recorded_at"), r.at("superseded_at")));
    }
}
