package heed.enrolment.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.catalogue.ModuleText;
import heed.catalogue.PageRenderer;
import heed.enrolment.Answer;
import heed.enrolment.AnswerWords;
import heed.enrolment.Enrolment;
import heed.enrolment.Enrolments;
import heed.platform.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What I answered in a module, for nobody but me. */
@Named
@RequestScoped
public class AnswersPage {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK);

    /** One answer: the question, what was answered, whether it fits in words, when. */
    public record Line(String question, String answer, String mark, String when) {}

    @Inject private Enrolments enrolments;
    @Inject private CurrentUser user;
    @Inject private Clock clock;
    @Inject private HttpServletRequest request;

    private Enrolment enrolment;
    private ModuleText text;

    /** @throws NotInScope unless it is the caller's own registration */
    public void open() {
        UUID person = user.personId().orElseThrow(NotInScope::new);
        String slug = Optional.ofNullable(request.getParameter("slug")).orElseThrow(NotInScope::new);
        enrolment = enrolments.history(person, slug).stream().filter(e -> request.getParameter("registration") == null
                || e.id().toString().equals(request.getParameter("registration"))).findFirst().orElseThrow(NotInScope::new);
        text = enrolments.text(enrolment);
    }

    public String getTitle() {
        return text.front().title();
    }

    public String getSlug() {
        return enrolment.slug();
    }

    public List<Line> getLines() {
        Map<String, PageRenderer> pages = new HashMap<>();
        AnswerWords words = new AnswerWords(text, enrolment.nation(),
                id -> pages.computeIfAbsent(id, page -> enrolments.renderer(enrolment, text.page(page).orElseThrow(NotInScope::new), request.getContextPath())));
        return enrolments.given(enrolment).stream().map(answer -> line(words, answer)).toList();
    }

    private Line line(AnswerWords words, Answer answer) {
        return new Line(words.question(answer), words.answer(answer), mark(answer.fits()), MOMENT.format(answer.at().atZoneSameInstant(clock.getZone())));
    }

    /** @param fits null where nothing is right or wrong, or not yet */
    static String mark(Boolean fits) {
        return Texts.of("enrolment", fits == null ? "answers.unmarked" : fits ? "answers.fits" : "answers.look");
    }
}
