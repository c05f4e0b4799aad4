package heed.lesson;

import heed.catalogue.Block;
import heed.catalogue.Page;
import heed.enrolment.Enrolment;
import heed.enrolment.Given;
import heed.enrolment.PlayerForm;
import java.util.function.UnaryOperator;

/** The portal: every form works without a script and is posted to the learner's own registration. */
final class PortalStage implements Stage {
    private final Enrolment enrolment;
    private final Page page;
    private final String after;
    private final String context;
    private final UnaryOperator<String> notes;

    /**
     * @param after id of the page that follows; null on the last
     * @param context path of the application, empty at the root
     * @param notes the learner's private note for a block, or an empty text
     */
    PortalStage(Enrolment enrolment, Page page, String after, String context, UnaryOperator<String> notes) {
        this.enrolment = enrolment;
        this.page = page;
        this.after = after;
        this.context = context;
        this.notes = notes;
    }

    @Override
    public String form(String item, String anchor, String kind, String attributes) {
        return PlayerForm.open(context, enrolment, page.id(), item, here("#" + anchor), kind, attributes);
    }

    @Override
    public String note(Block.Reflect reflect, String anchor, String prompt) {
        String note = notes.apply(reflect.id());
        return "<form method=\"post\" action=\"" + escaped(context) + "/api/learning/registrations/" + enrolment.id() + "/notes\" data-note"
                + told("kept") + told("gone") + told("failed") + told("signed-out") + ">"
                + PlayerForm.hidden("key", enrolment.formKey().toString()) + PlayerForm.hidden("item", reflect.id()) + PlayerForm.hidden("next", here("#" + anchor))
                + "<div class=\"field\"><label for=\"" + anchor + "-t\">" + prompt + "</label><span class=\"field__hint\" id=\"" + anchor + "-h\">" + say("note.private") + "</span>"
                + "<textarea class=\"input\" id=\"" + anchor + "-t\" name=\"words\" rows=\"5\" maxlength=\"4000\" aria-describedby=\"" + anchor + "-h\">\n" + escaped(note) + "</textarea></div>"
                + "<div class=\"actions\"><button class=\"button button--quiet\">" + say("note.keep") + "</button>"
                + "<button class=\"button button--quiet\" name=\"delete\" value=\"1\"" + (note.isEmpty() ? " hidden" : "") + ">" + say("note.delete") + "</button></div><p class=\"small\" role=\"status\"></p></form>";
    }

    @Override
    public String quiz(Block.Quiz quiz) {
        return "<div class=\"panel section\"><h2>" + say("quiz.title") + "</h2><p>" + say("quiz.text", quiz.serve(), (quiz.serve() * quiz.passMarkPercent() + 99) / 100) + "</p><div class=\"actions\"><a class=\"button\" href=\""
                + escaped(context) + "/quiz/start?registration=" + enrolment.id() + "\">" + say("quiz.go") + ScreenHtml.GO + "</a></div></div>";
    }

    @Override
    public String course(Block.Package course) {
        return "<div class=\"panel section\"><h2>" + say("course.title") + "</h2><p>" + escaped(course.rule().words(course.masteryPercent())) + "</p><p>" + say("course.text") + "</p><div class=\"actions\"><a class=\"button\" href=\""
                + escaped(context) + "/scorm/play?registration=" + enrolment.id() + "\">" + say("course.go") + ScreenHtml.GO + "</a></div></div>";
    }

    /** Going on marks the page as done; a page with its own player is done by what that reports, so there it is only a link. */
    String next() {
        String to = after == null ? "/enrolment/module?slug=" + enrolment.slug() : "/lesson/page?registration=" + enrolment.id() + "&page=" + after;
        String label = say(after == null ? "next.finish" : "next");
        if (page.hasOwnPlayer()) {
            return "<a class=\"button button--quiet\" href=\"" + escaped(context + to) + "\">" + label + "</a>";
        }
        return PlayerForm.open(context, enrolment, page.id(), Given.PAGE, to, "done", "") + PlayerForm.hidden("value", Given.DONE) + "<button class=\"button\">" + label + ScreenHtml.GO + "</button></form>";
    }

    private String here(String fragment) {
        return "/lesson/page?registration=" + enrolment.id() + "&page=" + page.id() + fragment;
    }

    /** What the script says about a note. */
    private static String told(String what) {
        return " data-" + what + "=\"" + say("note." + what, "{0}") + "\"";
    }

    private static String say(String key, Object... values) {
        return ScreenHtml.say(key, values);
    }

    private static String escaped(String text) {
        return ScreenHtml.escaped(text);
    }
}
