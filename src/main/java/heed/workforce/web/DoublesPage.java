package heed.workforce.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Slice;
import heed.platform.Texts;
import heed.platform.faces.Pager;
import heed.workforce.Doubles;
import heed.workforce.People;
import heed.workforce.PersonRow;
import heed.workforce.PostRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records of the caller's scope, two by two, that may be of one human being: to be linked, or said to be two people. */
@Named
@RequestScoped
public class DoublesPage {
    private static final int SIZE = 25;

    /** A pair as the page shows it; linkable by a caller whom neither has left. */
    public record Line(UUID one, String name, String where, UUID other, String otherName, String otherWhere, String why, boolean linkable) {}

    @Inject private Doubles doubles;
    @Inject private People people;
    @Inject private Reach reach;
    @Inject private CurrentUser user;
    @Inject private HttpServletRequest request;

    private PageRequest asked;
    private Slice<Doubles.Pair> slice;
    private List<Line> lines;

    public void open() {
        asked = Pager.asked(request, SIZE);
        slice = doubles.page(reach.scope(Permission.MANAGE_PEOPLE), asked);
        List<UUID> all = slice.rows().stream().flatMap(p -> Stream.of(p.one().id(), p.other().id())).distinct().toList();
        Set<UUID> takenOn = people.takenOn(all, reach.scope(Permission.MANAGE_PEOPLE));
        Map<UUID, String> where = people.posts(all).stream()
                .filter(p -> reach.has(Permission.MANAGE_PEOPLE, p))
                .collect(Collectors.toMap(p -> p.facts().personId(), this::say, (a, b) -> a + "; " + b));
        lines = slice.rows().stream().map(p -> new Line(p.one().id(), p.one().getName(), where.getOrDefault(p.one().id(), ""), p.other().id(), p.other().getName(),
                where.getOrDefault(p.other().id(), ""), Reach.word("doubles.why", p.why()),
                takenOn.contains(p.one().id()) && takenOn.contains(p.other().id()))).toList();
    }

    private String say(PostRow post) {
        String place = reach.place(post.facts().placeKey() == null ? post.facts().agencyKey() : post.facts().placeKey());
        return post.facts().lastDay() == null ? place : Texts.of("workforce", "add.until", place, post.facts().lastDay());
    }

    public List<Line> getLines() {
        if (lines == null) {
            open();
        }
        return lines;
    }

    public String getCaption() {
        return Texts.of("workforce", "doubles.caption", slice.total());
    }

    public Pager getPager() {
        return Pager.of(request, asked, slice);
    }

    /** Those ticked are two people each. A box carries its two records, so that none can slip; both must be in the caller's hands. */
    public String apart() {
        String[] ticked = request.getParameterValues("apart");
        if (ticked == null) {
            throw new Refusal("workforce.doubles.none");
        }
        List<UUID[]> pairs = Stream.of(ticked).map(pair -> pair.split("_", 2)).map(ids -> new UUID[] {Reach.id(ids[0]), Reach.id(ids.length < 2 ? "" : ids[1])}).toList();
        List<UUID> all = pairs.stream().flatMap(Stream::of).distinct().toList();
        Set<UUID> managed = people.posts(all).stream().filter(p -> reach.has(Permission.MANAGE_PEOPLE, p)).map(p -> p.facts().personId()).collect(Collectors.toSet());
        if (!managed.containsAll(all)) {
            throw new NotInScope();
        }
        pairs.forEach(pair -> doubles.apart(pair[0], pair[1], user.accountId()));
        return "/workforce/doubles?faces-redirect=true&done=apart";
    }
}
