package heed.scorm.web;

import heed.access.NotInScope;
import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.Pager;
import heed.scorm.Attempts;
import heed.scorm.Call;
import heed.scorm.Calls;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What a course called during an attempt, for an administrator. */
@Named
@RequestScoped
public class ScormCallsPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.UK);

    /** One call in the page's words. */
    public record Line(String at, String device, String part, String name, String element, String value, String answer, String error, boolean bad) {}

    @Inject private Calls calls;
    @Inject private Attempts attempts;
    @Inject private Clock clock;
    @Inject private HttpServletRequest request;

    private Attempts.Taken taken;
    private PageRequest asked;
    private Slice<Call> slice;
    private Map<String, String> parts;

    public void open() {
        UUID attempt = NotInScope.id(request.getParameter("attempt"));
        asked = Pager.asked(request, 100, "element", "only");
        taken = calls.of(attempt);
        parts = attempts.parts(taken.course());
        slice = calls.page(attempt, asked);
    }

    public List<Line> getLines() {
        return slice.rows().stream().map(this::line).toList();
    }

    private Line line(Call c) {
        String own = c.keptBack() == 0 ? "" : Texts.of("scorm", "calls.keptBack", c.keptBack());
        boolean asks = c.name().endsWith("GetValue");
        return new Line(ScormWords.moment(c.receivedAt(), clock.getZone()), TIME.format(c.calledAt().atZone(clock.getZone())), parts.getOrDefault(c.item(), c.item()), c.name(), c.element(),
                asks || own.isEmpty() ? c.value() : own, asks && !own.isEmpty() ? own : c.answer(), c.late() ? Texts.of("scorm", "calls.late", c.error()) : c.error(), c.late() || !c.isRight());
    }

    public String getKicker() {
        return Texts.of("scorm", "values.kicker", taken.course().title(), taken.version(), taken.number());
    }

    public String getPerson() {
        return taken.person();
    }

    public String getAttempt() {
        return taken.id().toString();
    }

    public String getBack() {
        return "/scorm/progress?package=" + taken.course().id();
    }

    public String getCourse() {
        return taken.course().title();
    }

    public long getTotal() {
        return slice.total();
    }

    public Pager getPager() {
        return Pager.of(request, asked, slice);
    }

    /** Path of the same calls as a file. */
    public String getCsv() {
        StringBuilder query = new StringBuilder("/api/scorm/calls.csv?attempt=" + taken.id());
        for (String name : List.of("element", "only")) {
            asked.filter(name).ifPresent(v -> query.append('&').append(name).append('=').append(URLEncoder.encode(v, StandardCharsets.UTF_8)));
        }
        return query.toString();
    }

    public String getElement() {
        return asked.filter("element").orElse("");
    }

    public String getOnly() {
        return asked.filter("only").orElse("");
    }

    public List<Choice> getOnlys() {
        return List.of("sets", "errors").stream().map(o -> Choice.of(o, Texts.of("scorm", "calls.only." + o))).toList();
    }
}
