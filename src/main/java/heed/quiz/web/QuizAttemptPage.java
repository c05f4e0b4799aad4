package heed.quiz.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.enrolment.Enrolments;
import heed.enrolment.PlayerForm;
import heed.platform.Texts;
import heed.platform.faces.Shell;
import heed.quiz.Attempt;
import heed.quiz.AttemptHtml;
import heed.quiz.Quizzes;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One question of a running attempt, or the overview before it is handed in. */
@Named
@RequestScoped
public class QuizAttemptPage {
    private static final DateTimeFormatter CLOCK_TIME = DateTimeFormatter.ofPattern("HH:mm");

    @Inject private Quizzes quizzes;
    @Inject private AttemptHtml html;
    @Inject private Enrolments enrolments;
    @Inject private CurrentUser user;
    @Inject private Shell shell;
    @Inject private Clock clock;
    @Inject private HttpServletRequest request;

    private Attempt attempt;
    private int number;

    /** One line of the overview. */
    public record Line(String stem, String path, boolean answered) {}

    /** Goes to the first question without an answer when none is named; an attempt that was handed in leads to its result. */
    public String open() {
        UUID person = user.personId().orElseThrow(NotInScope::new);
        attempt = quizzes.attempt(person, NotInScope.id(request.getParameter("id")));
        if (attempt.isSubmitted()) {
            return "/quiz/result?faces-redirect=true&id=" + attempt.id();
        }
        String q = request.getParameter("q");
        number = q == null ? firstOpen() : q.matches("\\d{1,3}") ? Math.min(Integer.parseInt(q), attempt.items().size()) : 0;
        return null;
    }

    private int firstOpen() {
        for (int i = 0; i < attempt.items().size(); i++) {
            if (attempt.answer(attempt.items().get(i)).isEmpty()) {
                return i + 1;
            }
        }
        return 0;
    }

    public Attempt getAttempt() {
        return attempt;
    }

    public boolean isQuestion() {
        return number > 0;
    }

    public int getNumber() {
        return number;
    }

    public int getTotal() {
        return attempt.items().size();
    }

    public String getTitle() {
        return Texts.of("quiz", attempt.beforehand() ? "know.title" : "title");
    }

    public String getModule() {
        return enrolments.text(attempt.enrolment()).front().title();
    }

    public String getPlace() {
        return isQuestion() ? Texts.of("quiz", "place", number, getTotal()) : Texts.of("quiz", "place.end", attempt.answered(), getTotal());
    }

    public String getSaved() {
        return PlayerForm.saved(attempt.answered() == 0 ? "" : CLOCK_TIME.format(attempt.enrolment().lastAt().atZoneSameInstant(clock.getZone())));
    }

    public String getPort() {
        return PlayerForm.port(request.getContextPath(), attempt.enrolment(), user.isSharedTerminal(), request.getContextPath() + shell.getSignIn());
    }

    public String getQuestionHtml() {
        return html.question(attempt, number, request.getContextPath());
    }

    public List<Line> getLines() {
        List<String> stems = html.stems(attempt, request.getContextPath());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < stems.size(); i++) {
            lines.add(new Line(stems.get(i), "/quiz/attempt?id=" + attempt.id() + "&q=" + (i + 1), !attempt.answer(attempt.items().get(i)).isEmpty()));
        }
        return lines;
    }

    public String getMissing() {
        long missing = getTotal() - attempt.answered();
        return missing == 0 ? "" : Texts.of("quiz", "end.missing", missing);
    }
}
