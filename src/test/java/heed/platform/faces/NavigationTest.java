package heed.platform.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NavigationTest {
    private static final NavEntry TODAY = entry(NavGroup.TODAY, 5, "/home/today", "/lesson/");
    private static final NavEntry STATUS = entry(NavGroup.PEOPLE, 20, "/assignment/status", "/award/revoke");
    private static final NavEntry STAFF = entry(NavGroup.PEOPLE, 22, "/workforce/people");
    private static final NavEntry VERIFY = entry(NavGroup.PEOPLE, 24, "/award/unverified");
    private static final NavEntry SUMMARY = entry(NavGroup.FIGURES, 40, "/capacity/summary");
    private static final NavEntry HEADCOUNT = entry(NavGroup.FIGURES, 50, "/workforce/headcount", "/workforce/return");
    private static final NavEntry AREAS = entry(NavGroup.HOUSE, 70, "/workforce/areas");
    private static final NavEntry RECORD = entry(NavGroup.SELF, 930, "/award/record");
    private static final NavEntry ME = entry(NavGroup.SELF, 950, "/account/me", "/privacy/mine");
    private static final List<NavEntry> MANY = List.of(ME, RECORD, AREAS, HEADCOUNT, SUMMARY, VERIFY, STAFF, STATUS, TODAY);

    private static NavEntry entry(NavGroup group, int order, String path, String... holds) {
        return new NavEntry(group, order, "platform", "app", path, holds);
    }

    private static List<String> paths(List<Shell.Link> links) {
        return links.stream().map(Shell.Link::path).toList();
    }

    private static List<String> marked(List<Shell.Link> links) {
        return links.stream().filter(l -> !l.current().equals("false")).map(Shell.Link::path).toList();
    }

    @Test
    void showsFewPagesSideBySide() {
        Navigation few = new Navigation(List.of(ME, STAFF, TODAY), "/workforce/person");
        assertThat(few.top()).extracting(Shell.Link::path, Shell.Link::current)
                .containsExactly(tuple("/home/today", "false"), tuple("/workforce/people", "true"), tuple("/account/me", "false"));
        assertThat(few.beside()).isEmpty();
    }

    @Test
    void groupsManyPagesByWhatTheyAreOpenedForAndNamesAGroupOfOneAfterItsPage() {
        Navigation many = new Navigation(MANY, "/workforce/headcount");
        assertThat(many.top()).extracting(Shell.Link::label, Shell.Link::path, Shell.Link::current).containsExactly(
                tuple("Heed", "/home/today", "false"), tuple("People", "/assignment/status", "false"), tuple("Coverage", "/capacity/summary", "true"),
                tuple("Heed", "/workforce/areas", "false"), tuple("You", "/award/record", "false"));
        assertThat(many.beside()).extracting(Shell.Link::path, Shell.Link::current)
                .containsExactly(tuple("/capacity/summary", "false"), tuple("/workforce/headcount", "page"));
        assertThat(many.group()).isEqualTo("Coverage");
    }

    @Test
    void reachesEveryPageInTwoStepsFromAnywhere() {
        for (NavEntry from : MANY) {
            List<String> reached = new ArrayList<>();
            for (String first : paths(new Navigation(MANY, from.path()).top())) {
                reached.add(first);
                reached.addAll(paths(new Navigation(MANY, first).beside()));
            }
            assertThat(reached).containsAll(MANY.stream().map(NavEntry::path).toList());
        }
    }

    @Test
    void marksTheEntryThatAPageIsReachedThroughBeforeOneThatOnlySharesItsFolder() {
        Stream.of(List.of("/award/revoke", "/assignment/status"), List.of("/award/unverified", "/award/unverified"), List.of("/workforce/return", "/workforce/headcount"),
                List.of("/workforce/person", "/workforce/people"), List.of("/assignment/person", "/assignment/status"))
                .forEach(p -> assertThat(marked(new Navigation(MANY, p.get(0)).beside())).as(p.get(0)).containsExactly(p.get(1)));
        assertThat(marked(new Navigation(MANY, "/lesson/page").top())).containsExactly("/home/today");
        assertThat(marked(new Navigation(MANY, "/privacy/mine").beside())).containsExactly("/account/me");
    }

    @Test
    void marksNothingOnAPageOfNobodysPart() {
        Navigation elsewhere = new Navigation(MANY, "/awareness/help");
        assertThat(marked(elsewhere.top())).isEmpty();
        assertThat(elsewhere.beside()).isEmpty();
        assertThat(elsewhere.here()).isEmpty();
    }
}
