package heed.capacity.web;

import heed.capacity.Coverages;
import heed.capacity.Figure;
import heed.capacity.Forecasts;
import heed.capacity.Forecasts.Outlook;
import heed.platform.chart.Month;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The next twelve months: which training lapses when, and where coverage goes if nothing changes. */
@Named
@RequestScoped
public class OutlookPage {
    /** A month of the table. */
    public record Row(String month, String to, String lapses, String low, String planned, String high) {}

    /** A month of the lapses, with a bar of so many parts of the highest. */
    public record Lapse(String month, String to, String posts, int percent) {}

    @Inject private CoveragePage coveragePage;
    @Inject private Forecasts forecasts;
    @Inject private Coverages coverages;

    private Optional<Outlook> outlook;

    private Optional<Outlook> outlook() {
        if (outlook == null) {
            outlook = forecasts.outlook(coveragePage.getOverview());
        }
        return outlook;
    }

    public boolean isThere() {
        return outlook().isPresent();
    }

    /** Whether another day, or another day's knowledge, is asked for, of which there is no outlook. */
    public boolean isOtherDay() {
        return !coverages.isOfToday(coveragePage.getOverview().figure());
    }

    /** The outlook that there is. */
    public String getToday() {
        return today(coverages, coveragePage.getOverview().figure());
    }

    static String today(Coverages coverages, Figure f) {
        return "/capacity/outlook?code=" + coverages.today(f).code();
    }

    private Outlook it() {
        return outlook().orElseThrow();
    }

    static String name(Forecasts.Month month) {
        return month.month().format(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK));
    }

    /** The rows of the month: the figure on its last day, or on the last day that can be asked for. */
    private String to(Forecasts.Month month) {
        LocalDate end = month == it().months().get(0) ? it().figure().asAt() : month.month().atEndOfMonth();
        Figure f = it().figure();
        return Words.address(new Figure(f.unit(), f.agency(), f.area(), f.group(), f.module(), end.isAfter(coverages.lastDay()) ? coverages.lastDay() : end, f.knownOn()));
    }

    private static String brief(Forecasts.Month month) {
        return month.month().format(DateTimeFormatter.ofPattern("MMM yy", Locale.UK));
    }

    static List<Month> months(Outlook o) {
        return o.months().stream().map(m -> new Month(brief(m), clamp(m.planned()), clamp(m.low()), clamp(m.high()))).toList();
    }

    private static double clamp(double percent) {
        return Math.max(0, Math.min(100, percent));
    }

    private heed.platform.chart.Outlook chart() {
        return new heed.platform.chart.Outlook(months(it()), it().overview().lines().met());
    }

    public String getSvg() {
        return chart().wide("outlook", Words.text("outlook.caption"));
    }

    public String getThin() {
        return chart().thin("outlook-thin", Words.text("outlook.caption"));
    }

    public String getSay() {
        Forecasts.Month low = it().months().get(it().lowest());
        int line = Words.whole(it().overview().lines().met());
        return it().firstBelow().isEmpty() ? Words.text("outlook.met", Math.round(low.planned()), name(low), line)
                : Words.text("outlook.short", Math.round(low.planned()), name(low), line, name(it().months().get(it().firstBelow().getAsInt())));
    }

    /** What the forecast takes for granted. */
    public String getAssumptions() {
        String turnover = it().assumed() == 0 ? Words.text("outlook.turnover", Words.whole(100 * it().turnover()))
                : Words.text("outlook.turnoverAssumed", Words.whole(100 * it().turnover()), Words.counted("posts", it().assumed()),
                        Words.whole(100 * Forecasts.ASSUMED_TURNOVER));
        return turnover + " " + Words.text("outlook.supply", String.format(Locale.UK, "%.0f", it().throughput()));
    }

    public List<Row> getRows() {
        return it().months().stream().map(m -> new Row(name(m), to(m), m == it().months().get(0) ? "–" : Words.count(m.lapses()), one(m.low()), one(m.planned()), one(m.high()))).toList();
    }

    private static String one(double percent) {
        return String.format(Locale.UK, "%.1f", Math.floor(10 * percent + 1e-6) / 10);
    }

    public List<Lapse> getLapses() {
        int most = it().months().stream().mapToInt(Forecasts.Month::lapses).max().orElse(0);
        return it().months().stream().skip(1).map(m -> new Lapse(name(m), to(m), Words.count(m.lapses()), most == 0 ? 0 : 100 * m.lapses() / most)).toList();
    }

    public String getLapseSay() {
        Forecasts.Month most = it().months().stream().skip(1).max(java.util.Comparator.comparingInt(Forecasts.Month::lapses)).orElseThrow();
        int all = it().months().stream().mapToInt(Forecasts.Month::lapses).sum();
        return all == 0 ? Words.text("lapses.none") : Words.text("lapses.say", Words.counted("posts", all), name(most), Words.count(most.lapses()));
    }

    public String getGap() {
        return Words.count(it().gap());
    }

    public String getGapSay() {
        return Words.text("gap.say", Words.whole(it().overview().lines().met()), name(it().months().get(it().lowest())));
    }

    public String getEvents() {
        return Words.count(it().events());
    }

    public String getEventsSay() {
        return Words.text("events.say", Forecasts.ASSUMED_PLACES, Words.whole(100 * Forecasts.ASSUMED_ATTENDANCE));
    }

    public boolean isShort() {
        return it().gap() > 0;
    }

}
