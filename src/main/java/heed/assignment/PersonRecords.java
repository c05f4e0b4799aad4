package heed.assignment;

import heed.access.NotInScope;
import heed.access.Scope;
import heed.award.AwardRow;
import heed.award.Awards;
import heed.award.SamePersons;
import heed.award.Standing;
import heed.award.Standings;
import heed.award.Status;
import heed.notification.Outbox;
import heed.platform.Sql;
import heed.requirement.Exemptions;
import heed.requirement.Why;
import heed.workforce.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Everything those who look after a person may see of the person's training; never an answer, a score or a reflection. */
@ApplicationScoped
@Transactional
public class PersonRecords {
    /**
     * A module asked of one of the person's posts in scope.
     *
     * @param why     rule, basis and source in words
     * @param award   the award that counts, or null
     * @param freed   the exemption that frees from it today, or null
     */
    public record Asked(UUID postId, String group, String slug, String code, String title, Status status, LocalDate due, String why,
            heed.award.Award award, LocalDate expiry, Exemptions.Line freed) {}

    /** A module asked beyond the matrix, of this record or a linked one; doneOn is null while it is open. */
    public record Extra(UUID id, String title, LocalDate dueOn, String reason, String by, LocalDate doneOn, boolean cancelled) {}

    /**
     * What is known. For a former employer awards, extras and messages end with the last day there.
     *
     * @param leftOn the last day in the scope; null while a post there runs or is still to come
     * @param asked by post and module, of the posts in scope that run today
     * @param awards what was awarded to the human being, newest first
     */
    public record PersonRecord(UUID personId, String name, LocalDate leftOn, boolean mailbox, List<Asked> asked, List<Exemptions.Line> exemptions, List<AwardRow> awards, List<Extra> extras,
            List<Outbox.Told> told) {}

    private EntityManager em;
    private Clock clock;
    private Standings standings;
    private Awards awards;
    private Exemptions exemptions;
    private Outbox outbox;
    private People people;

    protected PersonRecords() {}

    @Inject
    public PersonRecords(EntityManager em, Clock clock, Standings standings, Awards awards, Exemptions exemptions, Outbox outbox, People people) {
        this.em = em;
        this.clock = clock;
        this.standings = standings;
        this.awards = awards;
        this.exemptions = exemptions;
        this.outbox = outbox;
        this.people = people;
    }

    /** @throws NotInScope when no post of the person, also of a past one, is in the scope */
    public PersonRecord of(UUID personId, Scope scope) {
        Set<UUID> posts = new HashSet<>(Sql.of(em, "select distinct p.post_id from post p where p.person_id = :person and p.superseded_at is null and "
                        + scope.restrict("p.agency_key", "p.place_key"))
                .set("person", personId).set("scopeUnits", scope.units()).set("today", LocalDate.now(clock)).list(r -> r.uuid("post_id")));
        if (posts.isEmpty()) {
            throw new NotInScope();
        }
        record Who(String name, boolean mailbox) {}
        Who who = Sql.of(em, "select given_name, family_name, email from person where id = :person and removed_at is null").set("person", personId)
                .first(r -> new Who(r.text("given_name") + " " + r.text("family_name"), r.text("email") != null)).orElseThrow(NotInScope::new);
        List<Exemptions.Line> freed = exemptions.of(posts);
        LocalDate leftOn = people.tie(personId, scope).map(People.Tie::leftOn).orElse(null);
        LocalDate last = leftOn == null ? LocalDate.now(clock) : leftOn;
        OffsetDateTime end = last.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
        return new PersonRecord(personId, who.name(), leftOn, who.mailbox(), asked(personId, posts, freed), freed,
                awards.held(personId).stream().filter(a -> !a.completedOn().isAfter(last)).toList(), extras(personId, last, end), outbox.toldTo(personId, end));
    }

    /** Whether the person has a post in the scope today: only then may something be changed. */
    public boolean isLookedAfter(UUID personId, Scope scope) {
        return people.tie(personId, scope).filter(People.Tie::today).isPresent();
    }

    private List<Asked> asked(UUID personId, Set<UUID> posts, List<Exemptions.Line> freed) {
        Map<String, String> groups = names("select code as id, name from professional_group");
        Map<String, String> titles = names("select slug as id, title as name from module");
        Map<String, String> codes = names("select slug as id, code as name from module");
        LocalDate today = LocalDate.now(clock);
        List<Asked> asked = new ArrayList<>();
        for (Standing standing : standings.today(personId)) {
            if (!posts.contains(standing.post().postId())) {
                continue;
            }
            String group = groups.get(standing.post().group());
            for (Standing.Module m : standing.modules()) {
                Exemptions.Line by = freed.stream().filter(x -> x.exemption().postId().equals(standing.post().postId()) && x.exemption().frees(m.slug(), today))
                        .findFirst().orElse(null);
                asked.add(new Asked(standing.post().postId(), group, m.slug(), codes.get(m.slug()), titles.get(m.slug()), m.status(), m.due(),
                        Why.of(m.rule(), group), m.award(), m.expiry(), by));
            }
        }
        return asked;
    }

    /** As it stood at the end of a day: what was asked, done and taken back later is left out. */
    private List<Extra> extras(UUID personId, LocalDate last, OffsetDateTime end) {
        SamePersons same = SamePersons.now(em, clock);
        return Sql.of(em, "select a.id, m.title, a.due_on, a.reason, c.display_name, a.cancelled_at, t.cancelled_at as taken_back, " + Statuses.doneOn(same) + " as done_on"
                        + " from assignment a join assignment_person t on t.assignment_id = a.id join module m on m.slug = a.slug left join account c on c.id = a.assigned_by"
                        + " where t.person_id in (:persons) and a.recorded_at < :end order by a.due_on desc, a.id, t.person_id")
                .set("persons", same.of(personId)).set("end", end)
                .list(r -> new Extra(r.uuid("id"), r.text("title"), r.day("due_on"), r.text("reason"), r.text("display_name"),
                        r.day("done_on") == null || r.day("done_on").isAfter(last) ? null : r.day("done_on"), by(r.at("cancelled_at"), end) || by(r.at("taken_back"), end)));
    }

    private static boolean by(OffsetDateTime at, OffsetDateTime end) {
        return at != null && at.isBefore(end);
    }

    private Map<String, String> names(String sql) {
        Map<String, String> names = new HashMap<>();
        Sql.of(em, sql).each(r -> names.put(r.text("id"), r.text("name")));
        return names;
    }
}
