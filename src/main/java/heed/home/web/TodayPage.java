package heed.home.web;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.award.Status;
import heed.home.Today;
import heed.platform.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The caller's first page: her own learning, then what she oversees. */
@Named
@RequestScoped
public class TodayPage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    /** A module to do, in the words of the page. */
    public record Line(String title, List<String> meta, String why, String to, String label, boolean next) {}

    /** A module that counts. */
    public record Held(String title, Status status, String until, String to) {}

    /** Something to see to: how many, what, why, where. */
    public record Todo(long count, String what, String why, String to, String label) {}

    @Inject private CurrentUser user;
    @Inject private Access access;
    @Inject private Today today;
    @Inject private Clock clock;

    private List<Today.Task> tasks;
    private List<Line> lines;
    private List<Todo> todos;

    /** Nobody's page but a signed-in person's. */
    public void open() {
        if (!user.isSignedIn()) {
            throw new NotInScope();
        }
    }

    private List<Today.Task> tasks() {
        if (tasks == null) {
            tasks = user.personId().map(today::of).orElse(List.of());
        }
        return tasks;
    }

    public String getGreeting() {
        int hour = LocalTime.now(clock).getHour();
        String key = hour < 5 ? "greeting.night" : hour < 12 ? "greeting.morning" : hour < 18 ? "greeting.afternoon" : "greeting.evening";
        return Texts.of("home", key, user.getName().split(" ")[0]);
    }

    public String getLead() {
        long waiting = getLines().size();
        if (!isLearner()) {
            return getTodos().isEmpty() ? Texts.of("home", "lead.nothing") : Texts.of("home", "lead.todo");
        }
        return waiting == 0 ? Texts.of("home", "lead.done") : Texts.of("home", waiting == 1 ? "lead.one" : "lead.many", waiting);
    }

    public boolean isLearner() {
        return user.personId().isPresent();
    }

    /** What is left to do, most pressing first. */
    public List<Line> getLines() {
        if (lines == null) {
            lines = new ArrayList<>();
            for (Today.Task task : tasks()) {
                if (task.status() != Status.IN_DATE && task.status() != Status.EXEMPT) {
                    lines.add(line(task, lines.isEmpty()));
                }
            }
        }
        return lines;
    }

    private Line line(Today.Task task, boolean next) {
        List<String> meta = new ArrayList<>();
        if (task.started()) {
            meta.add(Texts.of("home", "task.started"));
        }
        if (task.due() != null) {
            String key = task.status() == Status.LAPSED ? "task.lapsed"
                    : task.status() == Status.EXPIRING ? "task.expires"
                    : task.due().isBefore(LocalDate.now(clock)) ? "task.overdue" : "task.due";
            meta.add(Texts.of("home", key, DAY.format(task.due())));
        }
        if (task.minutes() > 0) {
            meta.add(Texts.of("home", "task.minutes", task.minutes()));
        }
        String why = task.line() == null ? task.source() : Texts.of("home", "task.why", task.line(), task.source());
        return task.open()
                ? new Line(task.title(), meta, why, "/enrolment/module?slug=" + task.slug(),
                        Texts.of("home", task.started() ? "task.carryOn" : "task.start"), next)
                : new Line(task.title(), meta, Texts.of("home", "task.closed"), "", "", next);
    }

    /** What counts today. */
    public List<Held> getHeld() {
        return tasks().stream()
                .filter(t -> t.status().isCurrent())
                .map(t -> new Held(t.title(), t.status(), t.countsUntil() == null ? "" : DAY.format(t.countsUntil()), "/award/record"))
                .toList();
    }

    public boolean isOverseer() {
        return access.may(Permission.MANAGE_PEOPLE) || access.may(Permission.ADMINISTER) || access.may(Permission.SEE_PEOPLE);
    }

    /** What waits in the caller's scope; nothing that is zero. */
    public List<Todo> getTodos() {
        if (todos == null) {
            todos = new ArrayList<>();
            if (isOverseer()) {
                Today.Oversight o = today.oversight();
                add(o.importsWaiting(), "imports", "/provisioning/imports");
                add(o.noReturn(), "noReturn", "/workforce/headcount");
                add(o.unverified(), "unverified", "/award/unverified");
                add(o.unconfirmed(), "unconfirmed", "/workforce/people?unconfirmed=true");
                add(o.undelivered(), "undelivered", "/account/undelivered");
            }
        }
        return todos;
    }

    private void add(long count, String key, String to) {
        if (count > 0) {
            todos.add(new Todo(count, Texts.of("home", "todo." + key), Texts.of("home", "todo." + key + ".why"), to,
                    Texts.of("home", "todo." + key + ".do")));
        }
    }
}
