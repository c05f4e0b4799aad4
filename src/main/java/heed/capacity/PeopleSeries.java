package heed.capacity;

import heed.requirement.Ancestry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many people have an active post below a unit, and of how many every active post there is current: each person once.
 * An active post is one in the base of coverage. Source: domain report, 4.3, people and posts.
 */
final class PeopleSeries {
    private static final LocalDate OPEN = LocalDate.MAX;

    private final Ancestry ancestry;
    private final Map<Integer, Map<LocalDate, int[]>> changes = new TreeMap<>();

    PeopleSeries(Ancestry ancestry) {
        this.ancestry = ancestry;
    }

    /** A stretch of one of a human's posts. */
    record Stretch(int agency, int area, Span span) {}

    /** @param sign 1 to count the human in, -1 to take it out */
    void add(Collection<Stretch> posts, int sign) {
        Map<Integer, List<LocalDate[]>> active = new HashMap<>();
        Map<Integer, List<LocalDate[]>> behind = new HashMap<>();
        for (Stretch post : posts) {
            if (!post.span().mark().isInBase()) {
                continue;
            }
            for (Map.Entry<Integer, List<LocalDate[]>> unit : units(post).entrySet()) {
                active.computeIfAbsent(unit.getKey(), u -> new ArrayList<>()).addAll(unit.getValue());
                if (!post.span().mark().isCurrent()) {
                    behind.computeIfAbsent(unit.getKey(), u -> new ArrayList<>()).addAll(unit.getValue());
                }
            }
        }
        active.forEach((unit, spans) -> {
            Map<LocalDate, int[]> days = changes.computeIfAbsent(unit, u -> new TreeMap<>());
            // Covered is active and nothing behind, so it rises with the one and falls with the other.
            joined(spans).forEach(s -> {
                change(days, s[0], sign, sign);
                change(days, s[1], -sign, -sign);
            });
            joined(behind.getOrDefault(unit, List.of())).forEach(s -> {
                change(days, s[0], 0, -sign);
                change(days, s[1], 0, sign);
            });
        });
    }

    /** The units a stretch counts in, each with the days, from the first to the day after the last. */
    private Map<Integer, List<LocalDate[]>> units(Stretch post) {
        LocalDate first = post.span().firstDay();
        LocalDate end = post.span().lastDay() == null ? OPEN : post.span().lastDay().plusDays(1);
        Map<Integer, List<LocalDate[]>> units = new HashMap<>();
        units.put(post.agency(), List.<LocalDate[]>of(new LocalDate[] {first, end}));
        ancestry.above(post.area()).forEach(link -> {
            LocalDate from = link.firstDay().isAfter(first) ? link.firstDay() : first;
            LocalDate to = link.lastDay() == null || !link.lastDay().plusDays(1).isBefore(end) ? end : link.lastDay().plusDays(1);
            if (from.isBefore(to)) {
                units.computeIfAbsent(link.ancestor(), u -> new ArrayList<>()).add(new LocalDate[] {from, to});
            }
        });
        return units;
    }

    private static List<LocalDate[]> joined(List<LocalDate[]> spans) {
        List<LocalDate[]> sorted = new ArrayList<>(spans);
        sorted.sort((a, b) -> a[0].compareTo(b[0]));
        List<LocalDate[]> joined = new ArrayList<>();
        for (LocalDate[] span : sorted) {
            LocalDate[] last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && !span[0].isAfter(last[1])) {
                last[1] = span[1].isAfter(last[1]) ? span[1] : last[1];
            } else {
                joined.add(span.clone());
            }
        }
        return joined;
    }

    private static void change(Map<LocalDate, int[]> days, LocalDate day, int active, int covered) {
        if (!day.equals(OPEN)) {
            int[] n = days.computeIfAbsent(day, d -> new int[2]);
            n[0] += active;
            n[1] += covered;
        }
    }

    /** One row of {@code people_change}. */
    record Change(int unit, LocalDate day, int active, int covered) {}

    /** What is not nought. */
    List<Change> changes() {
        List<Change> all = new ArrayList<>();
        changes.forEach((unit, days) -> days.forEach((day, n) -> {
            if (n[0] != 0 || n[1] != 0) {
                all.add(new Change(unit, day, n[0], n[1]));
            }
        }));
        return all;
    }
}
