package heed.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The next twelve months of one workforce, if nothing changes but what is known. Pure arithmetic; counts are fractions,
 * since leavers are expected values. Source: domain report, 4.7.
 *
 * @param headcount {@code H}, steady
 * @param start     {@code K_0}, posts level-current now
 * @param months    1 to 12
 */
public record Forecast(double headcount, double start, List<Month> months) {
    public static final int MONTHS = 12;

    public Forecast {
        months = List.copyOf(months);
    }

    /**
     * One month.
     *
     * @param leavers   {@code V}, of the current
     * @param demand    {@code Dem}, posts that need completions
     * @param completed {@code W}
     * @param current   {@code K} at its end
     * @param behind    {@code B} at its end; {@code K + B = H}
     */
    public record Month(int number, double lapses, double leavers, double demand, double completed, double current, double behind) {}

    /**
     * @param turnover yearly, as a share: 0.18 for 18 %
     * @param lapses   {@code E_1 … E_12}
     * @param supply   {@code Sup_1 … Sup_12}
     */
    public static Forecast run(double headcount, double start, double turnover, double[] lapses, double[] supply) {
        if (start > headcount) {
            throw new IllegalArgumentException("More current posts than posts: " + start + " of " + headcount);
        }
        double q = turnover / 12;
        double current = start;
        double behind = headcount - start;
        List<Month> months = new ArrayList<>();
        for (int m = 1; m <= MONTHS; m++) {
            double stay = lapses[m - 1] * (1 - q);
            double leavers = q * current;
            double starters = q * headcount;
            double demand = behind * (1 - q) + stay + starters;
            double completed = Math.min(supply[m - 1], demand);
            current = current - leavers - stay + completed;
            behind = demand - completed;
            months.add(new Month(m, lapses[m - 1], leavers, demand, completed, current, behind));
        }
        return new Forecast(headcount, start, months);
    }

    /** Sums the forecasts of separate workforces. */
    public static Forecast sum(List<Forecast> parts) {
        List<Month> months = new ArrayList<>();
        for (int m = 0; m < MONTHS; m++) {
            double[] s = new double[6];
            for (Forecast f : parts) {
                Month x = f.months.get(m);
                s[0] += x.lapses;
                s[1] += x.leavers;
                s[2] += x.demand;
                s[3] += x.completed;
                s[4] += x.current;
                s[5] += x.behind;
            }
            months.add(new Month(m + 1, s[0], s[1], s[2], s[3], s[4], s[5]));
        }
        return new Forecast(parts.stream().mapToDouble(Forecast::headcount).sum(), parts.stream().mapToDouble(Forecast::start).sum(), months);
    }

    /** Coverage in percent at the end of a month; month 0 is now. */
    public double coverage(int month) {
        double current = month == 0 ? start : months.get(month - 1).current();
        return headcount == 0 ? 0 : 100 * current / headcount;
    }

    /** The first month whose coverage is below the threshold (percent); empty when none is. */
    public OptionalInt firstBelow(double threshold) {
        return firstBelow(threshold, 1);
    }

    /** The same, looking only at the end of every so many months. */
    OptionalInt firstBelow(double threshold, int every) {
        return looked(every).filter(m -> coverage(m.number()) < threshold).mapToInt(Month::number).findFirst();
    }

    private Stream<Month> looked(int every) {
        return months.stream().filter(m -> m.number() % every == 0);
    }

    /** The month that ends lowest; the earliest of equals. */
    public int lowest() {
        return lowest(1);
    }

    /** The same, looking only at the end of every so many months. */
    int lowest(int every) {
        return looked(every).min(Comparator.comparingDouble((Month m) -> coverage(m.number())).thenComparing(Month::number)).orElseThrow().number();
    }

    /** Completions short at the worst month: {@code max(0, ceil(theta H) - K_m)}, rounded up. */
    public int gap(double threshold) {
        return gap(threshold, 1);
    }

    /** The same, looking only at the end of every so many months. */
    int gap(double threshold, int every) {
        double target = Math.ceil(threshold / 100 * headcount - 1e-9);
        double worst = looked(every).mapToDouble(Month::current).min().orElse(start);
        return (int) Math.ceil(Math.max(0, target - worst) - 1e-9);
    }

    /** Events that close the gap, each bringing {@code places x attendance x completion} completions. */
    public static int eventsFor(int gap, int places, double attendance, double completion) {
        return (int) Math.ceil(gap / (places * attendance * completion) - 1e-9);
    }

    /** A forecast for the turnover as it is, and 30 % lower and higher. */
    public record Cases(Forecast lower, Forecast asPlanned, Forecast higher) {
        public static final double LOWER = 0.7;
        public static final double HIGHER = 1.3;
    }
}
