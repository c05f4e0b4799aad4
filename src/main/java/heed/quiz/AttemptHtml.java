package heed.quiz;

import heed.access.NotInScope;
import heed.catalogue.Item;
import heed.catalogue.ModuleText;
import heed.catalogue.Page;
import heed.catalogue.PageRenderer;
import heed.enrolment.Enrolments;
import heed.enrolment.PlayerForm;
import heed.enrolment.QuestionHtml;
import heed.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes the questions of an attempt, and what is said about the answers, as plain HTML. */
@ApplicationScoped
@Transactional
public class AttemptHtml {
    /** A question as the result shows it, and whether its answer fits. */
    public record Marked(boolean fits, String html) {}

    private Enrolments enrolments;

    protected AttemptHtml() {}

    @Inject
    public AttemptHtml(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    private Supplier<PageRenderer> words(Attempt attempt, String context) {
        ModuleText text = enrolments.text(attempt.enrolment());
        Page page = text.page(attempt.page()).orElseThrow(NotInScope::new);
        return enrolments.renderers(attempt.enrolment(), page, context);
    }

    /**
     * One question as a form that leads to the next, or to the overview after the last. Nothing in it tells what is right.
     *
     * @param number from 1
     */
    public String question(Attempt attempt, int number, String context) {
        Item item = attempt.items().get(number - 1);
        String next = "/quiz/attempt?id=" + attempt.id() + (number < attempt.items().size() ? "&q=" + (number + 1) : "&q=end");
        return PlayerForm.open(context, attempt.enrolment(), attempt.page(), attempt.answerName(item.id()), next, "question", "")
                + "<p class=\"question__n\">" + say("question.n", number, attempt.items().size()) + ", " + escaped(QuestionHtml.how(item)) + "</p>"
                + QuestionHtml.silent(words(attempt, context).get(), attempt.seed()).controls(item, attempt.answer(item))
                + "<div class=\"actions\"><button class=\"button\">" + say(number < attempt.items().size() ? "question.next" : "question.toEnd") + "</button>"
                + (number > 1 ? "<a href=\"" + escaped(context) + "/quiz/attempt?id=" + attempt.id() + "&amp;q=" + (number - 1) + "\">" + say("question.back") + "</a>" : "") + "</div></form>";
    }

    /** The bare words of each question. */
    public List<String> stems(Attempt attempt, String context) {
        PageRenderer words = words(attempt, context).get();
        return attempt.items().stream().map(i -> words.bare(i.stem())).toList();
    }

    /** Each marked question of the attempt: what was chosen, whether it fits, why, and what fits. */
    public List<Marked> marked(Result result, String context) {
        Supplier<PageRenderer> words = words(result.attempt(), context);
        return result.score().items().stream().map(graded -> new Marked(graded.fits(), marked(graded, words.get()))).toList();
    }

    private static String marked(Graded graded, PageRenderer words) {
        Item item = graded.item();
        StringBuilder html = new StringBuilder("<div class=\"question\"><h3>").append(words.inline(item.stem())).append("</h3>");
        if (graded.words().isEmpty()) {
            html.append("<p>").append(say("result.noAnswer")).append("</p>");
        }
        if (item instanceof Item.SingleChoice q) {
            choices(html, words, q.options(), graded);
        } else if (item instanceof Item.MultipleChoice q) {
            choices(html, words, q.options(), graded);
        } else if (item instanceof Item.TrueFalse q) {
            choices(html, words, q.options(), graded);
        } else if (item instanceof Item.Matching q) {
            matching(html, words, q, graded);
        } else if (item instanceof Item.Ordering q) {
            ordering(html, words, q, graded);
        } else {
            judgement(html, words, (Item.Judgement) item, graded);
        }
        return html.append("</div>").toString();
    }

    private static void choices(StringBuilder html, PageRenderer words, List<Item.Option> options, Graded graded) {
        for (Item.Option option : options) {
            if (graded.words().contains(option.key())) {
                html.append("<p>").append(say("result.chosen")).append(" <strong>").append(words.inline(option.text())).append("</strong></p>").append(feedback(option.fits(), words.inline(option.feedback())));
            }
        }
        if (!graded.fits()) {
            String fitting = options.stream().filter(Item.Option::fits).map(o -> "<li>" + words.inline(o.text()) + (graded.words().contains(o.key()) ? "" : " " + words.inline(o.feedback())) + "</li>").collect(Collectors.joining());
            html.append(fits("<ul>" + fitting + "</ul>"));
        }
    }

    private static void matching(StringBuilder html, PageRenderer words, Item.Matching item, Graded graded) {
        html.append("<ul>");
        item.pairs().forEach(p -> html.append("<li>").append(words.inline(p.left())).append(": <strong>").append(words.inline(p.right())).append("</strong> ").append(QuestionHtml.mark(graded.words().contains(p.leftKey() + "=" + p.rightKey()))).append("</li>"));
        html.append("</ul>").append(feedback(graded.fits(), words.inline(item.feedback())));
    }

    private static void ordering(StringBuilder html, PageRenderer words, Item.Ordering item, Graded graded) {
        html.append(feedback(graded.fits(), words.inline(graded.marked().feedback())));
        if (!graded.fits()) {
            html.append(fits("<ol>" + item.steps().stream().map(s -> "<li>" + words.inline(s.text()) + "</li>").collect(Collectors.joining()) + "</ol>"));
        }
    }

    private static void judgement(StringBuilder html, PageRenderer words, Item.Judgement item, Graded graded) {
        for (Item.Judgement.Statement statement : item.statements()) {
            String given = graded.words().stream().filter(w -> w.startsWith(statement.key() + "=")).map(w -> w.substring(statement.key().length() + 1)).findFirst().orElse("");
            Grading.Near near = Grading.near(item, statement, given);
            html.append("<p>").append(words.inline(statement.text())).append(given.isEmpty() ? "" : ": <strong>" + escaped(Item.Judgement.label(given)) + "</strong>").append("</p>")
                    .append(feedback(near == Grading.Near.FITS, (near == Grading.Near.NEAR ? say("result.near") + " " : "") + words.inline(statement.feedback())));
        }
    }

    private static String feedback(boolean fits, String text) {
        return "<div class=\"feedback" + (fits ? " feedback--fits" : "") + "\"><p>" + QuestionHtml.mark(fits) + " " + text + "</p></div>";
    }

    private static String fits(String list) {
        return "<p>" + say("result.fits") + "</p>" + list;
    }

    private static String say(String key, Object... values) {
        return escaped(Texts.of("quiz", key, values));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
