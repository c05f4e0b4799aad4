package heed.capacity.web;

import heed.capacity.Coverages;
import heed.capacity.Coverages.AgencyLine;
import heed.capacity.Coverages.Line;
import heed.capacity.Coverages.Overview;
import heed.platform.Texts;
import heed.platform.faces.Days;
import heed.workforce.ProfessionalGroup;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.omnifaces.util.Faces;

/** Coverage by status, by agency and by professional group, with what is wrong in the data. */
@Named
@RequestScoped
public class CoveragePage {
    /** A cell of the heat table. */
    public record Cell(String th, String state, String value, String what, String to) {}

    /** An agency's row; {@code all} is its last cell. */
    public record Row(String name, List<Cell> cells, Cell all) {}

    /** A professional group's row. */
    public record GroupRow(String name, String base, String current, String value, String state, String to) {}

    /** What is wrong with the data somewhere. */
    public record FaultRow(String agency, String about, String what, String effect) {}

    @Inject private Coverages coverages;
    @Inject private AskedFigure askedFigure;

    private Overview overview;
    private OptionalInt firstBuild;

    public Overview getOverview() {
        if (overview == null) {
            overview = coverages.overview(askedFigure.getFigure());
        }
        return overview;
    }

    /** How far the first build of the figures is, 0 to 99; empty when there are figures. */
    private OptionalInt firstBuild() {
        if (firstBuild == null) {
            firstBuild = coverages.firstBuild(askedFigure.getFigure());
        }
        return firstBuild;
    }

    /** Whether the page tells of the first build. The only form of these pages is the one that looks for its end, and must still be there at its last look. */
    public boolean isBuilding() {
        return Faces.isPostback() || firstBuild().isPresent();
    }

    public int getPercent() {
        return firstBuild().orElse(100);
    }

    public String getProgress() {
        return Words.text("building.progress", getPercent());
    }

    public String getHere() {
        return Faces.getRequestURIWithQueryString();
    }

    /** Looks whether the figures are there, and shows them. */
    public void look() {
        if (firstBuild().isEmpty()) {
            Faces.redirect(getHere());
        }
    }

    public StatusRows getStatuses() {
        return new StatusRows(getOverview());
    }

    public Line getTotal() {
        return getOverview().total();
    }

    public boolean isShown() {
        return getTotal().isShown();
    }

    public String getCode() {
        return getOverview().figure().code();
    }

    /** The code to print beside the number. */
    public String getPrinted() {
        return getOverview().code(getOverview().figure());
    }

    public String getTo() {
        return Words.address(getOverview().figure());
    }

    public String getValue() {
        return Words.value(getTotal());
    }

    public String getProvenance() {
        return Words.provenance(getTotal());
    }

    /** The finding above the chart. */
    public String getSay() {
        if (!getTotal().isShown()) {
            return Words.text("say.hidden");
        }
        var c = getTotal().coverage();
        return switch (c.kind()) {
            case VALUE -> Words.text("say", Words.whole(c.strict().orElseThrow()), Words.bounds(c));
            case BASE_TO_CHECK -> Words.text("bounds.baseToCheck");
            case NOT_APPLICABLE -> Words.text("say.notApplicable");
            case NO_RETURN -> Words.text("say.noReturn");
        };
    }

    /** The stricter and the kinder way of counting, told apart. */
    public String getOperational() {
        var c = getTotal().coverage();
        return !getTotal().isShown() || c.operational().isEmpty() ? ""
                : Words.text("operational", Words.whole(c.operational().get()), Words.count(c.counts().roster() - c.counts().inGrace()));
    }

    /** People once each, beside posts. */
    public String getPeople() {
        return getOverview().people().filter(p -> p.active() > 0)
                .map(p -> Words.text("people", Words.counted("people", p.active()), Words.count(p.covered()), Words.whole(100.0 * p.covered() / p.active())))
                .orElse("");
    }

    public List<String> getGroups() {
        return getOverview().groups().stream().map(ProfessionalGroup::name).toList();
    }

    public List<Row> getRows() {
        List<Row> rows = new ArrayList<>();
        for (AgencyLine agency : getOverview().agencies()) {
            String name = agency.all().name();
            List<Cell> cells = getOverview().groups().stream().map(g -> cell(g.name(), name, agency.byGroup().get(g.code()))).toList();
            rows.add(new Row(name, cells, cell(Texts.of("capacity", "heat.all"), name, agency.all())));
        }
        return rows;
    }

    private static Cell cell(String th, String agency, Line line) {
        return line == null ? new Cell(th, "na", "", "", "")
                : new Cell(th, line.band().code(), Words.value(line), agency + ", " + th, Words.address(line.figure()));
    }

    public List<GroupRow> getGroupRows() {
        return getOverview().byGroup().values().stream().map(line -> row(line, line.name())).toList();
    }

    public GroupRow getAllRow() {
        return row(getTotal(), Texts.of("capacity", "heat.all"));
    }

    private static GroupRow row(Line line, String name) {
        return new GroupRow(name, line.isShown() ? Words.count(line.coverage().base()) : "–",
                line.isShown() ? Words.count(line.coverage().counts().current()) : "–", Words.value(line), Texts.of("capacity", "band." + line.band().code()),
                Words.address(line.figure()));
    }

    public List<FaultRow> getFaults() {
        return getOverview().faults().stream().map(f -> new FaultRow(f.agency(), Words.about(f), Words.fault(f), Words.text("effect." + f.kind().name()))).toList();
    }

    /** What stands in the place of the faults when there are none. */
    public String getFaultless() {
        return Texts.of("capacity", getTotal().isShown() && getTotal().coverage().kind() == heed.capacity.Coverage.Kind.NO_RETURN
                ? "faults.empty" : "faults.none");
    }

    /** Day and knowledge in one line. */
    public String getKicker() {
        var f = getOverview().figure();
        String day = Words.text("kicker", Days.say(f.asAt()));
        return askedFigure.getKnownDay() == null ? day : day + " " + Words.text("kicker.known", Days.say(askedFigure.getKnownDay()));
    }

    public String getRebuilding() {
        return getOverview().rebuilding() && getOverview().figure().knownOn() == null ? Words.text("rebuilding") : "";
    }

    public String getSuppressed() {
        return getOverview().shared() ? Words.text("suppressed") : "";
    }
}
