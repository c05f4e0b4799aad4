package heed.capacity;

import heed.award.Award;
import heed.award.History;
import heed.platform.Row;
import heed.platform.Sql;
import heed.requirement.Absence;
import heed.requirement.Ancestry;
import heed.requirement.Basis;
import heed.requirement.Evidence;
import heed.requirement.Exemption;
import heed.requirement.PostBelief;
import heed.requirement.Requirement;
import heed.workforce.SameRecords;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Reads the facts of many posts at once, as known at an instant: the matrix, the tree and the links of persons once, then
 * posts with what belongs to them in a handful of statements.
 */
final class Facts {
    private static final String HELD = "recorded_at <= :k and (superseded_at is null or superseded_at > :k)";
    private static final int CHUNK = 5_000;

    private final EntityManager em;
    private final OffsetDateTime knownOn;
    private final List<Requirement> lines;
    /** The lines that speak of a professional group, found when it is first met. */
    private final Map<String, List<Requirement>> linesByGroup = new HashMap<>();
    private final Ancestry ancestry;
    private final Set<Integer> demonstrations;
    private final Map<UUID, Set<UUID>> sameHuman;

    /** With the tree as believed now. */
    Facts(EntityManager em, OffsetDateTime knownOn) {
        this(em, knownOn, new Ancestry(Sql.of(em, "select ancestor, descendant, first_day, last_day from unit_closure")
                .list(r -> new Ancestry.Link(r.integer("ancestor"), r.integer("descendant"), r.day("first_day"), r.day("last_day")))));
    }

    Facts(EntityManager em, OffsetDateTime knownOn, Ancestry ancestry) {
        this.em = em;
        this.knownOn = knownOn;
        lines = Sql.of(em, "select * from requirement where " + HELD).set("k", knownOn).list(Facts::line);
        this.ancestry = ancestry;
        demonstrations = new HashSet<>(Sql.of(em, "select area_key from area_setting where name = 'demonstration'"
                + " and lower(setting_value) = 'true' and " + HELD).set("k", knownOn).list(r -> r.integer("area_key")));
        sameHuman = humans();
    }

    Ancestry ancestry() {
        return ancestry;
    }

    OffsetDateTime knownOn() {
        return knownOn;
    }

    static Requirement line(Row r) {
        return new Requirement(r.uuid("id"), r.uuid("requirement_id"), r.text("line"), r.text("group_code"), r.text("level"),
                r.flag("leads_only"), r.integer("scope_key"), r.text("slug"), Basis.of(r.text("basis")), r.text("source"),
                r.integer("cycle_months"), r.integer("grace_days"), Evidence.of(r.text("minimum_evidence")), r.day("first_day"),
                r.day("last_day"), r.at("recorded_at"), r.at("superseded_at"));
    }

    /** For every person who is linked with another: all who are the same. */
    private Map<UUID, Set<UUID>> humans() {
        Map<UUID, Set<UUID>> same = new HashMap<>();
        Sql.of(em, "select person_id, same_as_id from person_link where " + HELD).set("k", knownOn)
                .each(r -> SameRecords.join(same, r.uuid("person_id"), r.uuid("same_as_id")));
        return same;
    }

    private Set<UUID> same(UUID person) {
        return sameHuman.getOrDefault(person, Set.of(person));
    }

    private UUID human(UUID person) {
        return same(person).stream().min(UUID::compareTo).orElseThrow();
    }

    /** All records of the humans behind these. */
    Set<UUID> everyRecordOf(Collection<UUID> persons) {
        Set<UUID> all = new HashSet<>();
        persons.forEach(p -> all.addAll(same(p)));
        return all;
    }

    /**
     * The believed posts that fit a condition on {@code p}, each with its history.
     *
     * @param values of the names in the condition
     */
    List<Known> posts(String condition, Map<String, ?> values) {
        List<PostBelief> posts = Sql.of(em, "select * from post p where p.recorded_at <= :k and (p.superseded_at is null or"
                + " p.superseded_at > :k) and (" + condition + ")").set("k", knownOn).setAll(values).list(this::post);
        Set<UUID> persons = new HashSet<>();
        Set<UUID> ids = new HashSet<>();
        posts.forEach(p -> {
            persons.addAll(same(p.personId()));
            ids.add(p.postId());
        });
        Map<UUID, List<Award>> awards = new HashMap<>();
        each(persons, "select a.*, v.recorded_at as verified_at, r.recorded_at as revoked_at from award a"
                + " left join award_verification v on v.award_id = a.id left join award_revocation r on r.award_id = a.id"
                + " where a.recorded_at <= :k and a.person_id in (:ids)", r -> awards
                .computeIfAbsent(r.uuid("person_id"), p -> new ArrayList<>())
                .add(new Award(r.uuid("id"), r.uuid("person_id"), r.text("slug"), r.text("module_version"), r.day("completed_on"),
                        Evidence.of(r.text("source")), r.flag("verified"), r.at("verified_at"), r.flag("demonstration"),
                        r.at("recorded_at"), r.at("revoked_at"))));
        Map<UUID, List<Absence>> absences = new HashMap<>();
        each(ids, "select * from absence where " + HELD + " and post_id in (:ids)", r -> absences
                .computeIfAbsent(r.uuid("post_id"), p -> new ArrayList<>())
                .add(new Absence(r.uuid("post_id"), r.day("first_day"), r.day("last_day"), r.at("recorded_at"), r.at("superseded_at"))));
        Map<UUID, List<Exemption>> exemptions = new HashMap<>();
        each(ids, "select * from exemption where " + HELD + " and post_id in (:ids)", r -> exemptions
                .computeIfAbsent(r.uuid("post_id"), p -> new ArrayList<>())
                .add(new Exemption(r.uuid("id"), r.uuid("post_id"), r.text("slug"), r.day("first_day"), r.day("last_day"),
                        r.text("reason"), r.at("recorded_at"), r.at("superseded_at"))));
        Set<Beginning> beginnings = beginnings(posts);
        List<Known> known = new ArrayList<>(posts.size());
        for (PostBelief post : posts) {
            List<Award> theirs = new ArrayList<>();
            same(post.personId()).forEach(p -> theirs.addAll(awards.getOrDefault(p, List.of())));
            known.add(new Known(human(post.personId()), post, new History(List.of(post), linesByGroup.computeIfAbsent(post.group(), this::linesOf), ancestry, theirs,
                    absences.getOrDefault(post.postId(), List.of()), exemptions.getOrDefault(post.postId(), List.of()),
                    Map.of(post.personId(), same(post.personId()))),
                    post.lastDay() != null && beginnings.contains(new Beginning(human(post.personId()), post.group(), post.lastDay().plusDays(1))), knownOn));
        }
        return known;
    }

    private List<Requirement> linesOf(String group) {
        return lines.stream().filter(line -> line.group() == null || line.group().equals(group)).toList();
    }

    /** A human being begins a post of a professional group. */
    private record Beginning(UUID human, String group, LocalDate day) {}

    /** Every beginning of whoever has one of the posts and comes to its end. */
    private Set<Beginning> beginnings(List<PostBelief> posts) {
        Set<UUID> persons = new HashSet<>();
        posts.stream().filter(p -> p.lastDay() != null).forEach(p -> persons.addAll(same(p.personId())));
        Set<Beginning> beginnings = new HashSet<>();
        each(persons, "select person_id, group_code, first_day from post where " + HELD + " and person_id in (:ids)",
                r -> beginnings.add(new Beginning(human(r.uuid("person_id")), r.text("group_code"), r.day("first_day"))));
        return beginnings;
    }

    private PostBelief post(Row r) {
        return new PostBelief(r.uuid("id"), r.uuid("post_id"), r.uuid("person_id"), r.integer("agency_key"),
                r.integerOrNull("place_key"), r.text("group_code"), r.text("level"), r.integer("area_key"), r.flag("leads"),
                demonstrations.contains(r.integer("area_key")), r.day("first_day"), r.day("last_day"), r.day("confirmed_on"),
                r.at("recorded_at"), r.at("superseded_at"));
    }

    private void each(Collection<UUID> ids, String sql, Consumer<Row> take) {
        List<UUID> all = new ArrayList<>(ids);
        for (int i = 0; i < all.size(); i += CHUNK) {
            Sql.of(em, sql).set("k", knownOn).set("ids", all.subList(i, Math.min(all.size(), i + CHUNK))).each(take);
        }
    }
}
