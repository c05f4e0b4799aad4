package heed.requirement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which units stand above which, day by day. A unit stands above itself. */
public final class Ancestry {
    /** One stretch of days in which {@code ancestor} stands at or above {@code descendant}. */
    public record Link(int ancestor, int descendant, LocalDate firstDay, LocalDate lastDay) implements Dated {}

    /** By descendant, then by ancestor. */
    private final Map<Integer, Map<Integer, List<Link>>> above;

    public Ancestry(Collection<Link> links) {
        above = links.stream().collect(Collectors.groupingBy(Link::descendant, Collectors.groupingBy(Link::ancestor)));
    }

    public boolean isAbove(int ancestor, int unit, LocalDate day) {
        for (Link link : above.getOrDefault(unit, Map.of()).getOrDefault(ancestor, List.of())) {
            if (link.covers(day)) {
                return true;
            }
        }
        return false;
    }

    /** The stretches of all units above the unit, in no order. */
    public Stream<Link> above(int unit) {
        return above.getOrDefault(unit, Map.of()).values().stream().flatMap(List::stream);
    }
}
