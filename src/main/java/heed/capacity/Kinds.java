package heed.capacity;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which posts a view across agencies may list one by one to somebody who may not know who they are. Posts of one cell and
 * one mark are a kind. Whoever can count rows has the counts, so a kind is told only where its cell, and each sum its cell
 * is in, shows both its figure and this mark; and a kind whose number would give back another is left out with it.
 */
final class Kinds {
    private record Entry(int posts, boolean shut) {}

    private final Set<List<String>> hidden;
    private final Set<Cell> known = new HashSet<>();
    private final Map<Cell, Set<Mark>> few = new HashMap<>();

    /**
     * @param places  counts of every cell and sum by agency, group and area, {@link Suppression#ALL} for all
     * @param notShown places whose figure is hidden
     * @param cells   the same cells by level too
     */
    Kinds(Map<List<String>, Counts> places, Set<List<String>> notShown, Collection<CellCount> cells) {
        Map<List<String>, Entry> entries = new HashMap<>();
        places.forEach((place, counts) -> {
            Set<Mark> marks = hidden(counts);
            for (Mark mark : Mark.values()) {
                if (counts.of(mark) > 0) {
                    entries.put(at(place, mark), new Entry(counts.of(mark), notShown.contains(place) || marks.contains(mark)));
                }
            }
        });
        hidden = Suppression.hidden(entries, Entry::shut, Entry::posts);
        for (CellCount c : cells) {
            known.add(c.cell());
            for (Mark mark : Mark.values()) {
                if (Suppression.isSmall(c.counts().of(mark))) {
                    few.computeIfAbsent(c.cell(), x -> EnumSet.noneOf(Mark.class)).add(mark);
                }
            }
        }
    }

    /** Marks that share a sum which is always shown stand on one line: what is current, and what of the base is not. */
    private static List<String> at(List<String> place, Mark mark) {
        return List.of(place.get(0), place.get(1), place.get(2), sum(mark), mark.name());
    }

    private static String sum(Mark mark) {
        return mark.isCurrent() ? "current" : mark.isInBase() ? "other" : "outside";
    }

    /** Marks of 1 to 4, and the next smallest that stands for the same sum when that is only one. */
    static Set<Mark> hidden(Counts counts) {
        Map<List<String>, Integer> marks = new HashMap<>();
        for (Mark mark : Mark.values()) {
            marks.put(List.of(sum(mark), mark.name()), counts.of(mark));
        }
        Set<Mark> hidden = EnumSet.noneOf(Mark.class);
        Suppression.hidden(marks, Suppression::isSmall, n -> n).forEach(place -> hidden.add(Mark.valueOf(place.get(1))));
        return hidden;
    }

    /** Whether rows of the kind may be listed. */
    boolean isTold(Cell cell, Mark mark) {
        return known.contains(cell) && !few.getOrDefault(cell, Set.of()).contains(mark)
                && Suppression.places(cell).stream().noneMatch(place -> hidden.contains(at(place, mark)));
    }
}
