package heed.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The next twelve months of a unit: forecast apart for each professional group, level and area, then added up. What it
 * rests on comes from the derived copy, so it speaks of today's knowledge; and it begins today, since the months it measures
 * must have happened and what was to lapse on an earlier day is known only by what came later. Source: domain report, 4.7.
 */
@ApplicationScoped
@Transactional
public class Forecasts {
    /** Taken for the yearly turnover where the roster is shorter than a year; always labelled as an assumption. */
    public static final double ASSUMED_TURNOVER = 0.15;

    /** Of 100 who book, so many come; an assumption until events are held in the portal. */
    public static final double ASSUMED_ATTENDANCE = 0.8;

    public static final int ASSUMED_PLACES = 20;

    private static final double COMPLETION = 1;
    private static final int SUPPLY_MONTHS = 6;

    private Coverages coverages;

    protected Forecasts() {}

    @Inject
    public Forecasts(Coverages coverages) {
        this.coverages = coverages;
    }

    /** A month as it will be shown; month 0 is now. {@code lapses} is 0 for month 0. */
    public record Month(YearMonth month, int lapses, double low, double planned, double high) {}

    /**
     * A unit's next twelve months.
     *
     * @param months      0 to 12; the first holds today's coverage, the second also what lapses in the rest of this month
     * @param turnover    yearly, as a share of the workforce, averaged over it
     * @param assumed     posts for which the turnover is an assumption
     * @param throughput  completions a month that bring a post up to date, as in the last six whole months
     * @param firstBelow  the first month below the line, 1 to 12
     * @param gap         completions short of the line at the worst month
     * @param events      events of {@link #ASSUMED_PLACES} places that would close it
     */
    public record Outlook(Figure figure, Coverages.Overview overview, List<Month> months, double turnover, int assumed, double throughput,
            OptionalInt firstBelow, int lowest, int gap, int events) {}

    private record Workforce(String group, String level, int area) {}

    /** Counts of the months before, and lapses of those to come. */
    private static final class Past {
        final double[] roster = new double[12];
        final double[] renewals = new double[12];
        final double[] lapses = new double[Forecast.MONTHS];
        double leavers;
    }

    /** Empty while the copy is not there, for a place, for any day but today, a past instant, and where the figure may not be shown. */
    public Optional<Outlook> outlook(Coverages.Overview o) {
        Figure f = o.figure();
        Reader reader = coverages.reader();
        if (!coverages.isOfToday(f) || !reader.isInCopy(f) || !f.isAllRequired() || !o.total().isShown() || o.total().coverage().base() == 0) {
            return Optional.empty();
        }
        Map<Workforce, Past> past = past(f, reader);
        Map<Workforce, List<CellCount>> cells = new HashMap<>();
        reader.cells(f).forEach(c -> cells.computeIfAbsent(new Workforce(c.cell().group(), c.cell().level(), c.cell().area()), w -> new ArrayList<>()).add(c));
        List<Forecast> low = new ArrayList<>();
        List<Forecast> planned = new ArrayList<>();
        List<Forecast> high = new ArrayList<>();
        double leaving = 0;
        double throughput = 0;
        double whole = 0;
        int assumed = 0;
        for (Map.Entry<Workforce, List<CellCount>> of : cells.entrySet()) {
            Coverage c = Coverage.of(of.getValue());
            double start = c.counts().current();
            double headcount = Math.max(c.base(), start);
            Past p = past.getOrDefault(of.getKey(), new Past());
            boolean known = Arrays.stream(p.roster).allMatch(n -> n > 0);
            double turnover = known ? Math.min(1, p.leavers / Arrays.stream(p.roster).average().orElseThrow()) : ASSUMED_TURNOVER;
            double supply = median(Arrays.copyOfRange(p.renewals, p.renewals.length - SUPPLY_MONTHS, p.renewals.length));
            double[] each = new double[Forecast.MONTHS];
            Arrays.fill(each, supply);
            low.add(Forecast.run(headcount, start, turnover * Forecast.Cases.HIGHER, p.lapses, each));
            planned.add(Forecast.run(headcount, start, turnover, p.lapses, each));
            high.add(Forecast.run(headcount, start, turnover * Forecast.Cases.LOWER, p.lapses, each));
            leaving += turnover * headcount;
            throughput += supply;
            whole += headcount;
            assumed += known ? 0 : c.base();
        }
        Forecast.Cases cases = new Forecast.Cases(Forecast.sum(high), Forecast.sum(planned), Forecast.sum(low));
        List<Month> months = new ArrayList<>();
        for (int m = 0; m <= Forecast.MONTHS; m++) {
            double middle = cases.asPlanned().coverage(m);
            months.add(new Month(YearMonth.from(f.asAt()).plusMonths(m), m == 0 ? 0 : (int) Math.round(cases.asPlanned().months().get(m - 1).lapses()),
                    Math.min(middle, Math.min(cases.higher().coverage(m), cases.lower().coverage(m))), middle,
                    Math.max(middle, Math.max(cases.lower().coverage(m), cases.higher().coverage(m)))));
        }
        int gap = cases.asPlanned().gap(o.lines().met());
        return Optional.of(new Outlook(f, o, months, whole == 0 ? 0 : leaving / whole, assumed, throughput,
                cases.asPlanned().firstBelow(o.lines().met()), cases.asPlanned().lowest(), gap,
                Forecast.eventsFor(gap, ASSUMED_PLACES, ASSUMED_ATTENDANCE, COMPLETION)));
    }

    /** The twelve whole months before the figure's, and the lapses of the twelve after; the first takes in the rest of its month. */
    private Map<Workforce, Past> past(Figure f, Reader reader) {
        LocalDate month = f.asAt().withDayOfMonth(1);
        Map<Workforce, Past> past = new HashMap<>();
        reader.months(f, month.minusMonths(12), month.plusMonths(Forecast.MONTHS), r -> {
            Past p = past.computeIfAbsent(workforce(r), w -> new Past());
            int at = (int) YearMonth.from(month).until(YearMonth.from(r.day("month_day")), java.time.temporal.ChronoUnit.MONTHS);
            if (at < 0) {
                p.roster[12 + at] = r.number("roster");
                p.renewals[12 + at] = r.number("renewals");
                p.leavers += r.number("leavers");
            } else if (at > 0) {
                p.lapses[at - 1] += r.number("lapses");
            }
        });
        reader.lapses(f, f.asAt(), month.plusMonths(1).minusDays(1),
                r -> past.computeIfAbsent(workforce(r), w -> new Past()).lapses[0] += r.number("posts"));
        return past;
    }

    private static Workforce workforce(heed.platform.Row r) {
        return new Workforce(r.text("group_code"), r.text("level"), r.integer("area_key"));
    }

    static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
