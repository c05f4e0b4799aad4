package heed.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Domain report, 4.9. */
class SuppressionTest {
    private static Map<List<String>, Integer> withTotals(Map<List<String>, Integer> inner) {
        Map<List<String>, Integer> all = new HashMap<>();
        inner.forEach((place, n) -> {
            for (int mask = 0; mask < 1 << place.size(); mask++) {
                List<String> at = new ArrayList<>(place);
                for (int axis = 0; axis < place.size(); axis++) {
                    if ((mask >> axis & 1) == 1) {
                        at.set(axis, Suppression.ALL);
                    }
                }
                all.merge(at, n, Integer::sum);
            }
        });
        return all;
    }

    private static Set<List<String>> hidden(Map<List<String>, Integer> table) {
        return Suppression.hidden(table, Suppression::isSmall, n -> n);
    }

    @Test
    void hidesOneToFourAndShowsNoughtAndFive() {
        assertThat(Suppression.isSmall(0)).isFalse();
        assertThat(Suppression.isSmall(1)).isTrue();
        assertThat(Suppression.isSmall(4)).isTrue();
        assertThat(Suppression.isSmall(5)).isFalse();
    }

    @Test
    void aCellStandsInItsOwnPlaceAndInTheSumsOfItsAgencyItsGroupAndItsArea() {
        assertThat(Suppression.places(new Cell(7, "nursery", "L2", 9))).containsExactlyInAnyOrder(
                List.of("7", "nursery", "9"), List.of("*", "nursery", "9"), List.of("7", "*", "9"), List.of("7", "nursery", "*"),
                List.of("*", "*", "9"), List.of("*", "nursery", "*"), List.of("7", "*", "*"), List.of("*", "*", "*"));
    }

    @Test
    void hidesTheNextSmallestInTheRowAndTheColumn() {
        Map<List<String>, Integer> table = withTotals(Map.of(
                List.of("police", "response"), 40, List.of("police", "dsl"), 3, List.of("police", "youth"), 20,
                List.of("trust", "response"), 60, List.of("trust", "dsl"), 9, List.of("trust", "youth"), 50,
                List.of("school", "response"), 70, List.of("school", "dsl"), 30, List.of("school", "youth"), 0));
        assertThat(hidden(table)).containsExactlyInAnyOrder(
                List.of("police", "dsl"), List.of("trust", "dsl"), List.of("police", "youth"), List.of("trust", "youth"));
    }

    @Test
    void showsATableWithoutSmallNumbersWhole() {
        assertThat(hidden(withTotals(Map.of(List.of("a", "b"), 5, List.of("a", "c"), 0)))).isEmpty();
    }

    @Test
    void hidesATotalThatWouldGiveAwayItsOnlyPart() {
        assertThat(hidden(withTotals(Map.of(List.of("a", "x"), 3, List.of("b", "y"), 50))))
                .contains(List.of("a", "x"), List.of("a", "*"), List.of("*", "x"));
    }

    /** With the totals in view, no hidden number may follow from the shown ones by one subtraction, in any slice. */
    @Test
    void leavesNoHiddenNumberAlone() {
        long seed = 4711;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            Map<List<String>, Integer> inner = new HashMap<>();
            for (int a = 0; a < 5; a++) {
                for (int g = 0; g < 4; g++) {
                    for (int r = 0; r < 3; r++) {
                        if (random.nextInt(3) > 0) {
                            inner.put(List.of("a" + a, "g" + g, "r" + r), random.nextInt(25));
                        }
                    }
                }
            }
            Map<List<String>, Integer> table = withTotals(inner);
            Set<List<String>> hidden = hidden(table);
            for (List<String> place : hidden) {
                if (table.get(place) == 0) {
                    continue;
                }
                for (int axis = 0; axis < 3; axis++) {
                    int fixed = axis;
                    long company = hidden.stream().filter(other -> !other.equals(place) && sameBut(other, place, fixed)).count();
                    assertThat(company).as("seed " + seed + ", round " + round + ", " + place + " along axis " + axis).isPositive();
                }
            }
        }
    }

    private static boolean sameBut(List<String> a, List<String> b, int axis) {
        for (int i = 0; i < a.size(); i++) {
            if (i != axis && !a.get(i).equals(b.get(i))) {
                return false;
            }
        }
        return true;
    }
}
