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

    private final Map<Integer, List<Link>> above;

    public Ancestry(Collection<Link> links) {
        above = links.stream().collect(Collectors.groupingBy(Link::descendant));
    }

    public boolean isAbove(int ancestor, int unit, LocalDate day) {
        for (Link link : above.getOrDefault(unit, List.of())) {
            if (link.ancestor == ancestor && link.covers(day)) {
                return true;
            }
        }
        return false;
    }

    /** The stretches of all units above the unit, in no order. */
    public Stream<Link> above(int unit) {
        return above.getOrDefault(unit, List.of()).stream();
    }
}
