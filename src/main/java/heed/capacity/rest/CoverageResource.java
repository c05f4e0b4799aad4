package heed.capacity.rest;

import heed.access.NotInScope;
import heed.capacity.Coverage;
import heed.capacity.Coverages;
import heed.capacity.Coverages.AgencyLine;
import heed.capacity.Coverages.Line;
import heed.capacity.Coverages.Overview;
import heed.capacity.Coverages.PostRow;
import heed.capacity.Figure;
import heed.capacity.Forecasts;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.platform.document.Csv;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The tables of the leader's pages as files; the code names the figure and carries its day and knowledge. */
@Path("capacity")
@RequestScoped
public class CoverageResource {
    static final List<String> HEADS = List.of("agency", "group", "as_at", "base", "declared", "on_staff_lists", "in_date", "expiring", "in_grace", "lapsed",
            "never", "exempt", "unconfirmed", "not_known", "coverage", "reach", "band", "returned", "return_source",
            "known_on", "figure");
    static final List<String> OUTLOOK_HEADS = List.of("month", "months", "posts_lapsing", "coverage_low", "coverage_planned", "coverage_high");

    @Inject private Coverages coverages;
    @Inject private Forecasts forecasts;

    private static Figure figure(String code) {
        return Figure.parse(code).orElseThrow(NotInScope::new);
    }

    private static String text(String key) {
        return Texts.of("capacity", key);
    }

    /** The rows go out as they are written; whatever may refuse is asked for before the first of them. */
    private static Response file(String name, Figure f, List<String> heads, Consumer<Csv> rows) {
        StreamingOutput body = out -> {
            try (Csv csv = Csv.to(out, heads.toArray(String[]::new))) {
                rows.accept(csv);
            }
        };
        return Response.ok(body, Csv.TYPE).header("Content-Disposition", "attachment; filename=\"" + name + "-" + f.asAt() + ".csv\"").build();
    }

    /**
     * One row an agency and group, then the agencies' and groups' totals. Hidden figures say so in words. A row that rests on
     * several returns tells the day of the oldest.
     */
    @GET
    @Path("coverage.csv")
    @Produces(Csv.TYPE)
    public Response coverage(@QueryParam("code") String code) {
        Overview o = coverages.overview(figure(code));
        return file("coverage", o.figure(), HEADS, csv -> coverage(csv, o));
    }

    static void coverage(Csv csv, Overview o) {
        for (AgencyLine agency : o.agencies()) {
            agency.byGroup().values().forEach(line -> row(csv, o, agency.all().name(), line.name(), line));
            row(csv, o, agency.all().name(), text("heat.all"), agency.all());
        }
        o.byGroup().values().forEach(line -> row(csv, o, o.unit().name(), line.name(), line));
        row(csv, o, o.unit().name(), text("heat.all"), o.total());
    }

    private static void row(Csv csv, Overview o, String agency, String group, Line line) {
        Coverage c = line.coverage();
        List<Object> cells = new ArrayList<>(List.of(agency, group, o.figure().asAt()));
        if (line.isShown()) {
            var n = c.counts();
            List<Integer> counts = List.of(n.inDate(), n.expiring(), n.inGrace(), n.lapsed(), n.never(), n.exempt(), n.unconfirmed());
            cells.addAll(List.of(c.base(), c.declared(), n.roster()));
            // In a shared table the six are left out: their small parts would name people.
            counts.forEach(count -> cells.add(o.shared() ? null : count));
            cells.add(c.unknown());
            cells.add(c.kind() == Coverage.Kind.VALUE || c.kind() == Coverage.Kind.BASE_TO_CHECK ? c.strict().map(CoverageResource::tenth).orElse(null) : null);
            cells.add(c.reach().map(CoverageResource::tenth).orElse(null));
            cells.add(c.kind() == Coverage.Kind.VALUE ? line.band().code() : c.kind().name().toLowerCase(java.util.Locale.ROOT));
            cells.add(c.oldest());
            cells.add(c.returns() == 0 ? text("csv.roster") : c.source() != null ? c.source() : Texts.of("capacity", "csv.sources", c.returns()));
        } else {
            for (int i = 0; i < 13; i++) {
                cells.add(null);
            }
            cells.add(text(line.hiding() == Coverages.Hiding.SMALL ? "value.small" : "value.company"));
            cells.add(null);
            cells.add(null);
        }
        cells.add(o.knownOn());
        cells.add(o.code(line.figure()));
        csv.row(cells.toArray());
    }

    /** Cut off, not rounded up. */
    private static Double tenth(double percent) {
        return Math.floor(percent * 10 + 1e-9) / 10;
    }

    /** What is wrong in the data. */
    @GET
    @Path("faults.csv")
    @Produces(Csv.TYPE)
    public Response faults(@QueryParam("code") String code) {
        Overview o = coverages.overview(figure(code));
        return file("faults", o.figure(), List.of("agency", "group", "area", "level", "fault", "last_return"), csv -> o.faults()
                .forEach(f -> csv.row(f.agency(), f.group(), f.area(), f.level(), text("fault." + f.kind().name()), f.returned())));
    }

    /**
     * The forecast, month by month or by three: {@code month} is the last of so many {@code months}. The first row is now. Refused
     * for any day but today and any knowledge but now's.
     */
    @GET
    @Path("outlook.csv")
    @Produces(Csv.TYPE)
    public Response outlook(@QueryParam("code") String code) {
        Overview o = coverages.overview(figure(code));
        var ahead = outlook(coverages, forecasts, o);
        return file("outlook", o.figure(), OUTLOOK_HEADS, csv -> ahead.ifPresent(outlook -> outlook(csv, outlook)));
    }

    static Optional<Forecasts.Outlook> outlook(Coverages coverages, Forecasts forecasts, Overview o) {
        if (!coverages.isOfToday(o.figure())) {
            throw new Refusal("capacity.outlookOfToday");
        }
        return forecasts.outlook(o);
    }

    static void outlook(Csv csv, Forecasts.Outlook outlook) {
        if (outlook.isForetold()) {
            Forecasts.Month now = outlook.months().get(0);
            csv.row(now.month(), 0, 0, tenth(now.low()), tenth(now.planned()), tenth(now.high()));
        }
        for (int i = 0; i < outlook.lapses().size(); i++) {
            Forecasts.Lapse lapse = outlook.lapses().get(i);
            Object posts = lapse.isShown() ? lapse.posts() : text(lapse.hiding() == Coverages.Hiding.SMALL ? "value.small" : "value.company");
            long months = lapse.first().until(lapse.last(), ChronoUnit.MONTHS) + 1;
            Optional<Forecasts.Month> month = outlook.isForetold() ? Optional.of(outlook.months().get(i + 1)) : Optional.empty();
            csv.row(lapse.last(), months, posts, month.map(m -> tenth(m.low())).orElse(null), month.map(m -> tenth(m.planned())).orElse(null),
                    month.map(m -> tenth(m.high())).orElse(null));
        }
    }

    /** The posts of a figure, one row a post and module; names only where the caller may see people. */
    @GET
    @Path("figure.csv")
    @Produces(Csv.TYPE)
    public Response rows(@QueryParam("code") String code) {
        Figure f = figure(code);
        var why = coverages.why(f, PageRequest.of(0, 1));
        return file("figure", f, List.of("name", "agency", "group", "level", "area", "standing", "module", "status", "completed_on", "counts_until",
                "evidence", "version", "provider", "verified_by", "line", "basis", "cycle_months", "source"), csv -> {
                    coverages.rows(f, some -> some.forEach(post -> rows(csv, post)));
                    why.leftOut().ifPresent(left -> csv.row(text(left.tooMany() ? "left.tooMany" : "left.csv")));
                });
    }

    private static void rows(Csv csv, PostRow post) {
        for (var m : post.modules()) {
            csv.row(post.name().orElse(null), post.agency(), post.group(), post.level(), post.area(), post.mark().code(), m.slug(), m.status().code(),
                    m.award() == null ? null : m.award().completedOn(), m.expiry(), m.award() == null ? null : m.award().source().code(),
                    m.award() == null ? null : m.award().version(), m.proof().map(Coverages.Proof::provider).orElse(null),
                    m.proof().map(Coverages.Proof::verifiedBy).orElse(null), m.rule().line(),
                    m.rule().basis().code(), m.rule().cycleMonths(), m.rule().source());
        }
    }
}
