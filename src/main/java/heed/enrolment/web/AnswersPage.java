package heed.enrolment.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.catalogue.Item;
import heed.catalogue.ModuleText;
import heed.enrolment.Answer;
import heed.enrolment.Enrolment;
import heed.enrolment.Enrolments;
import heed.platform.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

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
        return enrolments.given(enrolment).stream().map(this::line).toList();
    }

    private Line line(Answer answer) {
        String id = answer.item().contains("#") ? answer.item().substring(0, answer.item().indexOf('#')) : answer.item();
        Optional<Item> item = text.item(id);
        String mark = answer.fits() == null ? "" : Texts.of("enrolment", answer.fits() ? "answers.fits" : "answers.look");
        return new Line(item.map(Item::stem).orElse(id), answer.words().stream().map(w -> item.map(i -> say(i, w)).orElse(w)).collect(Collectors.joining("; ")), mark,
                MOMENT.format(answer.at().atZoneSameInstant(clock.getZone())));
    }

    /** A word of an answer as the question showed it. */
    private static String say(Item item, String word) {
        if (item instanceof Item.SingleChoice q) {
            return option(q.options(), word);
        }
        if (item instanceof Item.MultipleChoice q) {
            return option(q.options(), word);
        }
        if (item instanceof Item.TrueFalse q) {
            return option(q.options(), word);
        }
        if (item instanceof Item.Ordering q) {
            return q.steps().stream().filter(s -> s.key().equals(word)).map(Item.Ordering.Line::text).findFirst().orElse(word);
        }
        String key = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        String value = word.substring(word.indexOf('=') + 1);
        if (item instanceof Item.Matching q) {
            String left = q.pairs().stream().filter(p -> p.leftKey().equals(key)).map(Item.Matching.Pair::left).findFirst().orElse(key);
            String right = q.pairs().stream().filter(p -> p.rightKey().equals(value)).map(Item.Matching.Pair::right).findFirst().orElse(value);
            return left + ": " + right;
        }
        return item instanceof Item.Judgement q
                ? q.statements().stream().filter(s -> s.key().equals(key)).map(s -> s.text() + ": " + value).findFirst().orElse(word) : word;
    }

    private static String option(List<Item.Option> options, String key) {
        return options.stream().filter(o -> o.key().equals(key)).map(Item.Option::text).findFirst().orElse(key);
    }
}
