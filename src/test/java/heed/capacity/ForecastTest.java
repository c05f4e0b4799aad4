package heed.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final double[] LAPSES = {8, 6, 10, 5, 30, 4, 6, 9, 41, 7, 5, 6};
    private static final double[] SUPPLY = {20, 20, 20, 20, 20, 20, 20, 0, 20, 20, 20, 20};

    /** The vector printed in the domain report, 4.7. */
    @Test
    void givesTheDomainReportsVector() {
        Forecast f = Forecast.run(400, 310, 0.18, LAPSES, SUPPLY);
        double[] wanted = {317.47, 326.80, 332.05, 342.14, 327.46, 338.61, 347.62, 333.54, 308.15, 316.63, 326.96, 336.14};
        for (int m = 0; m < 12; m++) {
            assertThat(f.months().get(m).current()).as("K of month " + (m + 1)).isCloseTo(wanted[m], within(0.005));
        }
        assertThat(f.coverage(1)).isCloseTo(79.4, within(0.05));
        assertThat(f.coverage(7)).isCloseTo(86.9, within(0.05));
        assertThat(f.coverage(9)).isCloseTo(77.0, within(0.05));
        assertThat(f.coverage(12)).isCloseTo(84.0, within(0.05));
        assertThat(f.gap(90)).isEqualTo(52);
        assertThat(f.lowest()).isEqualTo(9);
        assertThat(f.firstBelow(90)).hasValue(1);
        assertThat(f.firstBelow(78)).hasValue(9);
    }

    @Test
    void keepsTheHeadcountSteadyInEveryMonthOfAnyCase() {
        long seed = 20261122;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1000; i++) {
            double headcount = random.nextInt(0, 2000);
            Forecast f = Forecast.run(headcount, headcount == 0 ? 0 : random.nextInt((int) headcount + 1), random.nextDouble(0.6),
                    IntStream.range(0, 12).mapToDouble(m -> random.nextInt(40)).toArray(),
                    IntStream.range(0, 12).mapToDouble(m -> random.nextInt(60)).toArray());
            assertThat(f.months()).as("seed " + seed + ", case " + i).allSatisfy(m ->
                    assertThat(m.current() + m.behind()).isCloseTo(headcount, within(1e-6)));
        }
    }

    @Test
    void addsUpWhatIsForecastApart() {
        Forecast one = Forecast.run(400, 310, 0.18, LAPSES, SUPPLY);
        Forecast both = Forecast.sum(List.of(one, one));
        assertThat(both.headcount()).isEqualTo(800);
        assertThat(both.coverage(9)).isCloseTo(one.coverage(9), within(1e-9));
        assertThat(both.gap(90)).isEqualTo(104);
    }

    @Test
    void roundsEventsUp() {
        assertThat(Forecast.eventsFor(52, 20, 0.8, 1)).isEqualTo(4);
        assertThat(Forecast.eventsFor(48, 20, 0.8, 1)).isEqualTo(3);
        assertThat(Forecast.eventsFor(0, 20, 0.8, 1)).isZero();
    }

    @Test
    void countsEachMonthsLeaversOfTheCurrentAndStartersOfAllPosts() {
        Forecast.Month first = Forecast.run(400, 310, 0.18, LAPSES, SUPPLY).months().get(0);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.lapses()).isEqualTo(8);
        assertThat(first.leavers()).isCloseTo(310 * 0.015, within(1e-9));
        assertThat(first.demand()).isCloseTo(90 * 0.985 + 8 * 0.985 + 400 * 0.015, within(1e-9));
        assertThat(first.completed()).isEqualTo(20);
        assertThat(first.behind()).isCloseTo(first.demand() - 20, within(1e-9));
    }

    @Test
    void completesNoMoreThanIsNeeded() {
        double[] plenty = IntStream.range(0, 12).mapToDouble(m -> 1000).toArray();
        Forecast f = Forecast.run(100, 90, 0, new double[12], plenty);
        assertThat(f.months().get(0).completed()).isEqualTo(10);
        assertThat(f.coverage(0)).isEqualTo(90);
        assertThat(f.coverage(1)).isEqualTo(100);
        assertThat(f.firstBelow(100)).as("what reaches the line is not below it").isEmpty();
        assertThat(f.gap(100)).isZero();
        assertThat(f.lowest()).as("the earliest of equals").isEqualTo(1);
    }

    @Test
    void looksOnlyAtTheEndOfEachQuarterWhereMonthsMayNotBeTold() {
        Forecast f = Forecast.run(400, 310, 0.18, LAPSES, SUPPLY);
        assertThat(f.firstBelow(82, 3)).hasValue(9);
        assertThat(f.firstBelow(82)).hasValue(1);
        assertThat(f.lowest(6)).isEqualTo(12);
        assertThat(f.gap(90, 6)).as("360 less the 336.14 of month 12").isEqualTo(24);
    }

    @Test
    void knowsNoMoreCurrentPostsThanPosts() {
        assertThat(Forecast.run(0, 0, 0.2, new double[12], new double[12]).coverage(3)).isZero();
        assertThat(Forecast.run(5, 5, 0, new double[12], new double[12]).coverage(12)).isEqualTo(100);
        assertThatThrownBy(() -> Forecast.run(5, 6, 0, new double[12], new double[12])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addsUpEveryNumberOfAMonth() {
        Forecast one = Forecast.run(400, 310, 0.18, LAPSES, SUPPLY);
        Forecast.Month a = one.months().get(4);
        Forecast.Month both = Forecast.sum(List.of(one, one)).months().get(4);
        assertThat(both).isEqualTo(new Forecast.Month(5, 2 * a.lapses(), 2 * a.leavers(), 2 * a.demand(), 2 * a.completed(), 2 * a.current(), 2 * a.behind()));
    }
}
