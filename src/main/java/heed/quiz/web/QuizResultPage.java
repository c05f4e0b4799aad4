package heed.quiz.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.catalogue.ModuleText;
import heed.catalogue.Page;
import heed.enrolment.Enrolments;
import heed.platform.Texts;
import heed.quiz.AttemptHtml;
import heed.quiz.Quizzes;
import heed.quiz.Result;
import heed.quiz.Score;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What an attempt was worth, by what one can now do. */
@Named
@RequestScoped
public class QuizResultPage {
    @Inject private Quizzes quizzes;
    @Inject private AttemptHtml html;
    @Inject private Enrolments enrolments;
    @Inject private CurrentUser user;
    @Inject private HttpServletRequest request;

    private Result result;
    private ModuleText text;
    private List<AttemptHtml.Marked> marked;

    /** One outcome; {@code again} is the page that teaches it, empty when it is secure or no page says so. */
    public record Outcome(String text, String right, boolean secure, String again) {}

    public void open() {
        UUID person = user.personId().orElseThrow(NotInScope::new);
        result = quizzes.result(person, NotInScope.id(request.getParameter("id")));
        text = enrolments.text(result.attempt().enrolment());
    }

    public Result getResult() {
        return result;
    }

    public String getModule() {
        return text.front().title();
    }

    public String getTitle() {
        Score score = result.score();
        String key = result.attempt().beforehand() ? "result.know" : result.passed() ? "result.passed" : "result.notYet";
        return Texts.of("quiz", key, score.points(), score.items().size());
    }

    public String getLead() {
        if (result.attempt().beforehand()) {
            return result.skipped().isEmpty() ? Texts.of("quiz", "result.know.none") : Texts.of("quiz", "result.know.lead", result.skipped().size());
        }
        if (result.passed()) {
            return Texts.of("quiz", result.attempt().enrolment().isComplete() ? "result.complete" : "result.goOn");
        }
        return !result.mayTryAgain() ? Texts.of("quiz", "result.noMore") : result.attemptsLeft() == null ? Texts.of("quiz", "result.again") : Texts.of("quiz", "result.againLeft", result.attemptsLeft());
    }

    public boolean isAgainOpen() {
        return result.mayTryAgain();
    }

    public List<Outcome> getOutcomes() {
        return result.score().byOutcome().entrySet().stream().map(e -> outcome(e.getKey(), e.getValue())).toList();
    }

    private Outcome outcome(String id, Score score) {
        String again = score.isFull() ? "" : teaching(id).map(p -> "/lesson/page?registration=" + result.attempt().enrolment().id() + "&page=" + p.id()).orElse("");
        return new Outcome(text.outcome(id).map(ModuleText.Outcome::text).orElse(id), Texts.of("quiz", "result.of", score.points(), score.items().size()), score.isFull(), again);
    }

    private Optional<Page> teaching(String outcome) {
        return enrolments.pages(result.attempt().enrolment()).stream().filter(p -> p.teaches().contains(outcome)).findFirst();
    }

    /** The questions worth another look, each with why. */
    public List<String> getAgain() {
        return marked().stream().filter(m -> !m.fits()).map(AttemptHtml.Marked::html).toList();
    }

    public List<String> getAll() {
        return marked().stream().map(AttemptHtml.Marked::html).toList();
    }

    private List<AttemptHtml.Marked> marked() {
        if (marked == null) {
            marked = html.marked(result, request.getContextPath());
        }
        return marked;
    }
}
