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

    /**
     * Posts whose training lapses in some months, both included.
     *
     * @param posts not to be shown where it is hidden
     */
    public record Lapse(YearMonth first, YearMonth last, int posts, Coverages.Hiding hiding) {
        public boolean isShown() {
            return hiding == Coverages.Hiding.NO;
        }
    }

    /** Coverage at the end of a month; month 0 is now. */
    public record Month(YearMonth month, double low, double planned, double high) {}

    /**
     * A unit's next twelve months.
     *
     * @param lapses      by month, or by three where a month would give small numbers away; the first takes in the rest of this month
     * @param months      now, and then the end of each of the {@code lapses}; empty where these may not all be shown, since the
     *                    course gives them away
     * @param turnover    yearly, as a share of the workforce, averaged over it
     * @param leavers     in the last twelve whole months, of the part whose turnover is known
     * @param assumed     posts for which the turnover is an assumption
     * @param throughput  completions a month that bring a post up to date, as in the last six whole months
     * @param firstBelow  the first of the months below the line, by its place in the list
     * @param lowest      the place of the month that ends lowest; 0 without months
     * @param gap         completions short of the line at the worst month
     * @param events      events of {@link #ASSUMED_PLACES} places that would close it
     */
    public record Outlook(Figure figure, Coverages.Overview overview, List<Lapse> lapses, List<Month> months, double turnover, int leavers, int assumed,
            double throughput, OptionalInt firstBelow, int lowest, int gap, int events) {
        public boolean isForetold() {
            return !months.isEmpty();
        }
    }

    private record Workforce(String group, String level, int area) {}

    /** Counts of the months before, and lapses of those to come. */
    private static final class Past {
        final double[] roster = new double[12];
        final double[] renewals = new double[12];
        final double[] lapses = new double[Forecast.MONTHS];
        double leavers;
    }

    /**
     * Whether a view may tell what lapses when: one across agencies tells it of the whole and of its areas, and not while it
     * hides how many are expiring, since the next three months would say so.
     */
    public static boolean isTold(Coverages.Overview o) {
        return o.total().isShown() && (!o.shared() || o.figure().agency() == null && o.figure().group() == null
                && !o.statuses().contains(Mark.EXPIRING) && !o.statuses().contains(Mark.IN_DATE));
    }

    /** Empty while the copy is not there, for a place, for any day but today, a past instant, and where {@link #isTold} is not. */
    public Optional<Outlook> outlook(Coverages.Overview o) {
        Figure f = o.figure();
        Reader reader = coverages.reader();
        if (!coverages.isOfToday(f) || !reader.isInCopy(f) || !f.isAllRequired() || !isTold(o) || o.total().coverage().base() == 0) {
            return Optional.empty();
        }
        Map<Workforce, Past> past = past(f, reader);
        List<CellCount> all = reader.cells(f);
        Lapses ahead = ahead(o, past, all, reader);
        Map<Workforce, List<CellCount>> cells = new HashMap<>();
        all.forEach(c -> cells.computeIfAbsent(new Workforce(c.cell().group(), c.cell().level(), c.cell().area()), w -> new ArrayList<>()).add(c));
        List<Forecast> low = new ArrayList<>();
        List<Forecast> planned = new ArrayList<>();
        List<Forecast> high = new ArrayList<>();
        double leaving = 0;
        double leavers = 0;
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
            double[] lapses = spread(p.lapses, ahead.step());
            low.add(Forecast.run(headcount, start, turnover * Forecast.Cases.HIGHER, lapses, each));
            planned.add(Forecast.run(headcount, start, turnover, lapses, each));
            high.add(Forecast.run(headcount, start, turnover * Forecast.Cases.LOWER, lapses, each));
            leaving += turnover * headcount;
            leavers += known ? p.leavers : 0;
            throughput += supply;
            whole += headcount;
            assumed += known ? 0 : c.base();
        }
        Forecast.Cases cases = new Forecast.Cases(Forecast.sum(high), Forecast.sum(planned), Forecast.sum(low));
        double turnover = whole == 0 ? 0 : leaving / whole;
        YearMonth now = YearMonth.from(f.asAt());
        List<Lapse> lapses = new ArrayList<>();
        for (int i = 0; i < ahead.posts().length; i++) {
            lapses.add(new Lapse(now.plusMonths(1L + (long) i * ahead.step()), now.plusMonths((i + 1L) * ahead.step()), ahead.posts()[i], ahead.hiding().get(i)));
        }
        if (!ahead.isWhole()) {
            return Optional.of(new Outlook(f, o, lapses, List.of(), turnover, (int) leavers, assumed, throughput, OptionalInt.empty(), 0, 0, 0));
        }
        List<Month> months = new ArrayList<>();
        for (int m = 0; m <= Forecast.MONTHS; m += ahead.step()) {
            double middle = cases.asPlanned().coverage(m);
            months.add(new Month(now.plusMonths(m),
                    Math.min(middle, Math.min(cases.higher().coverage(m), cases.lower().coverage(m))), middle,
                    Math.max(middle, Math.max(cases.lower().coverage(m), cases.higher().coverage(m)))));
        }
        int gap = cases.asPlanned().gap(o.lines().met(), ahead.step());
        OptionalInt below = cases.asPlanned().firstBelow(o.lines().met(), ahead.step());
        return Optional.of(new Outlook(f, o, lapses, months, turnover, (int) leavers, assumed, throughput,
                below.isEmpty() ? below : OptionalInt.of(below.getAsInt() / ahead.step()), cases.asPlanned().lowest(ahead.step()) / ahead.step(), gap,
                Forecast.eventsFor(gap, ASSUMED_PLACES, ASSUMED_ATTENDANCE, COMPLETION)));
    }

    /** What lapses, and what of it may be told. */
    private Lapses ahead(Coverages.Overview o, Map<Workforce, Past> past, List<CellCount> cells, Reader reader) {
        Figure f = o.figure();
        if (!o.shared()) {
            int[] months = new int[Forecast.MONTHS];
            past.values().forEach(p -> Arrays.setAll(months, m -> months[m] + (int) p.lapses[m]));
            return Lapses.whole(months);
        }
        // A shared view is judged as a whole, so that what one area hides no other gives away.
        int wide = coverages.widest(f.unit());
        Figure whole = Figure.of(wide, f.asAt());
        Map<String, Lapses.Line> lines = new HashMap<>();
        (whole.equals(f) ? cells : reader.cells(whole)).forEach(c -> lines.merge(Integer.toString(c.cell().area()),
                new Lapses.Line(new int[Forecast.MONTHS], c.counts().current()), Lapses.Line::plus));
        (whole.equals(f) ? past : past(whole, reader)).forEach((w, p) -> lines.merge(Integer.toString(w.area()),
                new Lapses.Line(Arrays.stream(p.lapses).mapToInt(n -> (int) n).toArray(), 0), Lapses.Line::plus));
        return Lapses.judged(lines, f.area() != null ? f.area().toString() : wide == f.unit() ? Suppression.ALL : Integer.toString(f.unit()));
    }

    /** The lapses of each stretch in equal parts, so that the course within it tells nothing. */
    private static double[] spread(double[] lapses, int step) {
        double[] spread = new double[lapses.length];
        for (int m = 0; m < lapses.length; m++) {
            int first = m - m % step;
            spread[m] = Arrays.stream(lapses, first, first + step).sum() / step;
        }
        return spread;
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
