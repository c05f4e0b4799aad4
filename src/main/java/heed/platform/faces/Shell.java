package heed.platform.faces;

import heed.platform.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What stands round the content of each page: whose portal this is, who is here, where one can go, whom to call. */
@Named
@RequestScoped
public class Shell {
    /**
     * A link of the navigation as the page shows it.
     *
     * @param current what {@code aria-current} says of it: page, true (the page lies in its part) or false
     */
    public record Link(String label, String path, String current) {}

    @Inject @Any private Instance<NavContributor> navigation;
    @Inject @Any private Instance<CallContributor> callBook;
    @Inject @Any private Instance<Place> places;
    @Inject @Any private Instance<Visitor> visitors;
    @Inject private Assets assets;
    @Inject private HttpServletRequest request;

    private String place;
    private Optional<Visitor> visitor;
    private Navigation nav;
    private List<CallLine> calls;

    /** Name of the partnership, or words that stand for it while none is known. */
    public String getPlace() {
        if (place == null) {
            place = places.stream().map(Place::name).filter(name -> !name.isBlank()).findFirst()
                    .orElseGet(() -> Texts.of("platform", "place.unnamed"));
        }
        return place;
    }

    /** Name of the person signed in, or an empty text. */
    public String getPerson() {
        return visitor().flatMap(Visitor::name).orElse("");
    }

    public boolean isSignedIn() {
        return visitor().flatMap(Visitor::name).isPresent();
    }

    public boolean isShared() {
        return isSignedIn() && visitor().map(Visitor::onSharedComputer).orElse(false);
    }

    public String getSignIn() {
        return visitor().map(Visitor::signInPath).orElse("/");
    }

    public String getSignOut() {
        return visitor().map(Visitor::signOutPath).orElse("/");
    }

    public String getHome() {
        return visitor().map(Visitor::homePath).orElse("/");
    }

    /** The first row: pages, or what a person with many pages comes to do. */
    public List<Link> getNav() {
        return nav().top();
    }

    /** The pages beside this one in its group; empty when they are in the first row. */
    public List<Link> getBeside() {
        return nav().beside();
    }

    /** Label of the entry the page belongs to, or an empty text. */
    public String getHere() {
        return nav().here();
    }

    /** Name of the group the page lies in, or an empty text. */
    public String getGroup() {
        return nav().group();
    }

    private Navigation nav() {
        if (nav == null) {
            nav = new Navigation(isSignedIn() ? navigation.stream().flatMap(room -> room.entries().stream()).toList() : List.of(),
                    request.getRequestURI().substring(request.getContextPath().length()));
        }
        return nav;
    }

    /** Numbers for the strip and for help pages: the area's, or a national line where none is known. */
    public List<CallLine> getCalls() {
        List<CallLine> known = getAreaCalls();
        return known.size() > 1 ? known : List.of(CallLine.danger(), CallLine.anyTime());
    }

    /** The numbers for the strip: one of a kind. Where areas differ, {@link #isStripShort} leads to them all. */
    public List<CallLine> getStrip() {
        return getCalls().stream().filter(this::alone).toList();
    }

    public boolean isStripShort() {
        return getStrip().size() < getCalls().size();
    }

    private boolean alone(CallLine line) {
        return getCalls().stream().filter(other -> other.order() == line.order()).count() == 1;
    }

    /** 999 first, then the numbers the rooms know; only 999 where they know none. */
    public List<CallLine> getAreaCalls() {
        if (calls == null) {
            List<CallLine> lines = new ArrayList<>(List.of(CallLine.danger()));
            callBook.stream().forEach(room -> lines.addAll(room.lines()));
            lines.sort(Comparator.comparingInt(CallLine::order));
            calls = List.copyOf(lines);
        }
        return calls;
    }

    public String getVersion() {
        return assets.version();
    }

    /** Address of a style sheet, script or drawing of ours; it changes when any of them changes. */
    public String asset(String path) {
        return request.getContextPath() + path + "?v=" + assets.version();
    }

    private Optional<Visitor> visitor() {
        if (visitor == null) {
            visitor = visitors.stream().findFirst();
        }
        return visitor;
    }
}
