package heed.takeaway;

import heed.catalogue.Item;
import heed.catalogue.Page;
import heed.catalogue.PageRenderer;
import heed.enrolment.QuestionHtml;
import heed.lesson.ScreenHtml;
import heed.platform.Texts;
import heed.platform.faces.CallLine;
import heed.quiz.EveryAnswerHtml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the one page of a package: the frame, and each page and question of the module as a template that the script
 * puts into it. No style and no script stands in it, so that it runs under the strictest policy a training system may have.
 */
final class PlayerHtml {
    static final List<String> STYLES = List.of("tokens.css", "layout.css", "components.css", "diagram.css");
    static final List<String> SCRIPTS = List.of("blocks.js", "marking.js", "memory.js", "record.js", "takeaway.js");

    private static final String MARK = "<svg viewBox=\"0 0 200 64\" role=\"img\" aria-label=\"Heed\"><g class=\"lk\" stroke-width=\"8\"><path d=\"M8 8v48M8 40a14 14 0 0 1 28 0v16\"/><path d=\"M56 42h32a16 16 0 1 0-5 11.7\"/>"
            + "<path d=\"M108 42h32a16 16 0 1 0-5 11.7\"/><path d=\"M192 42a16 16 0 1 0-32 0 16 16 0 0 0 32 0zM192 8v48\"/></g><circle class=\"lk-dot\" cx=\"22\" cy=\"52\" r=\"6.5\"/></svg>";

    private final TakenModule taken;
    private final ModuleJson json;
    private final String icons;
    private final Appendable out;

    /**
     * @param icons the sprite, an SVG file
     * @param out   takes the page as it is written, UTF-8
     */
    PlayerHtml(TakenModule taken, String icons, Appendable out) {
        this.taken = taken;
        this.json = new ModuleJson(taken);
        this.icons = icons;
        this.out = out;
    }

    void write() throws IOException {
        head();
        out.append("<main id=\"main\" tabindex=\"-1\"><div class=\"wrap stack\"><noscript>").append(notice("care", "", "<p>" + say("noscript") + "</p>", "")).append("</noscript>")
                .append(notice("care", "", "<p>" + say("alone") + "</p>", " data-alone hidden"))
                .append("<div data-stopped hidden>").append(notice("saved", say("stopped.title"), "<p>" + say("stopped") + "</p>", "")).append("</div>")
                .append("<div class=\"grid grid--main\" data-running hidden>");
        article();
        aside();
        out.append("</div></div></main>");
        foot();
        templates();
        out.append("<script type=\"application/json\" id=\"module\">").append(json.write()).append("</script>\n</body>\n</html>\n");
    }

    private void head() throws IOException {
        out.append("<!DOCTYPE html>\n<html lang=\"").append(escaped(taken.front().language())).append("\">\n<head>\n<meta charset=\"UTF-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(taken.front().title())).append("</title>\n<link rel=\"icon\" href=\"img/favicon.svg\" type=\"image/svg+xml\">\n");
        for (String style : STYLES) {
            out.append("<link rel=\"stylesheet\" href=\"css/").append(style).append("\">\n");
        }
        for (String script : SCRIPTS) {
            out.append("<script src=\"js/").append(script).append("\" defer></script>\n");
        }
        out.append("</head>\n<body>\n").append(icons.replaceFirst("<svg", "<svg class=\"vh\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"")).append("<a class=\"skip\" href=\"#main\">").append(escaped(Texts.of("platform", "skip"))).append("</a>")
                .append("<header class=\"masthead\"><div class=\"wrap\"><span class=\"brand\">").append(MARK).append("<span class=\"brand__place\">").append(escaped(taken.area())).append("</span></span></div></header>");
        out.append("<aside class=\"callstrip\" aria-label=\"").append(platform("calls.label")).append("\"><div class=\"wrap\"><p>").append(platform("calls.ask")).append("</p>");
        for (CallLine line : calls()) {
            out.append("<a href=\"tel:").append(escaped(line.dial())).append("\"><span>").append(escaped(line.brief())).append("</span> ").append(escaped(line.number())).append("</a>");
        }
        out.append("</div></aside>");
    }

    private List<CallLine> calls() {
        List<CallLine> lines = new ArrayList<>(List.of(CallLine.danger()));
        Map<String, String> locals = taken.locals();
        if (!locals.getOrDefault("front_door_phone", "").isBlank()) {
            lines.add(CallLine.days(locals.get("front_door_phone"), ""));
        }
        String nights = locals.getOrDefault("out_of_hours_phone", locals.getOrDefault("edt_phone", ""));
        if (!nights.isBlank()) {
            lines.add(CallLine.nights(nights, ""));
        }
        return lines;
    }

    private void article() throws IOException {
        out.append("<article><div class=\"row row--between\"><div class=\"progress\"><p data-place></p><ol class=\"progress__bar\" aria-hidden=\"true\" data-bar></ol></div>")
                .append("<p class=\"saved\" role=\"status\">").append(icon("saved")).append("<span></span></p></div><div class=\"section\"><div class=\"pagehead\"><h1></h1></div></div><div class=\"stack\">");
        if (taken.draft()) {
            out.append(notice("note", lesson("draft.title"), "<p>" + lesson("draft.text") + "</p>", ""));
        }
        if (!taken.front().contentNote().isEmpty()) {
            out.append("<div data-first hidden>").append(notice("care", lesson("before.title"), "<p>" + escaped(taken.front().contentNote()) + "</p><p>" + lesson("before.exit") + "</p>", "")).append("</div>");
        }
        out.append("<div data-page></div></div><div class=\"actions\"><button type=\"button\" class=\"button\" data-next>").append(lesson("next")).append(ScreenHtml.GO).append("</button><a class=\"icon-link\" href=\"#main\" data-back>").append(lesson("back"))
                .append("</a><button type=\"button\" class=\"button button--quiet\" data-stop>").append(lesson("stop")).append("</button></div>")
                .append("<div class=\"section\" data-ended hidden>").append(notice("saved", say("ended.title"), "<p>" + say("ended") + "</p>", "")).append("</div></article>");
    }

    private void aside() throws IOException {
        PageRenderer words = taken.renderer(taken.pages().get(0));
        out.append("<aside class=\"stack noprint\"><section class=\"panel\"><h2>").append(lesson("pages.title")).append("</h2><ol class=\"pages\" data-menu></ol></section><section class=\"panel\"><h2>").append(lesson("hard.title")).append("</h2><p class=\"small\">")
                .append(lesson("hard.text")).append("</p>");
        if (!taken.front().support().isEmpty()) {
            out.append("<details class=\"reveal\"><summary>").append(lesson("hard.help")).append("</summary><div class=\"reveal__body\"><dl class=\"facts\">");
            for (var help : taken.front().support()) {
                out.append("<dt>").append(escaped(help.who())).append("</dt><dd>").append(words.inline(help.text())).append("</dd>");
            }
            out.append("</dl></div></details>");
        }
        out.append("</section>");
        if (!taken.tools().isEmpty()) {
            out.append("<section class=\"panel\"><h2>").append(say("tools")).append("</h2><p class=\"small\">").append(say("tools.where")).append("</p><ul>");
            for (String tool : taken.tools()) {
                out.append("<li>").append(escaped(tool)).append("</li>");
            }
            out.append("</ul></section>");
        }
        out.append("</aside>");
    }

    private void foot() throws IOException {
        out.append("<footer class=\"foot\"><div class=\"wrap\"><p>").append(say("foot.source", taken.front().title(), taken.front().version().toString(), Texts.day(taken.front().contentDate()))).append("</p><p><a href=\"https://creativecommons.org/licenses/by/4.0/\" target=\"_blank\" rel=\"noopener noreferrer\">")
                .append(say("foot.licence")).append("</a></p><p>").append(say("foot.for", taken.groupName(), taken.area())).append("</p></div></footer>\n");
    }

    private void templates() throws IOException {
        out.append("<template id=\"status\"><span class=\"status\"><svg aria-hidden=\"true\" focusable=\"false\"><use></use></svg></span></template>\n");
        for (Page page : taken.pages()) {
            out.append("<template data-page=\"").append(escaped(page.id())).append("\">").append(new ScreenHtml(taken.renderer(page), page, taken.reader(), new PackageStage(), Map.of()).blocks()).append("</template>\n");
        }
        if (!json.pool().isEmpty()) {
            views();
            PageRenderer words = taken.renderer(taken.pages().stream().filter(Page::isQuiz).findFirst().orElseThrow());
            for (Item item : json.pool()) {
                question(item, words);
            }
        }
    }

    private void question(Item item, PageRenderer words) throws IOException {
        out.append("<template data-question=\"").append(escaped(item.id())).append("\">").append(new PackageStage().form(item.id(), "", "question", "class=\"question\"")).append("<p class=\"question__n\"><span data-n></span>, ")
                .append(escaped(QuestionHtml.how(item))).append("</p>").append(QuestionHtml.silent(words, 0).controls(item, List.of())).append("<div class=\"actions\"><button class=\"button\"></button></div></form></template>\n");
        out.append("<template data-marked=\"").append(escaped(item.id())).append("\">").append(EveryAnswerHtml.of(item, words)).append("</template>\n");
    }

    private void views() throws IOException {
        out.append("<template data-view=\"start\"><p class=\"lead\"></p><div data-passed>").append(notice("saved", "", "<p>" + quiz("start.passed") + "</p>", "")).append("</div><div data-used>").append(notice("care", "", "<p>" + quiz("start.used") + "</p>", ""))
                .append("</div><div class=\"actions\"></div></template>\n");
        out.append("<template data-view=\"end\"><section><h2>").append(quiz("end.title")).append("</h2><div data-missing>").append(notice("care", "", "<p></p>", "")).append("</div><p data-all>").append(quiz("end.all"))
                .append("</p><ol class=\"pages\"></ol><div class=\"actions\"></div></section></template>\n");
        out.append("<template data-view=\"result\"><div class=\"stack-l\"><section><h2></h2><p class=\"lead\"></p></section><section class=\"section\"><h2>").append(quiz("result.outcomes")).append("</h2><div class=\"tablewrap\"><table class=\"table table--stack\" role=\"table\"><caption class=\"vh\">")
                .append(quiz("result.caption")).append("</caption><thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\">").append(quiz("result.outcome")).append("</th><th role=\"columnheader\" scope=\"col\" class=\"nums\">").append(quiz("result.right"))
                .append("</th><th role=\"columnheader\" scope=\"col\">").append(quiz("result.says")).append("</th></tr></thead><tbody role=\"rowgroup\"></tbody></table></div></section><section class=\"section\" data-again><h2>").append(quiz("result.worth"))
                .append("</h2></section><details class=\"reveal\"><summary>").append(quiz("result.everything")).append("</summary><div class=\"reveal__body\"></div></details><div class=\"actions\"></div></div></template>\n");
        out.append("<template data-view=\"outcome\"><tr role=\"row\"><th role=\"rowheader\" scope=\"row\"></th><td role=\"cell\" data-th=\"").append(quiz("result.right")).append("\" class=\"nums\"><span></span></td><td role=\"cell\" data-th=\"").append(quiz("result.says"))
                .append("\"><span></span></td></tr></template>\n");
    }

    private static String notice(String kind, String title, String html, String attributes) {
        return "<div class=\"notice notice--" + kind + "\"" + attributes + ">" + icon(kind.equals("note") ? "info" : kind.equals("saved") ? "check" : "care") + "<div>" + (title.isEmpty() ? "" : "<p class=\"notice__title\">" + title + "</p>") + html + "</div></div>";
    }

    private static String icon(String name) {
        return "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#" + name + "\"></use></svg>";
    }

    private static String say(String key, Object... values) {
        return escaped(Texts.of("takeaway", key, values));
    }

    private static String lesson(String key) {
        return escaped(Texts.of("lesson", key));
    }

    private static String quiz(String key) {
        return escaped(Texts.of("quiz", key));
    }

    private static String platform(String key) {
        return escaped(Texts.of("platform", key));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
