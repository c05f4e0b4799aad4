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
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The next twelve months: which training lapses when, and where coverage goes if nothing changes. */
@Named
@RequestScoped
public class OutlookPage {
    /** A month of the table. */
    public record Row(String month, String to, String lapses, String low, String planned, String high) {}

    /** Some months of the lapses, with a bar of so many parts of the highest; {@code to} is empty where the rows would give the number away. */
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

    /** Whether the course is told; without it stands only what lapses when, as far as that may be shown. */
    public boolean isForetold() {
        return outlook().filter(Outlook::isForetold).isPresent();
    }

    static String name(YearMonth month) {
        return month.format(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK));
    }

    static String name(Forecasts.Lapse lapse) {
        return lapse.first().equals(lapse.last()) ? name(lapse.last()) : Words.text("outlook.stretch", name(lapse.first()), name(lapse.last()));
    }

    /** The rows of the month: the figure on its last day, or on the last day that can be asked for. */
    private String to(YearMonth month) {
        LocalDate end = month.equals(YearMonth.from(it().figure().asAt())) ? it().figure().asAt() : month.atEndOfMonth();
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
        return it().firstBelow().isEmpty() ? Words.text("outlook.met", Words.whole(low.planned()), name(low.month()), line)
                : Words.text("outlook.short", Words.whole(low.planned()), name(low.month()), line, name(it().months().get(it().firstBelow().getAsInt()).month()));
    }

    /** What the forecast takes for granted; small numbers stay out of a view across agencies here too. */
    public String getAssumptions() {
        String turnover = isFew(it().leavers()) ? Words.text("outlook.turnoverFew")
                : it().assumed() == 0 ? Words.text("outlook.turnover", Words.whole(100 * it().turnover()))
                : Words.text("outlook.turnoverAssumed", Words.whole(100 * it().turnover()), isFew(it().assumed()) ? Words.text("posts.few") : Words.counted("posts", it().assumed()),
                        Words.whole(100 * Forecasts.ASSUMED_TURNOVER));
        long supply = Math.round(it().throughput());
        return turnover + " " + (isFew(supply) ? Words.text("outlook.supplyFew") : Words.text("outlook.supply", supply));
    }

    private boolean isFew(long count) {
        return it().overview().shared() && count > 0 && count < 5;
    }

    public List<Row> getRows() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < it().months().size(); i++) {
            Forecasts.Month m = it().months().get(i);
            rows.add(new Row(i == 0 ? name(m.month()) : name(it().lapses().get(i - 1)), to(m.month()), i == 0 ? "–" : Words.count(it().lapses().get(i - 1).posts()),
                    one(m.low()), one(m.planned()), one(m.high())));
        }
        return rows;
    }

    private static String one(double percent) {
        return String.format(Locale.UK, "%.1f", Math.floor(10 * percent + 1e-6) / 10);
    }

    public List<Lapse> getLapses() {
        int most = it().lapses().stream().filter(Forecasts.Lapse::isShown).mapToInt(Forecasts.Lapse::posts).max().orElse(0);
        return it().lapses().stream().map(l -> l.isShown() ? new Lapse(name(l), it().isForetold() ? to(l.last()) : "", Words.count(l.posts()), most == 0 ? 0 : 100 * l.posts() / most)
                : new Lapse(name(l), "", Words.text(l.hiding() == Coverages.Hiding.SMALL ? "value.small" : "value.company"), 0)).toList();
    }

    public String getLapseSay() {
        if (!it().isForetold()) {
            return Words.text("lapses.hidden");
        }
        Forecasts.Lapse most = it().lapses().stream().max(java.util.Comparator.comparingInt(Forecasts.Lapse::posts)).orElseThrow();
        int all = it().lapses().stream().mapToInt(Forecasts.Lapse::posts).sum();
        return all == 0 ? Words.text("lapses.none") : Words.text("lapses.say", Words.counted("posts", all), name(most), Words.count(most.posts()));
    }

    /** Why there is no outlook. */
    public String getNone() {
        return Words.text(Forecasts.isTold(coveragePage.getOverview()) ? "outlook.none" : "outlook.notTold");
    }

    public String getGap() {
        return Words.count(it().gap());
    }

    public String getGapSay() {
        return Words.text("gap.say", Words.whole(it().overview().lines().met()), name(it().months().get(it().lowest()).month()));
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
