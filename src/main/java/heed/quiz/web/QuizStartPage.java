package heed.quiz.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.catalogue.Block;
import heed.enrolment.Enrolment;
import heed.enrolment.Enrolments;
import heed.platform.Texts;
import heed.quiz.Quizzes;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;

/** Before the quiz: how it goes, and what may be done. */
@Named
@RequestScoped
public class QuizStartPage {
    @Inject private Quizzes quizzes;
    @Inject private Enrolments enrolments;
    @Inject private CurrentUser user;
    @Inject private HttpServletRequest request;

    private Enrolment enrolment;
    private Optional<UUID> newest = Optional.empty();
    private boolean passed;
    private boolean running;
    private boolean mayShow;
    private Integer left;

    public void open() {
        UUID person = user.personId().orElseThrow(NotInScope::new);
        enrolment = enrolments.of(person, NotInScope.id(request.getParameter("registration")));
        newest = quizzes.newest(enrolment);
        passed = newest.map(id -> quizzes.result(person, id).passed()).orElse(false);
        running = quizzes.running(enrolment).isPresent();
        mayShow = quizzes.mayShow(enrolment);
        left = quizzes.attemptsLeft(enrolment);
    }

    public Enrolment getEnrolment() {
        return enrolment;
    }

    public String getModule() {
        return enrolments.text(enrolment).front().title();
    }

    public String getLead() {
        Block.Quiz quiz = enrolments.text(enrolment).quiz().orElseThrow(NotInScope::new);
        int needed = (quiz.serve() * quiz.passMarkPercent() + 99) / 100;
        return left == null ? Texts.of("quiz", "start.lead", quiz.serve(), needed) : Texts.of("quiz", "start.leadLimited", quiz.serve(), needed, left);
    }

    public String getKnowLead() {
        return Texts.of("quiz", "know.text", quizzes.anchors(enrolment));
    }

    public boolean isRunning() {
        return running;
    }

    public boolean isPassed() {
        return passed;
    }

    public boolean isOpen() {
        return !passed && (running || left == null || left > 0);
    }

    public boolean isMayShow() {
        return mayShow;
    }

    public String getNewest() {
        return newest.map(id -> "/quiz/result?id=" + id).orElse("");
    }

    public String getBack() {
        return "/lesson/page?registration=" + enrolment.id();
    }
}
