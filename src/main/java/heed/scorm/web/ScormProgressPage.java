package heed.scorm.web;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.access.Scope;
import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.Pager;
import heed.scorm.Attempts;
import heed.scorm.ProgressRow;
import heed.workforce.UnitKind;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How far people are in a package, part by part. */
@Named
@RequestScoped
public class ScormProgressPage {
    private static final String[] FILTERS = {"package", "q", "unit", "part", "state", "sort"};

    /** One row in the page's words. */
    public record Row(String name, String unit, String part, String version, String says, String done, String score, String time, int goes, String last, String values, String calls, String what) {}

    @Inject private Access access;
    @Inject private Attempts attempts;
    @Inject private Units units;
    @Inject private Clock clock;
    @Inject private HttpServletRequest request;

    private Scope scope;
    private PageRequest asked;
    private List<Attempts.Course> courses = List.of();
    private Attempts.Course course;
    private Slice<ProgressRow> slice = new Slice<>(List.of(), 0);
    private boolean administrator;

    public void open() {
        scope = access.require(Permission.SEE_PROGRESS);
        administrator = access.may(Permission.ADMINISTER);
        asked = Pager.asked(request, 50, FILTERS);
        courses = attempts.courses();
        String wanted = request.getParameter("package");
        if (wanted != null && !wanted.isBlank()) {
            UUID id = NotInScope.id(wanted);
            course = courses.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow(NotInScope::new);
        } else if (!courses.isEmpty()) {
            course = courses.get(0);
        }
        if (course != null) {
            slice = attempts.page(course, asked, scope);
        }
    }

    public String getTitle() {
        return course == null ? Texts.of("scorm", "progress.title") : Texts.of("scorm", "progress.titleOf", course.title());
    }

    public boolean isNothing() {
        return course == null;
    }

    /** How reports turn into completion, as sentences; with the version's number where it is not the same for all. */
    public List<String> getRules() {
        List<Attempts.Rule> rules = attempts.rules(course, scope);
        return rules.stream().map(Attempts.Rule::words).distinct().count() <= 1 ? rules.stream().map(Attempts.Rule::words).distinct().toList()
                : rules.stream().map(r -> Texts.of("scorm", "progress.ruleOf", r.version(), r.words())).toList();
    }

    public List<Row> getRows() {
        return slice.rows().stream().map(this::row).toList();
    }

    private Row row(ProgressRow r) {
        String values = "/scorm/values?attempt=" + r.attempt() + (r.isWhole() ? "" : "&item=" + URLEncoder.encode(r.item(), StandardCharsets.UTF_8));
        return new Row(r.name(), r.unit(), ScormWords.part(r), r.version(), ScormWords.says(r), r.done() == null ? "" : Texts.of("scorm", "progress.done", r.done()),
                ScormWords.score(r), ScormWords.time(r.seconds()), r.goes(), ScormWords.moment(r.lastAt(), clock.getZone()), values,
                administrator && r.isWhole() ? "/scorm/calls?attempt=" + r.attempt() : "", r.name() + ", " + ScormWords.part(r));
    }

    public boolean isAdministrator() {
        return administrator;
    }

    public long getTotal() {
        return slice.total();
    }

    public Pager getPager() {
        return Pager.of(request, asked, slice);
    }

    /** Path of the same rows as a file. */
    public String getCsv() {
        StringBuilder query = new StringBuilder("/api/scorm/progress.csv?package=" + course.id());
        for (String name : FILTERS) {
            if (!name.equals("package")) {
                asked.filter(name).ifPresent(v -> query.append('&').append(name).append('=').append(URLEncoder.encode(v, StandardCharsets.UTF_8)));
            }
        }
        return query.toString();
    }

    public String getChosen() {
        return course.id().toString();
    }

    public List<Choice> getPackages() {
        return courses.stream().map(c -> Choice.of(c.id(), c.title())).toList();
    }

    public String getQ() {
        return asked.filter("q").orElse("");
    }

    public String getUnit() {
        return asked.filter("unit").orElse("");
    }

    public List<Choice> getUnits() {
        return units.inScope(scope, List.of(UnitKind.values()), LocalDate.now(clock)).stream().map(u -> Choice.of(u.key(), u.name())).toList();
    }

    public String getPart() {
        return asked.filter("part").orElse("");
    }

    public List<Choice> getParts() {
        List<Choice> all = new ArrayList<>(List.of(Choice.of("whole", Texts.of("scorm", "progress.whole"))));
        attempts.parts(course).forEach((item, title) -> all.add(Choice.of(item, title)));
        return all;
    }

    public String getState() {
        return asked.filter("state").orElse("");
    }

    public List<Choice> getStates() {
        return List.of("done", "begun", "failed").stream().map(s -> Choice.of(s, Texts.of("scorm", "progress.state." + s))).toList();
    }

    public String getSort() {
        return asked.filter("sort").orElse("");
    }

    public List<Choice> getSorts() {
        return List.of("last", "quiet", "time").stream().map(s -> Choice.of(s, Texts.of("scorm", "progress.sort." + s))).toList();
    }
}
