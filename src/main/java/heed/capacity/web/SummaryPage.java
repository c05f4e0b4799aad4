package heed.capacity.web;

import heed.capacity.Coverage;
import heed.capacity.Coverages;
import heed.capacity.Coverages.Fault;
import heed.capacity.Coverages.Line;
import heed.capacity.Forecasts;
import heed.capacity.Forecasts.Outlook;
import heed.platform.chart.Spark;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A leader's first page: four questions, each with its answer. */
@Named
@RequestScoped
public class SummaryPage {
    private static final int GAPS = 3;

    /** An agency short of the line. */
    public record Gap(String agency, String say, String to) {}

    /** A question to ask, and whom. */
    public record Ask(String what, String who) {}

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

    private Line total() {
        return coveragePage.getTotal();
    }

    private boolean isValue() {
        return total().isShown() && total().coverage().kind() == Coverage.Kind.VALUE;
    }

    public String getTitle() {
        return Words.text("summary.title", coveragePage.getOverview().unit().name());
    }

    public String getNumber() {
        return isValue() ? String.valueOf(Words.whole(total().coverage().strict().orElseThrow())) : "–";
    }

    public String getNumberUnit() {
        return isValue() ? Words.text("of100") : "";
    }

    public String getCovered() {
        return isValue() ? Words.text("covered.say", Words.whole(coveragePage.getOverview().lines().met())) : Words.value(total());
    }

    public String getBounds() {
        return isValue() ? Words.bounds(total().coverage()) : coveragePage.getSay();
    }

    public String getSpark() {
        return foretold().map(o -> new Spark(OutlookPage.months(o), o.overview().lines().met()).svg("spark", Words.text("outlook.caption"))).orElse("");
    }

    private Optional<Outlook> foretold() {
        return outlook().filter(Outlook::isForetold);
    }

    public String getAhead() {
        return foretold().map(o -> {
            Forecasts.Month month = o.months().get(o.lowest());
            return o.firstBelow().isEmpty() ? Words.text("ahead.met", Words.whole(month.planned()), OutlookPage.name(month.month()))
                    : Words.text("ahead.short", Words.whole(month.planned()), OutlookPage.name(month.month()));
        }).orElseGet(() -> Words.text(!coverages.isOfToday(coveragePage.getOverview().figure()) ? "capacity.outlookOfToday"
                : outlook().isPresent() || !Forecasts.isTold(coveragePage.getOverview()) ? "ahead.notTold" : "ahead.none"));
    }

    /** The outlook of today, whatever day the page is of. */
    public String getOutlook() {
        return OutlookPage.today(coverages, coveragePage.getOverview().figure());
    }

    public String getAheadMore() {
        return foretold().filter(o -> o.gap() > 0).map(o -> Words.text("ahead.more", Words.counted("completions", o.gap()))).orElse("");
    }

    public List<Gap> getGaps() {
        double met = coveragePage.getOverview().lines().met();
        return coveragePage.getOverview().agencies().stream().map(a -> a.all())
                .filter(l -> l.isShown() && l.coverage().kind() == Coverage.Kind.VALUE && l.coverage().shortOf(met) > 0).limit(GAPS)
                .map(l -> new Gap(l.name(), Words.counted("short", l.coverage().shortOf(met)), Words.address(l.figure()))).toList();
    }

    private boolean isEmpty() {
        return total().isShown() && total().coverage().kind() == Coverage.Kind.NO_RETURN;
    }

    public String getGapless() {
        return Words.text(isEmpty() ? "gap.empty" : "gap.none");
    }

    public String getAskless() {
        return Words.text(isEmpty() ? "ask.empty" : "ask.none");
    }

    /** Agencies whose headcount is missing, by name; an empty text when none is. */
    public String getNotSeen() {
        List<String> names = agencies(Fault.Kind.NO_RETURN);
        return names.isEmpty() ? "" : Words.text("notSeen", String.join(", ", names.subList(0, Math.min(3, names.size()))),
                names.size() > 3 ? Words.counted("more", names.size() - 3) : "");
    }

    private List<String> agencies(Fault.Kind kind) {
        return coveragePage.getOverview().faults().stream().filter(f -> f.kind() == kind).map(Fault::agency).distinct().toList();
    }

    public List<Ask> getAsks() {
        List<Ask> asks = new ArrayList<>();
        getGaps().stream().findFirst().ifPresent(g -> asks.add(new Ask(Words.text("ask.gap", g.say()), g.agency())));
        foretold().ifPresent(o -> o.lapses().stream().max(java.util.Comparator.comparingInt(Forecasts.Lapse::posts)).filter(l -> l.posts() > 0)
                .ifPresent(l -> asks.add(new Ask(Words.text("ask.lapses", Words.counted("posts", l.posts()), OutlookPage.name(l)), Words.text("ask.coordinator")))));
        agencies(Fault.Kind.NO_RETURN).stream().findFirst().ifPresent(a -> asks.add(new Ask(Words.text("ask.return"), a)));
        agencies(Fault.Kind.BASE_TO_CHECK).stream().findFirst().ifPresent(a -> asks.add(new Ask(Words.text("ask.base"), a)));
        return asks;
    }

    /** The first ten; the coverage page lists all. */
    public List<CoveragePage.FaultRow> getFaults() {
        List<CoveragePage.FaultRow> all = coveragePage.getFaults();
        return all.subList(0, Math.min(10, all.size()));
    }

    public boolean isMoreFaults() {
        return coveragePage.getFaults().size() > 10;
    }
}
