package heed.workforce.web;

import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.platform.faces.RowAction;
import heed.workforce.AbsenceRow;
import heed.workforce.People;
import heed.workforce.PersonLink;
import heed.workforce.PersonRow;
import heed.workforce.PostFacts;
import heed.workforce.PostRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;

/** One person: posts, absences, what was believed when, and other records of the same human being. */
@Named
@RequestScoped
public class PersonPage {
    /** A post as the page shows it; correctable by a coordinator, and changeable while it is not over. */
    public record Post(UUID id, String work, String title, String where, String area, String first, String last, String confirmed,
            boolean correctable, boolean changeable) {}

    /** An absence as the page shows it. */
    public record Away(UUID id, UUID post, String reason, String where, String first, String last, boolean correctable, boolean open) {}

    /** A belief about a post with both its times. */
    public record Belief(String work, String where, String days, String from, String until) {}

    /** Another record of the same human being. */
    public record Same(UUID link, UUID person, String name, String since) {}

    @Inject private People people;
    @Inject private Reach reach;
    @Inject private HttpServletRequest request;
    @Inject @Param private String id;

    private PersonRow person;
    private List<PostRow> reached;
    private List<PostRow> posts;
    private Map<UUID, PostRow> byId;
    private Boolean takenOn;

    public void open() {
        person();
    }

    /** @throws NotInScope when no post of the person is in the caller's scope, and not the last one taken back either */
    private PersonRow person() {
        if (person == null) {
            reached = people.reachedBy(List.of(Reach.id(id))).stream().filter(p -> reach.has(Permission.SEE_PEOPLE, p)).toList();
            posts = reached.stream().filter(PostRow::isBelieved).toList();
            byId = posts.stream().collect(Collectors.toMap(PostRow::postId, Function.identity()));
            person = people.find(Reach.id(id)).filter(p -> !reached.isEmpty()).orElseThrow(NotInScope::new);
        }
        return person;
    }

    public UUID getId() {
        return person().id();
    }

    public String getName() {
        return person().getName();
    }

    public String getEmail() {
        return person().email();
    }

    public String getMobile() {
        return person().mobile();
    }

    public List<Post> getPosts() {
        return posts.stream().map(this::post).toList();
    }

    private Post post(PostRow row) {
        PostFacts f = row.facts();
        boolean over = f.lastDay() != null && f.lastDay().isBefore(reach.today());
        boolean managed = reach.has(Permission.MANAGE_PEOPLE, row);
        return new Post(row.postId(), work(f), f.jobTitle(), where(f), reach.unit(f.areaKey()), Reach.day(f.firstDay()),
                last(f), Reach.day(row.confirmedOn()), managed, managed && !over);
    }

    private String work(PostFacts f) {
        String work = reach.group(f.group()) + ", " + f.level();
        return f.leads() ? Texts.of("workforce", "person.leads", work) : work;
    }

    private String where(PostFacts f) {
        return reach.place(f.placeKey() == null ? f.agencyKey() : f.placeKey());
    }

    private static String last(PostFacts f) {
        return f.lastDay() == null ? Texts.of("workforce", "person.open") : Reach.day(f.lastDay());
    }

    public List<Away> getAbsences() {
        return people.absences(List.of(getId())).stream().filter(a -> byId.containsKey(a.postId())).map(this::away).toList();
    }

    private Away away(AbsenceRow a) {
        PostRow post = byId.get(a.postId());
        boolean open = a.lastDay() == null || a.lastDay().isAfter(reach.today());
        return new Away(a.id(), a.postId(), Reach.word("absence", a.reason()), where(post.facts()), Reach.day(a.firstDay()),
                a.lastDay() == null ? Texts.of("workforce", "person.open") : Reach.day(a.lastDay()),
                reach.has(Permission.MANAGE_PEOPLE, post), open && reach.has(Permission.MANAGE_PEOPLE, post));
    }

    public List<Belief> getHistory() {
        return people.history(List.of(getId())).stream().filter(p -> reach.has(Permission.SEE_PEOPLE, p))
                .map(p -> new Belief(work(p.facts()), where(p.facts()),
                        p.facts().lastDay() == null ? Texts.of("workforce", "person.daysOpen", p.facts().firstDay())
                                : Texts.of("workforce", "person.days", p.facts().firstDay(), p.facts().lastDay()),
                        reach.moment(p.recordedAt()),
                        p.isBelieved() ? Texts.of("workforce", "person.stillBelieved") : reach.moment(p.supersededAt())))
                .toList();
    }

    /** A name or address no longer held to be right. */
    public record Once(String name, String reached, String was, String until) {}

    public List<Once> getNames() {
        return people.before(getId()).stream().map(b -> new Once(b.name(), b.email() == null ? "" : b.email(),
                b.wrong() ? Texts.of("workforce", "name.wasWrong") : b.lastDay() == null ? "" : Texts.of("workforce", "name.until", b.lastDay()),
                reach.moment(b.changedAt()))).toList();
    }

    /** Other records that are linked with this one and in the caller's scope. */
    public List<Same> getSame() {
        List<PersonLink> live = people.links(List.of(getId())).stream().filter(l -> l.supersededAt() == null).toList();
        Set<UUID> others = live.stream().map(this::other).collect(Collectors.toSet());
        Set<UUID> seen = people.posts(others).stream().filter(p -> reach.has(Permission.SEE_PEOPLE, p))
                .map(p -> p.facts().personId()).collect(Collectors.toSet());
        Map<UUID, PersonRow> named = people.find(seen).stream().collect(Collectors.toMap(PersonRow::id, Function.identity()));
        return live.stream().filter(l -> named.containsKey(other(l)))
                .map(l -> new Same(l.id(), other(l), named.get(other(l)).getName(), reach.moment(l.recordedAt()))).toList();
    }

    private UUID other(PersonLink link) {
        return link.personId().equals(getId()) ? link.sameAsId() : link.personId();
    }

    /** The post names the link. */
    public String unlink() {
        UUID link = RowAction.row(request, "unlink");
        if (!isManaged()) {
            throw new NotInScope();
        }
        if (getSame().stream().noneMatch(s -> s.link().equals(link))) {
            throw new Refusal("workforce.person.linkGone");
        }
        people.unlink(link, reach.scope(Permission.MANAGE_PEOPLE));
        return "/workforce/person?faces-redirect=true&id=" + getId() + "&done=unlinked";
    }

    /** Whether the caller may change something about this person. */
    public boolean isManaged() {
        person();
        return reached.stream().anyMatch(p -> reach.has(Permission.MANAGE_PEOPLE, p));
    }

    /** Whether a post or another record is the caller's to add; a former employer's it is not. */
    public boolean isTakenOn() {
        if (takenOn == null) {
            takenOn = isManaged() && !people.takenOn(List.of(getId()), reach.scope(Permission.MANAGE_PEOPLE)).isEmpty();
        }
        return takenOn;
    }

    /** Whether name and addresses are the caller's to see as they are now. */
    public boolean isCurrent() {
        return left().isEmpty();
    }

    /** Whether name and addresses are the caller's to put right. */
    public boolean isRenamable() {
        return reach.may(Permission.MANAGE_PEOPLE) && people.tie(getId(), reach.scope(Permission.MANAGE_PEOPLE)).filter(t -> !t.isOver()).isPresent();
    }

    /** "Left on 3 May 2024", once every post in the caller's scope is over. */
    public String getLeftOn() {
        return left().map(day -> Texts.of("workforce", "person.left", day)).orElse("");
    }

    private Optional<LocalDate> left() {
        return people.tie(getId(), reach.scope(Permission.SEE_PEOPLE)).map(People.Tie::leftOn);
    }

    public boolean isCodeable() {
        return isManaged() && reach.may(Permission.ISSUE_CODES) && posts.stream().anyMatch(p -> p.facts().runsOn(reach.today()));
    }
}
