package heed.enrolment;

import heed.catalogue.Item;
import heed.catalogue.PageRenderer;
import heed.platform.Texts;
import java.util.List;

/**
 * Draws a question as plain HTML controls named {@code value}, which a form sends without a script: radio buttons,
 * checkboxes, selects. Lines to be put in order have a select for their place; the player's script puts up and down
 * buttons in its stead. Nothing is dragged.
 */
public final class QuestionHtml {
    private static final String FITS = "<svg class=\"sh-in\" viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\"><circle cx=\"8\" cy=\"8\" r=\"7.5\" fill=\"currentColor\"/>"
            + "<path d=\"M4.5 8.3 7 10.8l4.6-5.2\" fill=\"none\" stroke=\"var(--paper)\" stroke-width=\"2\"/></svg>";
    private static final String AGAIN = "<svg class=\"sh-exempt\" viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M1.5 8h13\" stroke=\"currentColor\" stroke-width=\"3\"/></svg>";

    private final PageRenderer words;
    private final long seed;
    private final boolean feedback;

    private QuestionHtml(PageRenderer words, long seed, boolean feedback) {
        this.words = words;
        this.seed = seed;
        this.feedback = feedback;
    }

    /** For a question on the way: what is to be said about each answer lies in the page, hidden until it is given. */
    public static QuestionHtml withFeedback(PageRenderer words, long seed) {
        return new QuestionHtml(words, seed, true);
    }

    /** For a graded question: nothing in the page tells what is right. */
    public static QuestionHtml silent(PageRenderer words, long seed) {
        return new QuestionHtml(words, seed, false);
    }

    /** How the question wants to be answered: "choose one". */
    public static String how(Item item) {
        String kind = item instanceof Item.SingleChoice ? "single" : item instanceof Item.MultipleChoice ? "multiple" : item instanceof Item.TrueFalse ? "truefalse"
                : item instanceof Item.Matching ? "matching" : item instanceof Item.Ordering ? "ordering" : "judgement";
        return say("question.how." + kind);
    }

    /**
     * The controls of one question.
     *
     * @param item settled for the learner's nation
     * @param given the answer so far; empty if there is none
     */
    public String controls(Item item, List<String> given) {
        if (item instanceof Item.SingleChoice q) {
            return choices(item, q.options(), "radio", given);
        }
        if (item instanceof Item.TrueFalse q) {
            return choices(item, q.options(), "radio", given);
        }
        if (item instanceof Item.MultipleChoice q) {
            return choices(item, q.options(), "checkbox", given);
        }
        if (item instanceof Item.Matching q) {
            return matching(q, given);
        }
        return item instanceof Item.Ordering q ? ordering(q, given) : judgement((Item.Judgement) item, given);
    }

    private String choices(Item item, List<Item.Option> options, String type, List<String> given) {
        StringBuilder html = new StringBuilder("<fieldset class=\"field\"><legend class=\"legend--l\">").append(words.inline(item.stem())).append("</legend><div class=\"choices\">");
        for (Item.Option option : Shuffle.options(item, options, seed)) {
            boolean chosen = given.contains(option.key());
            html.append("<label class=\"choice\"><input type=\"").append(type).append("\" name=\"value\" value=\"").append(escaped(option.key())).append('"')
                    .append(chosen ? " checked" : "").append("><span>").append(words.inline(option.text())).append("</span></label>");
            if (feedback) {
                html.append(remark("data-for", option.key(), option.fits(), words.inline(option.feedback()), chosen));
            }
        }
        return html.append("</div></fieldset>").toString();
    }

    private String matching(Item.Matching item, List<String> given) {
        String id = id(item);
        StringBuilder html = new StringBuilder("<p class=\"legend--l\" id=\"").append(id).append("\">").append(words.inline(item.stem())).append("</p><div class=\"match\" role=\"group\" aria-labelledby=\"").append(id).append("\">");
        int row = 0;
        for (Item.Matching.Pair pair : Shuffle.shuffled(item.pairs(), item, seed)) {
            String control = id + "-" + row++;
            html.append("<div class=\"match__row\"><label for=\"").append(control).append("\">").append(words.inline(pair.left())).append("</label><select class=\"input\" name=\"value\" id=\"").append(control).append("\"><option value=\"\">").append(say("question.choose")).append("</option>");
            item.rights().forEach((key, right) -> {
                String word = pair.leftKey() + "=" + key;
                html.append("<option value=\"").append(escaped(word)).append('"').append(given.contains(word) ? " selected" : "").append('>').append(words.plain(right)).append("</option>");
            });
            html.append("</select></div>");
            if (feedback) {
                String fitting = pair.leftKey() + "=" + pair.rightKey();
                html.append(part(fitting, "", given));
            }
        }
        html.append("</div>");
        return feedback ? html.append(whole(words.inline(item.feedback()), given)).toString() : html.toString();
    }

    private String ordering(Item.Ordering item, List<String> given) {
        String id = id(item);
        List<Item.Ordering.Line> lines = Shuffle.lines(item, given, seed);
        StringBuilder html = new StringBuilder("<p class=\"legend--l\" id=\"").append(id).append("\">").append(words.inline(item.stem())).append("</p><p class=\"field__hint\" id=\"").append(id).append("-h\">").append(say("question.order.hint"))
                .append("</p><ol class=\"order\" data-order=\"").append(id).append("-s\" aria-labelledby=\"").append(id).append("\" aria-describedby=\"").append(id).append("-h\">");
        for (int at = 0; at < lines.size(); at++) {
            String text = words.plain(lines.get(at).text());
            html.append("<li><span class=\"order__n\">").append(at + 1).append("</span><span>").append(words.inline(lines.get(at).text())).append("</span><span class=\"order__move\">")
                    .append("<input type=\"hidden\" name=\"value\" value=\"").append(escaped(lines.get(at).key())).append("\">")
                    .append("<select class=\"input\" name=\"place.").append(escaped(lines.get(at).key())).append("\" aria-label=\"").append(say("question.order.place")).append(' ').append(text).append("\">");
            for (int place = 0; place < lines.size(); place++) {
                html.append("<option").append(place == at ? " selected" : "").append('>').append(place + 1).append("</option>");
            }
            html.append("</select>").append(move("up", "M12 19V5M6 11l6-6 6 6", text)).append(move("down", "M12 5v14M6 13l6 6 6-6", text)).append("</span></li>");
        }
        html.append("</ol><p class=\"vh\" role=\"status\" id=\"").append(id).append("-s\"></p>");
        if (feedback) {
            boolean fits = given.equals(item.fitting());
            String all = escaped(String.join(" ", item.fitting()));
            html.append(remark("data-all", all, true, words.inline(item.feedbackFits()), fits)).append(remark("data-not-all", all, false, words.inline(item.feedbackNot()), !given.isEmpty() && !fits));
        }
        return html.toString();
    }

    private static String move(String way, String path, String text) {
        return "<button type=\"button\" class=\"button button--quiet\" hidden data-move=\"" + way + "\" aria-label=\"" + say("question.order." + way) + " " + text + "\">"
                + "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"" + path + "\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg></button>";
    }

    private String judgement(Item.Judgement item, List<String> given) {
        String id = id(item);
        StringBuilder html = new StringBuilder("<p class=\"legend--l\" id=\"").append(id).append("\">").append(words.inline(item.stem())).append("</p><div class=\"judge\" role=\"group\" aria-labelledby=\"").append(id).append("\">");
        for (Item.Judgement.Statement statement : Shuffle.shuffled(item.statements(), item, seed)) {
            html.append("<fieldset><legend>").append(words.inline(statement.text())).append("</legend><div class=\"choices choices--row\">");
            for (String rating : item.scale()) {
                String word = statement.key() + "=" + rating;
                html.append("<label class=\"choice\"><input type=\"radio\" name=\"value.").append(escaped(statement.key())).append("\" value=\"").append(escaped(word)).append('"')
                        .append(given.contains(word) ? " checked" : "").append("><span>").append(escaped(Item.Judgement.label(rating))).append("</span></label>");
            }
            html.append("</div></fieldset>");
            if (feedback) {
                html.append(part(statement.key() + "=" + statement.best(), words.inline(statement.feedback()), given));
            }
        }
        return html.append("</div>").toString();
    }

    /** What is said about one part once the whole was answered: fits with the fitting word, look again with any other. */
    private String part(String fitting, String text, List<String> given) {
        boolean fits = given.contains(fitting);
        return remark("data-for", fitting, true, text, fits) + remark("data-unless", fitting, false, text, !given.isEmpty() && !fits);
    }

    private String whole(String text, List<String> given) {
        return text.isEmpty() ? "" : "<div class=\"feedback\" data-any" + (given.isEmpty() ? " hidden" : "") + "><p>" + text + "</p></div>";
    }

    private static String remark(String when, String word, boolean fits, String text, boolean open) {
        return "<div class=\"feedback" + (fits ? " feedback--fits" : "") + "\" " + when + "=\"" + escaped(word) + "\"" + (open ? "" : " hidden") + "><p>" + mark(fits) + " " + text + "</p></div>";
    }

    /** Shape and words for "this fits" or "look again". */
    public static String mark(boolean fits) {
        return "<span class=\"feedback__mark\">" + (fits ? FITS : AGAIN) + say(fits ? "question.fits" : "question.again") + "</span>";
    }

    private static String id(Item item) {
        return "q-" + item.id().replaceAll("[^A-Za-z0-9-]", "-");
    }

    private static String say(String key, Object... values) {
        return escaped(Texts.of("enrolment", key, values));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
