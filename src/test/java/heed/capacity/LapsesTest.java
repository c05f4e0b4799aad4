package heed.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import heed.capacity.Coverages.Hiding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Domain report, 4.9: what a view across agencies tells of the months ahead. */
class LapsesTest {
    private static Lapses.Line line(int current, int... months) {
        return new Lapses.Line(Arrays.copyOf(months, 12), current);
    }

    @Test
    void tellsMonthsWhereNoneIsSmall() {
        Lapses told = Lapses.judged(Map.of("1", line(60, 0, 7, 5, 0, 30)), Suppression.ALL);
        assertThat(told.step()).isEqualTo(1);
        assertThat(told.isWhole()).isTrue();
        assertThat(told.posts()).containsExactly(0, 7, 5, 0, 30, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void tellsThreeMonthsTogetherWhereOneIsSmall() {
        Lapses told = Lapses.judged(Map.of("1", line(60, 0, 7, 1, 0, 30)), Suppression.ALL);
        assertThat(told.step()).isEqualTo(3);
        assertThat(told.isWhole()).isTrue();
        assertThat(told.posts()).containsExactly(8, 30, 0, 0);
    }

    @Test
    void hidesASmallQuarterAndWhatWouldGiveItAway() {
        Lapses told = Lapses.judged(Map.of("1", line(60, 0, 0, 3, 0, 30, 0, 9)), Suppression.ALL);
        assertThat(told.hiding()).containsExactly(Hiding.SMALL, Hiding.NO, Hiding.COMPANY, Hiding.NO);
        assertThat(told.isWhole()).isFalse();
    }

    @Test
    void theFewWhoNeverLapseAreNotGivenAwayEither() {
        Lapses told = Lapses.judged(Map.of("1", line(32, 0, 0, 0, 0, 30)), Suppression.ALL);
        assertThat(told.hiding()).containsExactly(Hiding.NO, Hiding.COMPANY, Hiding.NO, Hiding.NO);
    }

    @Test
    void oneAreaDoesNotGiveTheOtherAway() {
        Map<String, Lapses.Line> lines = Map.of("1", line(60, 0, 0, 0, 3, 10, 10, 8), "2", line(90, 0, 0, 0, 20, 10, 10, 9));
        assertThat(Lapses.judged(lines, "1").step()).isEqualTo(3);
        assertThat(List.of(Lapses.judged(lines, "2").step(), Lapses.judged(lines, Suppression.ALL).step()))
                .as("the sum less the other would be the 3").contains(3);
    }

    /** Whatever the three views of two areas and their sum show, no count of 1 to 4 is one subtraction away. */
    @Test
    void noSmallNumberIsOneSubtractionAway() {
        long seed = 4711;
        SplittableRandom random = new SplittableRandom(seed);
        int shown = 0;
        for (int round = 0; round < 2000; round++) {
            int size = 1 + random.nextInt(30);
            Map<String, Lapses.Line> lines = new HashMap<>();
            for (String area : List.of("1", "2")) {
                int[] months = random.ints(12, 0, size).map(n -> random.nextInt(3) == 0 ? 0 : n).toArray();
                lines.put(area, new Lapses.Line(months, Arrays.stream(months).sum() + random.nextInt(20)));
            }
            String at = "seed " + seed + ", round " + round;
            Map<String, Lapses> told = new HashMap<>();
            List.of("1", "2", Suppression.ALL).forEach(a -> told.put(a, Lapses.judged(lines, a)));
            for (Lapses view : told.values()) {
                shown += view.isWhole() ? 1 : 0;
                for (int i = 0; i < view.posts().length; i++) {
                    assertThat(view.hiding().get(i) == Hiding.NO && Suppression.isSmall(view.posts()[i])).as(at).isFalse();
                }
            }
            for (int step : new int[] {1, 3}) {
                for (int i = 0; i < 12 / step; i++) {
                    Map<String, Integer> known = new HashMap<>();
                    for (var view : told.entrySet()) {
                        Lapses v = view.getValue();
                        if (v.step() == step && v.hiding().get(i) == Hiding.NO) {
                            known.put(view.getKey(), v.posts()[i]);
                        } else if (v.step() == 1 && step == 3) {
                            known.put(view.getKey(), IntStream.range(3 * i, 3 * i + 3).map(m -> v.posts()[m]).sum());
                        }
                    }
                    if (known.size() == 2) {
                        int missing = known.containsKey(Suppression.ALL) ? known.get(Suppression.ALL) - known.getOrDefault("1", known.getOrDefault("2", 0))
                                : known.get("1") + known.get("2");
                        assertThat(Suppression.isSmall(missing)).as(at + ", stretch " + i + " of " + step + ": " + known).isFalse();
                    }
                }
            }
            for (var view : told.entrySet()) {
                Lapses v = view.getValue();
                Lapses.Line whole = view.getKey().equals(Suppression.ALL) ? lines.get("1").plus(lines.get("2")) : lines.get(view.getKey());
                long hidden = v.hiding().stream().filter(h -> h != Hiding.NO).count();
                if (!Suppression.isSmall(whole.current())) {
                    int rest = whole.current() - Arrays.stream(v.posts()).sum();
                    assertThat(hidden == 0 && Suppression.isSmall(rest)).as(at + ": the rest that never lapses").isFalse();
                }
            }
        }
        assertThat(shown).as("some is still told").isGreaterThan(500);
    }
}
