package heed.home.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Role;
import heed.audit.Words;
import heed.award.Status;
import heed.home.Today;
import heed.home.Watch;
import heed.notification.Outbox;
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
    /** So many of a team are shown before the whole list is asked for. */
    private static final int TEAM = 8;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    /** A module to do, in the words of the page. */
    public record Line(String title, List<String> meta, String why, String to, String label, boolean next) {}

    /** A module that counts. */
    public record Held(String title, Status status, String until, String to) {}

    /** Something to see to: how many, what, why, where. */
    public record Todo(long count, String what, String why, String to, String label) {}

    @Inject private CurrentUser user;
    @Inject private Today today;
    @Inject private Watch watch;
    @Inject private Outbox outbox;
    @Inject private Clock clock;

    private Today.Day day;
    private List<Line> lines;
    private List<Held> held;
    private List<Todo> todos;
    private List<Todo> steps;
    private List<TeamWords.Member> team;
    private Watch.Changes changes;
    private String unread;

    /** Nobody's page but a signed-in person's. */
    public void open() {
        if (!user.isSignedIn()) {
            throw new NotInScope();
        }
    }

    private Today.Day day() {
        if (day == null) {
            day = user.personId().map(today::of).orElse(new Today.Day(List.of(), List.of()));
        }
        return day;
    }

    public String getGreeting() {
        int hour = LocalTime.now(clock).getHour();
        String key = hour < 5 ? "greeting.night" : hour < 12 ? "greeting.morning" : hour < 18 ? "greeting.afternoon" : "greeting.evening";
        return Texts.of("home", key, user.getName().split(" ")[0]);
    }

    public String getLead() {
        long waiting = getLines().size();
        if (!isLearner()) {
            return Texts.of("home", !getTodos().isEmpty() ? "lead.todo" : getSteps().isEmpty() ? "lead.nothing" : "lead.empty");
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
            for (Today.Task task : day().tasks()) {
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
        if (held == null) {
            held = day().tasks().stream()
                    .filter(t -> t.status().isCurrent())
                    .map(t -> new Held(t.title(), t.status(), t.countsUntil() == null ? "" : DAY.format(t.countsUntil()), "/award/record"))
                    .toList();
        }
        return held;
    }

    /** What waits for any of the caller's roles; nothing that is zero. */
    public List<Todo> getTodos() {
        if (todos == null) {
            todos = watch.items().stream().map(i -> new Todo(i.count(), Texts.of("home", "todo." + i.key()), Texts.of("home", "todo." + i.key() + ".why"), i.to(),
                    Texts.of("home", "todo." + i.key() + ".do"))).toList();
        }
        return todos;
    }

    /** The first steps of an empty house, counted from one. */
    public List<Todo> getSteps() {
        if (steps == null) {
            steps = new ArrayList<>();
            watch.firstSteps().forEach(s -> steps.add(new Todo(steps.size() + 1, Texts.of("home", "step." + s.key()), Texts.of("home", "step." + s.key() + ".why"), s.to(),
                    Texts.of("home", "step." + s.key() + ".do"))));
        }
        return steps;
    }

    // The team of a supervisor

    public boolean isSupervisor() {
        return watch.isSupervisor();
    }

    /** Those of the team who need something. */
    public List<TeamWords.Member> getTeam() {
        if (team == null) {
            team = TeamWords.of(watch.late(50), TEAM);
        }
        return team;
    }

    // What a scrutineer comes to see

    /** Something done since the last visit, how often, and where to read it. */
    public record Change(String what, long times, String to) {}

    public boolean isScrutineer() {
        return user.has(Role.SCRUTINEER);
    }

    public List<Change> getChanges() {
        return changes().deeds().stream().map(d -> new Change(Words.of(d.action()), d.times(),
                "/audit/log?kind=" + d.action().substring(0, d.action().indexOf('.')) + "&from=" + changes().since())).toList();
    }

    public String getSince() {
        return Texts.of("home", "changes.since", changes().since());
    }

    private Watch.Changes changes() {
        if (changes == null) {
            changes = watch.changes();
        }
        return changes;
    }

    // What the learner need not do, and was told

    public List<String> getFreed() {
        return day().freed().stream().map(l -> {
            Object what = l.title() == null ? Texts.of("home", "freed.everything") : l.title();
            Object by = l.signedBy() == null ? "" : l.signedBy();
            return l.exemption().lastDay() == null ? Texts.of("home", "freed.open", what, by, l.exemption().reason())
                    : Texts.of("home", "freed.until", what, l.exemption().lastDay(), by, l.exemption().reason());
        }).toList();
    }

    /** "3 new messages", or an empty text. */
    public String getUnread() {
        if (unread == null) {
            long n = user.personId().map(outbox::unread).orElse(0L);
            unread = n == 0 ? "" : Texts.of("home", n == 1 ? "unread.one" : "unread.many", n);
        }
        return unread;
    }
}
