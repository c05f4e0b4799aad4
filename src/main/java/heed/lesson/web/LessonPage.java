package heed.lesson.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.enrolment.PlayerForm;
import heed.lesson.Lessons;
import heed.lesson.Screen;
import heed.platform.Texts;
import heed.platform.faces.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.stream.Collectors;

/** Frames one screen of a module. */
@Named
@RequestScoped
public class LessonPage {
    private static final DateTimeFormatter CLOCK_TIME = DateTimeFormatter.ofPattern("HH:mm");

    @Inject private Lessons lessons;
    @Inject private CurrentUser user;
    @Inject private Clock clock;
    @Inject private Shell shell;
    @Inject private HttpServletRequest request;

    private Screen screen;

    /** Without a page it goes on where the learner stopped, on whichever device that was. */
    public String open() {
        UUID person = user.personId().orElseThrow(NotInScope::new);
        UUID registration = NotInScope.id(request.getParameter("registration"));
        String page = request.getParameter("page");
        if (page == null) {
            return "/lesson/page?faces-redirect=true&registration=" + registration + "&page=" + lessons.place(person, registration);
        }
        screen = lessons.screen(person, registration, page, isKeeping(), request.getContextPath());
        return null;
    }

    private boolean isKeeping() {
        return request.getHeader("X-Heed-Keep") != null || request.getHeader("Sec-Purpose") != null;
    }

    public Screen getScreen() {
        return screen;
    }

    public String getPlace() {
        return screen.minutesLeft() == 0 ? Texts.of("lesson", "place.done", screen.here(), screen.total())
                : Texts.of("lesson", "place", screen.here(), screen.total(), screen.minutesLeft());
    }

    public String getSaved() {
        boolean untouched = screen.enrolment().lastAt().equals(screen.enrolment().startedAt());
        return PlayerForm.saved(untouched ? "" : CLOCK_TIME.format(screen.enrolment().lastAt().atZoneSameInstant(clock.getZone())));
    }

    /** What the script has to know, as HTML. */
    public String getPort() {
        return PlayerForm.port(request.getContextPath(), screen.enrolment(), user.isSharedTerminal(), request.getContextPath() + shell.getSignIn());
    }

    public boolean isFirst() {
        return !screen.contentNote().isEmpty();
    }

    public String address(String page) {
        return "/lesson/page?registration=" + screen.enrolment().id() + "&page=" + page;
    }

    /** Addresses of all pages, for keeping them on the phone. */
    public String getKept() {
        return screen.steps().stream().map(s -> request.getContextPath() + address(s.id())).collect(Collectors.joining(" "));
    }

    public String state(Screen.Step step) {
        return step.done() ? "in_date" : step.here() ? "expiring" : "exempt";
    }

    public String word(Screen.Step step) {
        return Texts.of("lesson", step.shownBefore() ? "pages.shown" : step.done() ? "pages.read" : step.here() ? "pages.here" : step.optional() ? "pages.optional" : "pages.todo");
    }
}
