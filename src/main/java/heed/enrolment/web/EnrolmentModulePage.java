package heed.enrolment.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.catalogue.ModuleText;
import heed.catalogue.Nation;
import heed.catalogue.Page;
import heed.catalogue.PageRenderer;
import heed.catalogue.Tool;
import heed.catalogue.Tools;
import heed.enrolment.Completion;
import heed.enrolment.Enrolment;
import heed.enrolment.Enrolments;
import heed.enrolment.Offer;
import heed.enrolment.Progress;
import heed.platform.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A module before and while it is learnt: what it asks, how far I am, what I began when. */
@Named
@RequestScoped
public class EnrolmentModulePage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.UK);

    @Inject private Enrolments enrolments;
    @Inject private Tools tools;
    @Inject private CurrentUser user;
    @Inject private Clock clock;
    @Inject private HttpServletRequest request;

    private String slug;
    private List<Enrolment> history = List.of();
    private Optional<Enrolment> current = Optional.empty();
    private Progress progress;
    private ModuleText text;
    private Nation nation;
    private List<Page> pages = List.of();

    /** A page in the list. */
    public record Line(String title, String path, String state, String word, boolean here) {}

    /** One registration. */
    public record Past(String version, String began, String ended) {}

    /** Reading the page touches it first, so that what is out of scope is refused before anything is drawn. */
    public void open() {}

    /** A posted form needs it before its action is called. */
    @PostConstruct
    void load() {
        UUID person = user.personId().orElseThrow(NotInScope::new);
        slug = Optional.ofNullable(request.getParameter("slug")).orElseThrow(NotInScope::new);
        history = enrolments.history(person, slug);
        current = history.stream().filter(Enrolment::isRunning).findFirst().or(() -> history.stream().findFirst());
        if (current.isPresent()) {
            text = enrolments.text(current.get());
            nation = current.get().nation();
            pages = enrolments.pages(current.get());
            progress = enrolments.progress(current.get());
        } else {
            Offer offer = enrolments.offer(person, slug).orElseThrow(NotInScope::new);
            text = offer.text();
            nation = offer.nation();
            pages = offer.pages();
        }
    }

    /** Begins, or begins again after it was completed. */
    public String start() {
        Enrolment enrolment = enrolments.enrol(user.personId().orElseThrow(NotInScope::new), slug);
        return "/lesson/page?faces-redirect=true&registration=" + enrolment.id();
    }

    /** Leaves this version for the newer one. */
    public String startNewer() {
        Enrolment enrolment = enrolments.startNewer(user.personId().orElseThrow(NotInScope::new), current.orElseThrow(NotInScope::new).id());
        return "/lesson/page?faces-redirect=true&registration=" + enrolment.id();
    }

    public String getSlug() {
        return slug;
    }

    public ModuleText getText() {
        return text;
    }

    /** The tools the module teaches to use, as far as they are on the shelf. */
    public List<Tool> getTools() {
        return getText().front().toolkitLinks().stream().flatMap(name -> tools.find(name).stream()).toList();
    }

    public boolean isRunning() {
        return current.map(Enrolment::isRunning).orElse(false);
    }

    public boolean isComplete() {
        return current.map(Enrolment::isComplete).orElse(false);
    }

    public boolean isNewerOffered() {
        return isRunning() && enrolments.newer(current.get()).isPresent();
    }

    public String getKicker() {
        return Texts.of("enrolment", "module.kicker", text.front().durationMinutes());
    }

    public String getCarryOn() {
        int at = progress.indexOf(current.orElseThrow().place());
        return Texts.of("enrolment", "module.carryOn", Math.max(0, at) + 1);
    }

    public String getSaved() {
        return current.map(e -> Texts.of("enrolment", "module.saved", moment(e.lastAt()))).orElse("");
    }

    public String getCompleted() {
        return current.flatMap(Enrolment::completed).map(at -> Texts.of("enrolment", "module.completed", day(at))).orElse("");
    }

    public String getPath() {
        return current.map(e -> "/lesson/page?registration=" + e.id()).orElse("");
    }

    public List<Line> getLines() {
        return progress == null
                ? pages.stream().map(p -> new Line(p.title(), "", "exempt", Texts.of("enrolment", p.optional() ? "step.optional" : "step.todo"), false)).toList()
                : progress.steps().stream().map(this::line).toList();
    }

    private Line line(Progress.Step step) {
        boolean here = isRunning() && step.id().equals(current.get().place());
        String word = step.state().completion() == Completion.SHOWN ? "step.shown" : step.isDone() ? step.page().wantsSuccess() ? "step.passed" : step.page().isPackage() ? "step.finished" : "step.read"
                : here ? "step.here" : step.page().optional() ? "step.optional" : "step.todo";
        return new Line(step.page().title(), getPath() + "&page=" + step.id(), step.isDone() ? "in_date" : here ? "expiring" : "exempt", Texts.of("enrolment", word), here);
    }

    public String getPass() {
        return text.quiz().map(q -> {
            int needed = (q.serve() * q.passMarkPercent() + 99) / 100;
            int attempts = text.front().attempts();
            return attempts == 0 ? Texts.of("enrolment", "facts.passFree", needed, q.serve()) : Texts.of("enrolment", "facts.passTries", needed, q.serve(), attempts);
        }).or(text::courseRule).orElse("");
    }

    public String getLaw() {
        return PageRenderer.nationName(nation);
    }

    public String getEdition() {
        return text.front().version() + ", " + DAY.format(text.front().contentDate());
    }

    public String getReview() {
        return DAY.format(text.front().reviewBy());
    }

    /** More than the one that is open. */
    public List<Past> getHistory() {
        return history.stream().map(e -> new Past(e.version(), day(e.startedAt()),
                e.completedAt() != null ? Texts.of("enrolment", "history.completed", day(e.completedAt()))
                        : e.leftAt() != null ? Texts.of("enrolment", ending(e, history), day(e.leftAt())) : Texts.of("enrolment", "history.running"))).toList();
    }

    /** How one that was left is told: it went over to another version only if one was begun from then on. */
    static String ending(Enrolment left, List<Enrolment> all) {
        return all.stream().anyMatch(e -> !e.startedAt().isBefore(left.leftAt()) && !e.version().equals(left.version())) ? "history.changed" : "history.left";
    }

    private String day(OffsetDateTime at) {
        return DAY.format(at.atZoneSameInstant(clock.getZone()));
    }

    private String moment(OffsetDateTime at) {
        return MOMENT.format(at.atZoneSameInstant(clock.getZone()));
    }
}
