package heed.workforce.web;

import heed.access.Permission;
import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.Pager;
import heed.workforce.AbsenceRow;
import heed.workforce.People;
import heed.workforce.PersonRow;
import heed.workforce.PostRow;
import heed.workforce.UnitKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The people of the caller's scope with the posts that are in it. */
@Named
@RequestScoped
public class PeoplePage {
    /** A person as the list shows one. */
    public record Line(UUID id, String name, String work, String where, String since, String note) {}

    @Inject private People people;
    @Inject private Reach reach;
    @Inject private HttpServletRequest request;

    private PageRequest asked;
    private Slice<PersonRow> slice;
    private List<Line> lines;

    public void open() {
        asked = Pager.asked(request, 50, "q", "unit", "group", "posts", "unconfirmed");
        asked.filter("unit").ifPresent(unit -> reach.require(Permission.SEE_PEOPLE, Reach.key(unit)));
        slice = people.page(reach.scope(Permission.SEE_PEOPLE), asked);
        lines = lines();
    }

    private List<Line> lines() {
        List<UUID> ids = slice.rows().stream().map(PersonRow::id).toList();
        Map<UUID, List<PostRow>> posts = people.reachedBy(ids).stream().filter(p -> reach.has(Permission.SEE_PEOPLE, p) && isAsked(p))
                .collect(Collectors.groupingBy(p -> p.facts().personId()));
        Set<UUID> away = people.absences(ids).stream()
                .filter(a -> !a.firstDay().isAfter(reach.today()) && (a.lastDay() == null || !a.lastDay().isBefore(reach.today())))
                .map(AbsenceRow::postId).collect(Collectors.toSet());
        return slice.rows().stream().map(p -> line(p, posts.getOrDefault(p.id(), List.of()), away)).toList();
    }

    private boolean isAsked(PostRow post) {
        return switch (getPosts()) {
            case "later" -> post.facts().firstDay().isAfter(reach.today());
            case "ended" -> post.facts().lastDay() != null && post.facts().lastDay().isBefore(reach.today());
            case "none" -> true;
            default -> post.facts().runsOn(reach.today());
        };
    }

    private Line line(PersonRow person, List<PostRow> posts, Set<UUID> away) {
        boolean leads = posts.stream().anyMatch(p -> p.facts().leads());
        return new Line(person.id(), person.getName(), say(posts, p -> reach.group(p.facts().group()) + ", " + p.facts().level()),
                say(posts, p -> reach.place(p.facts().placeKey() == null ? p.facts().agencyKey() : p.facts().placeKey())),
                say(posts, p -> "ended".equals(getPosts()) ? Texts.of("workforce", "people.until", p.facts().lastDay()) : Reach.day(p.facts().firstDay())),
                posts.stream().anyMatch(p -> away.contains(p.postId())) ? Texts.of("workforce", "people.away")
                        : leads ? Texts.of("workforce", "people.leads") : "");
    }

    private static String say(List<PostRow> posts, Function<PostRow, String> what) {
        return posts.stream().map(what).distinct().collect(Collectors.joining("; "));
    }

    public List<Line> getLines() {
        return lines;
    }

    public String getCaption() {
        return Texts.of("workforce", "people.caption", slice.total());
    }

    public Pager getPager() {
        return Pager.of(request, asked, slice);
    }

    public String getQ() {
        return asked.filter("q").orElse("");
    }

    public String getUnit() {
        return asked.filter("unit").orElse("");
    }

    public String getGroup() {
        return asked.filter("group").orElse("");
    }

    public String getPosts() {
        return asked.filter("posts").orElse("");
    }

    public List<Choice> getUnits() {
        return reach.choices(Permission.SEE_PEOPLE, UnitKind.AREA, UnitKind.AGENCY, UnitKind.WORKPLACE, UnitKind.TEAM);
    }

    public List<Choice> getGroups() {
        return reach.groupChoices();
    }

    public String getUnconfirmed() {
        return asked.filter("unconfirmed").orElse("");
    }

    /** Posts that their agency has not confirmed for a year. */
    public List<Choice> getConfirmations() {
        return List.of(Choice.of("true", Texts.of("workforce", "people.unconfirmed.only")));
    }

    public List<Choice> getStates() {
        return Reach.words("people.posts", "later", "ended", "none");
    }

    public boolean isManager() {
        return reach.may(Permission.MANAGE_PEOPLE);
    }
}
