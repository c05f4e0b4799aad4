package heed.platform.faces;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a person can go from a page. Few entries stand side by side; many are grouped by what they are opened for, a group
 * leads to its first page, and each of its pages leads to the others: none is further than two steps away.
 */
final class Navigation {
    /** So many entries find room in one row. */
    static final int SIDE_BY_SIDE = 7;

    private final List<NavEntry> entries;
    private final Optional<NavEntry> here;
    private final String page;

    /** @param page address of the page that is shown, from the root of the application */
    Navigation(List<NavEntry> mine, String page) {
        this.entries = mine.stream().sorted(Comparator.comparingInt(NavEntry::order)).toList();
        this.page = page;
        this.here = first(e -> e.path().equals(page)).or(() -> first(e -> e.holds(page))).or(() -> first(e -> e.sharesFolder(page)));
    }

    private Optional<NavEntry> first(Predicate<NavEntry> which) {
        return entries.stream().filter(which).findFirst();
    }

    /** The first row. */
    List<Shell.Link> top() {
        return entries.size() <= SIDE_BY_SIDE ? links(entries)
                : groups().values().stream().map(group -> group.size() == 1 ? link(group.get(0))
                        : new Shell.Link(group.get(0).group().label(), group.get(0).path(), mark(group))).toList();
    }

    /** The pages of the group in which the page lies; empty when they are in the first row. */
    List<Shell.Link> beside() {
        if (entries.size() <= SIDE_BY_SIDE || here.isEmpty()) {
            return List.of();
        }
        List<NavEntry> group = groups().get(here.get().group());
        return group.size() == 1 ? List.of() : links(group);
    }

    /** Label of the entry to which the page belongs, or an empty text. */
    String here() {
        return here.map(NavEntry::label).orElse("");
    }

    /** Name of the group in which the page lies, or an empty text. */
    String group() {
        return here.map(e -> e.group().label()).orElse("");
    }

    private Map<NavGroup, List<NavEntry>> groups() {
        Map<NavGroup, List<NavEntry>> groups = new LinkedHashMap<>();
        entries.forEach(e -> groups.computeIfAbsent(e.group(), g -> new ArrayList<>()).add(e));
        return groups;
    }

    private List<Shell.Link> links(List<NavEntry> some) {
        return some.stream().map(this::link).toList();
    }

    private Shell.Link link(NavEntry entry) {
        return new Shell.Link(entry.label(), entry.path(), mark(List.of(entry)));
    }

    /** What a reader of screens is told of an entry: whether it is the very page, or the part in which the page lies. */
    private String mark(List<NavEntry> group) {
        if (here.isEmpty() || !group.contains(here.get())) {
            return "false";
        }
        return group.size() == 1 && group.get(0).path().equals(page) ? "page" : "true";
    }
}
