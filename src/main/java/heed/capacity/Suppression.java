package heed.capacity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Which cells of a table with totals are hidden from a view across agencies. A cell is small when its numerator or
 * denominator is 1 to 4. So that a hidden one cannot be worked out from a total, each line that holds exactly one hidden
 * entry loses its next smallest as well, total or not, until no line holds just one. Nought may be shown and protects
 * nobody, so it is never taken for company. Source: domain report, 4.9.
 *
 * <p>A table has any number of axes. A view filtered by one of them shows a slice, so the table is judged as a whole with
 * all its axes; what is hidden in one view is then hidden in the same way in the next.
 */
final class Suppression {
    static final int LEAST_SHOWN = 5;

    /** Stands for "all" on an axis. */
    static final String ALL = "*";

    private Suppression() {}

    static boolean isSmall(int count) {
        return count > 0 && count < LEAST_SHOWN;
    }

    /** A cell and the seven sums it is in, by agency, group and area. */
    static List<List<String>> places(Cell cell) {
        String[] words = {Integer.toString(cell.agency()), cell.group(), Integer.toString(cell.area())};
        List<List<String>> places = new ArrayList<>(8);
        for (int mask = 0; mask < 8; mask++) {
            places.add(List.of((mask & 1) == 0 ? words[0] : ALL, (mask & 2) == 0 ? words[1] : ALL, (mask & 4) == 0 ? words[2] : ALL));
        }
        return places;
    }

    /**
     * @param entries every entry of the table and its totals by place, one word an axis, {@link #ALL} for a total
     * @param small   whether an entry must be hidden for its own sake
     * @param size    by which the next smallest is found; 0 protects nobody
     */
    static <T> Set<List<String>> hidden(Map<List<String>, T> entries, Predicate<T> small, ToIntFunction<T> size) {
        Set<List<String>> hidden = new HashSet<>();
        entries.forEach((place, entry) -> {
            if (small.test(entry)) {
                hidden.add(place);
            }
        });
        if (hidden.isEmpty()) {
            return hidden;
        }
        Collection<List<List<String>>> lines = lines(entries.keySet());
        boolean changed = true;
        while (changed) {
            changed = false;
            for (List<List<String>> line : lines) {
                List<List<String>> open = new ArrayList<>();
                int shut = 0;
                for (List<String> place : line) {
                    if (hidden.contains(place)) {
                        shut++;
                    } else if (size.applyAsInt(entries.get(place)) > 0) {
                        open.add(place);
                    }
                }
                if (shut == 1 && !open.isEmpty()) {
                    open.sort(java.util.Comparator.comparingInt((List<String> p) -> size.applyAsInt(entries.get(p)))
                            .thenComparing(p -> String.join("|", p)));
                    hidden.add(open.get(0));
                    changed = true;
                }
            }
        }
        return hidden;
    }

    /** All runs along one axis with the others fixed, each with its total. */
    private static Collection<List<List<String>>> lines(Set<List<String>> places) {
        Map<List<String>, List<List<String>>> lines = new HashMap<>();
        for (List<String> place : places) {
            for (int axis = 0; axis < place.size(); axis++) {
                List<String> line = new ArrayList<>(place);
                line.set(axis, null);
                line.add(Integer.toString(axis));
                lines.computeIfAbsent(line, l -> new ArrayList<>()).add(place);
            }
        }
        lines.values().removeIf(line -> line.size() < 2);
        return lines.values();
    }
}
