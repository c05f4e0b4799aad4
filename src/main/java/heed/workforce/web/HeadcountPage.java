package heed.workforce.web;

import heed.access.Access;
import heed.access.Permission;
import heed.access.Scope;
import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.Pager;
import heed.workforce.HeadcountReturn;
import heed.workforce.HeadcountRow;
import heed.workforce.Headcounts;
import heed.workforce.MissingCell;
import heed.workforce.ToldCells;
import heed.workforce.UnitKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;

/** The latest return of each cell, and the cells without one. */
@Named
@RequestScoped
public class HeadcountPage {
    private static final int SIZE = 50;

    /** Smaller numbers are hidden across agencies. Source: domain report, 4.9. */
    private static final int LEAST_SHOWN = 5;

    /** A cell's return as the page shows it. */
    public record Line(String agency, String work, String area, String posts, String asAt, String source, String method,
            String confidence, boolean stale, String again, String back) {}

    /** A cell without a return. */
    public record Gap(String agency, String work, String area, String posts, String again) {}

    @Inject private Headcounts headcounts;
    @Inject private Reach reach;
    @Inject private Access access;
    @Inject private ToldCells toldCells;
    @Inject private Clock clock;
    @Inject private HttpServletRequest request;

    private PageRequest asked;
    private Slice<Line> slice;
    private List<Gap> gaps;
    private ToldCells.Told told;
    private boolean hiding;

    /** Whoever sees people or coverage may see what coverage is measured against. */
    private Scope scope() {
        return access.may(Permission.SEE_COVERAGE) ? access.scope(Permission.SEE_COVERAGE) : access.require(Permission.SEE_PEOPLE);
    }

    public void open() {
        asked = Pager.asked(request, SIZE, "agency");
        List<HeadcountRow> rows = headcounts.latest(scope(), reach.today(), OffsetDateTime.now(clock)).stream()
                .filter(r -> isAsked(r.facts().agencyKey()))
                .sorted(Comparator.comparing((HeadcountRow r) -> !r.stale()).thenComparing(r -> reach.unit(r.facts().agencyKey()))).toList();
        slice = new Slice<>(rows.stream().skip(asked.first()).limit(SIZE).map(this::line).toList(), rows.size());
        gaps = headcounts.missing(scope()).stream().filter(g -> isAsked(g.agencyKey())).map(this::gap)
                .sorted(Comparator.comparing(Gap::agency)).toList();
    }

    private boolean isAsked(int agency) {
        return getAgency().isEmpty() || getAgency().equals(String.valueOf(agency));
    }

    private Line line(HeadcountRow row) {
        HeadcountReturn f = row.facts();
        return new Line(reach.unit(f.agencyKey()), reach.group(f.group()) + ", " + f.level(), reach.unit(f.areaKey()),
                posts(f),
                Reach.day(f.asAt()), f.source(), Reach.word("method", f.method()), Reach.word("confidence", f.confidence()),
                row.stale(), again(f.agencyKey(), f.group(), f.level(), f.areaKey()),
                reach.has(Permission.MANAGE_PEOPLE, f.agencyKey()) ? "/workforce/withdraw?id=" + row.id() : "");
    }

    private Gap gap(MissingCell cell) {
        return new Gap(reach.unit(cell.agencyKey()),
                cell.group() == null ? Texts.of("workforce", "headcount.nothing") : reach.group(cell.group()) + ", " + cell.level(),
                reach.unit(cell.areaKey()), cell.group() == null ? "" : posts(cell),
                again(cell.agencyKey(), cell.group(), cell.level(), cell.areaKey()));
    }

    /** Across agencies the number stands only where it does in the views of coverage, which would else be undone here. */
    private String posts(HeadcountReturn f) {
        if (reach.has(Permission.SEE_PEOPLE, f.agencyKey()) || told().tells(f.agencyKey(), f.group(), f.level(), f.areaKey())) {
            return String.valueOf(f.posts());
        }
        hiding = true;
        return Texts.of("workforce", f.posts() > 0 && f.posts() < LEAST_SHOWN ? "headcount.few" : "headcount.notShown");
    }

    /** Of posts without a return coverage shows only those of which something is asked, so the number is told to those who see people. */
    private String posts(MissingCell cell) {
        if (reach.has(Permission.SEE_PEOPLE, cell.agencyKey())) {
            return String.valueOf(cell.posts());
        }
        hiding = true;
        return Texts.of("workforce", cell.posts() < LEAST_SHOWN ? "headcount.few" : "headcount.more");
    }

    private ToldCells.Told told() {
        if (told == null) {
            told = toldCells.today();
        }
        return told;
    }

    /** Whether some number is not shown. */
    public boolean isHiding() {
        return hiding;
    }

    /** Path of the form for a cell; an empty text for those who may not fill it in. */
    private String again(int agency, String group, String level, Integer area) {
        return !reach.has(Permission.MANAGE_PEOPLE, agency) ? "" : "/workforce/return?agency=" + agency
                + (group == null ? "" : "&group=" + group + "&level=" + level + "&area=" + area);
    }

    public List<Line> getLines() {
        return slice.rows();
    }

    public List<Gap> getGaps() {
        return gaps;
    }

    public String getCaption() {
        return Texts.of("workforce", "headcount.caption", slice.total());
    }

    public String getGapCaption() {
        return Texts.of("workforce", "headcount.gaps.caption", gaps.size());
    }

    public Pager getPager() {
        return Pager.of(request, asked, slice);
    }

    public String getAgency() {
        return asked.filter("agency").orElse("");
    }

    public List<Choice> getAgencies() {
        Permission seen = access.may(Permission.SEE_COVERAGE) ? Permission.SEE_COVERAGE : Permission.SEE_PEOPLE;
        return reach.choices(seen, UnitKind.AGENCY);
    }

    public boolean isManager() {
        return reach.may(Permission.MANAGE_PEOPLE);
    }
}
