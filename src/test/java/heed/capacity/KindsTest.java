package heed.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whoever may count rows has the counts. */
class KindsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static CellCount cell(int agency, String group, int area, Counts counts) {
        return new CellCount(new Cell(agency, group, "L2", area), counts, true, Optional.empty(), DAY);
    }

    private static Counts counts(int inDate, int expiring, int inGrace, int lapsed, int never) {
        return new Counts(inDate, expiring, inGrace, lapsed, never, 0, 0);
    }

    private static Map<List<String>, Counts> places(List<CellCount> cells) {
        Map<List<String>, Counts> places = new HashMap<>();
        cells.forEach(c -> Suppression.places(c.cell()).forEach(p -> places.merge(p, c.counts(), Counts::plus)));
        return places;
    }

    private static Kinds kinds(List<CellCount> cells, Set<List<String>> hidden) {
        return new Kinds(places(cells), hidden, cells);
    }

    @Test
    void leavesOutTheRowsOfAHiddenCell() {
        List<CellCount> cells = List.of(cell(1, "dsl", 9, counts(0, 3, 0, 0, 0)), cell(1, "nursery", 9, counts(20, 0, 0, 10, 0)));
        Kinds kinds = kinds(cells, Set.of(List.of("1", "dsl", "9"), List.of("1", "dsl", "*")));
        assertThat(kinds.isTold(cells.get(0).cell(), Mark.EXPIRING)).isFalse();
        assertThat(kinds.isTold(cells.get(1).cell(), Mark.LAPSED)).isTrue();
    }

    @Test
    void leavesOutSmallStatusesAndWhatTheyCouldBeWorkedOutFrom() {
        Counts counts = counts(40, 3, 8, 0, 20);
        assertThat(Kinds.hidden(counts)).containsExactlyInAnyOrder(Mark.IN_DATE, Mark.EXPIRING);
        assertThat(Kinds.hidden(counts(40, 0, 3, 8, 20))).containsExactlyInAnyOrder(Mark.IN_GRACE, Mark.LAPSED);
        Kinds kinds = kinds(List.of(cell(1, "nursery", 9, counts)), Set.of());
        assertThat(kinds.isTold(new Cell(1, "nursery", "L2", 9), Mark.EXPIRING)).isFalse();
        assertThat(kinds.isTold(new Cell(1, "nursery", "L2", 9), Mark.NEVER)).isTrue();
    }

    @Test
    void leavesOutFewOfAnotherLevel() {
        CellCount usual = cell(1, "nursery", 9, counts(20, 0, 0, 0, 10));
        CellCount other = new CellCount(new Cell(1, "nursery", "L4", 9), counts(2, 0, 0, 0, 0), true, Optional.empty(), DAY);
        Kinds kinds = kinds(List.of(usual, other), Set.of());
        assertThat(kinds.isTold(usual.cell(), Mark.IN_DATE)).isTrue();
        assertThat(kinds.isTold(other.cell(), Mark.IN_DATE)).isFalse();
    }

    /** In each run of rows beside a total, a small number that is left out has company that is left out too. */
    @Test
    void givesNoSmallNumberBackByCounting() {
        long seed = 4711;
        SplittableRandom random = new SplittableRandom(seed);
        int told = 0;
        for (int round = 0; round < 200; round++) {
            List<CellCount> cells = new ArrayList<>();
            for (int agency = 0; agency < 5; agency++) {
                for (String group : List.of("dsl", "nursery", "school")) {
                    for (int area = 7; area < 9; area++) {
                        if (random.nextInt(3) > 0) {
                            cells.add(cell(agency, group, area, counts(random.nextInt(60), random.nextInt(30), random.nextInt(20), random.nextInt(30), 5 + random.nextInt(30))));
                        }
                    }
                }
            }
            Kinds kinds = kinds(cells, Set.of());
            String at = "seed " + seed + ", round " + round;
            for (Mark mark : Mark.values()) {
                Map<List<String>, List<CellCount>> sums = new HashMap<>();
                cells.forEach(c -> Suppression.places(c.cell()).forEach(p -> sums.computeIfAbsent(p, x -> new ArrayList<>()).add(c)));
                for (var sum : sums.entrySet()) {
                    List<CellCount> out = sum.getValue().stream().filter(c -> c.counts().of(mark) > 0 && !kinds.isTold(c.cell(), mark)).toList();
                    int missing = out.stream().mapToInt(c -> c.counts().of(mark)).sum();
                    boolean shown = !Kinds.hidden(places(cells).get(sum.getKey())).contains(mark);
                    if (shown && !out.isEmpty()) {
                        assertThat(out.size() > 1 || missing >= Suppression.LEAST_SHOWN)
                                .as(at + ", " + mark + " of " + sum.getKey() + ": only " + missing + " of " + out.get(0).cell()).isTrue();
                    }
                }
                told += (int) cells.stream().filter(c -> kinds.isTold(c.cell(), mark)).count();
            }
        }
        assertThat(told).as("rows are still told").isGreaterThan(1000);
    }
}
