package heed.quiz;

import heed.catalogue.Item;
import heed.catalogue.PageRenderer;
import heed.enrolment.QuestionHtml;
import heed.platform.Texts;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is said about a question once it was handed in, for every answer there can be: for packages that are played where
 * no server of ours marks. Each part names the answer it belongs to, and the player takes the others away:
 * {@code data-if-for} and {@code data-if-unless} a word of the answer, {@code data-if-fits} and {@code data-if-not} the
 * whole answer, {@code data-if-none} no answer, {@code data-if-unanswered} no word that begins so.
 */
public final class EveryAnswerHtml {
    private final PageRenderer words;
    private final StringBuilder html = new StringBuilder();

    private EveryAnswerHtml(PageRenderer words) {
        this.words = words;
    }

    /** @param item settled for the nation of whoever reads */
    public static String of(Item item, PageRenderer words) {
        return new EveryAnswerHtml(words).all(item);
    }

    private String all(Item item) {
        html.append("<h3>").append(words.inline(item.stem())).append("</h3><p data-if-none>").append(say("result.noAnswer")).append("</p>");
        if (item instanceof Item.SingleChoice q) {
            choices(q.options());
        } else if (item instanceof Item.MultipleChoice q) {
            choices(q.options());
        } else if (item instanceof Item.TrueFalse q) {
            choices(q.options());
        } else if (item instanceof Item.Matching q) {
            matching(q);
        } else if (item instanceof Item.Ordering q) {
            whole(q.feedbackFits(), q.feedbackNot());
            fits("<ol>" + q.steps().stream().map(s -> "<li>" + words.inline(s.text()) + "</li>").collect(Collectors.joining()) + "</ol>");
        } else {
            judgement((Item.Judgement) item);
        }
        return html.toString();
    }

    private void choices(List<Item.Option> options) {
        for (Item.Option option : options) {
            html.append("<div data-if-for=\"").append(escaped(option.key())).append("\"><p>").append(say("result.chosen")).append(" <strong>").append(words.inline(option.text())).append("</strong></p>");
            feedback("", option.fits(), words.inline(option.feedback()));
            html.append("</div>");
        }
        fits("<ul>" + options.stream().filter(Item.Option::fits).map(o -> "<li>" + words.inline(o.text()) + " <span data-if-unless=\"" + escaped(o.key()) + "\">" + words.inline(o.feedback()) + "</span></li>").collect(Collectors.joining()) + "</ul>");
    }

    private void matching(Item.Matching item) {
        html.append("<ul>");
        for (Item.Matching.Pair pair : item.pairs()) {
            String word = escaped(pair.leftKey() + "=" + pair.rightKey());
            html.append("<li>").append(words.inline(pair.left())).append(": <strong>").append(words.inline(pair.right())).append("</strong> <span data-if-for=\"").append(word).append("\">").append(QuestionHtml.mark(true))
                    .append("</span><span data-if-unless=\"").append(word).append("\">").append(QuestionHtml.mark(false)).append("</span></li>");
        }
        html.append("</ul>");
        whole(item.feedback(), item.feedback());
    }

    private void judgement(Item.Judgement item) {
        for (Item.Judgement.Statement statement : item.statements()) {
            html.append("<p>").append(words.inline(statement.text()));
            for (String rating : item.scale()) {
                html.append("<span data-if-for=\"").append(escaped(statement.key() + "=" + rating)).append("\">: <strong>").append(escaped(Item.Judgement.label(rating))).append("</strong></span>");
            }
            html.append("</p>");
            for (String rating : item.scale()) {
                Grading.Near near = Grading.near(item, statement, rating);
                feedback("data-if-for=\"" + escaped(statement.key() + "=" + rating) + "\"", near == Grading.Near.FITS, (near == Grading.Near.NEAR ? say("result.near") + " " : "") + words.inline(statement.feedback()));
            }
            feedback("data-if-unanswered=\"" + escaped(statement.key()) + "=\"", false, words.inline(statement.feedback()));
        }
    }

    private void whole(String whenFits, String whenNot) {
        feedback("data-if-fits", true, words.inline(whenFits));
        feedback("data-if-not", false, words.inline(whenNot));
    }

    private void feedback(String when, boolean fits, String text) {
        html.append("<div class=\"feedback").append(fits ? " feedback--fits" : "").append("\" ").append(when).append("><p>").append(QuestionHtml.mark(fits)).append(' ').append(text).append("</p></div>");
    }

    private void fits(String list) {
        html.append("<div data-if-not><p>").append(say("result.fits")).append("</p>").append(list).append("</div>");
    }

    private static String say(String key) {
        return escaped(Texts.of("quiz", key));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
