package heed.scorm.web;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.Texts;
import heed.scorm.Attempts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;

/** Each value that a course reported of one person, as it was said, with its time. */
@Named
@RequestScoped
public class ScormValuesPage {
    /** One go at a part. */
    public record Go(String title, String caption, List<Line> lines, String hidden) {}

    /** One value. */
    public record Line(String element, String value, String at) {}

    @Inject private Access access;
    @Inject private Attempts attempts;
    @Inject private Clock clock;
    @Inject private HttpServletRequest request;

    private Attempts.Taken taken;
    private List<Go> goes;

    public void open() {
        taken = attempts.one(NotInScope.id(request.getParameter("attempt")), access.require(Permission.SEE_PROGRESS));
        String item = request.getParameter("item");
        goes = attempts.goes(taken, item == null || item.isBlank() ? null : item).stream().map(this::go).toList();
    }

    private Go go(Attempts.Go go) {
        String title = go.number() == 1 ? go.part() : Texts.of("scorm", "values.go", go.part(), go.number());
        return new Go(title, Texts.of("scorm", "values.caption", title), go.values().stream().map(v -> new Line(v.element(), v.value(), ScormWords.moment(v.at(), clock.getZone()))).toList(),
                go.hidden() == 0 ? "" : Texts.of("scorm", "values.hidden", go.hidden()));
    }

    public String getKicker() {
        return Texts.of("scorm", "values.kicker", taken.course().title(), taken.version(), taken.number());
    }

    public String getPerson() {
        return taken.person();
    }

    public String getCourse() {
        return taken.course().title();
    }

    public String getBack() {
        return "/scorm/progress?package=" + taken.course().id();
    }

    public String getCalls() {
        return access.may(Permission.ADMINISTER) ? "/scorm/calls?attempt=" + taken.id() : "";
    }

    public List<Go> getGoes() {
        return goes;
    }
}
