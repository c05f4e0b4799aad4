package heed.lesson;

import heed.catalogue.Block;
import heed.catalogue.Item;
import heed.catalogue.Page;
import heed.catalogue.PageRenderer;
import heed.enrolment.Answer;
import heed.enrolment.Enrolment;
import heed.enrolment.Given;
import heed.enrolment.PlayerForm;
import heed.enrolment.QuestionHtml;
import heed.platform.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Writes the blocks of a page as plain HTML. Whatever asks something is a form that works without a script; what the
 * script shows later (the next moment of a story, words about an answer) lies in the page, hidden, so that it is there
 * without a line too.
 */
final class ScreenHtml {
    private static final String GO = "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M5 12h14M13 6l6 6-6 6\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>";
    private static final String ART = "<svg class=\"scene__art\" viewBox=\"0 0 1200 220\" preserveAspectRatio=\"xMidYMid slice\" height=\"170\" aria-hidden=\"true\" focusable=\"false\"><path class=\"art-wall\" d=\"M0 0h1200v220H0z\"/>"
            + "<path class=\"art-wall2\" d=\"M0 0h360v220H0zM840 0h360v220H840z\"/><path class=\"art-line\" stroke-width=\"2\" d=\"M0 196h1200M360 0v196M840 0v196\"/><path class=\"art-door\" d=\"M130 196V74a40 40 0 0 1 80 0v122zM990 196V74a40 40 0 0 1 80 0v122zM550 196V70a50 50 0 0 1 100 0v126z\"/>"
            + "<path class=\"art-lit\" d=\"M622 196V62.5A50 50 0 0 1 650 70v126z\"/><path class=\"art-lit\" d=\"M622 196h28l60 24H610z\" opacity=\".5\"/><path class=\"art-ground\" d=\"M0 196h600l-20 24H0zM720 220h480v-24H655z\"/></svg>";

    private final PageRenderer words;
    private final Enrolment enrolment;
    private final Page page;
    private final String after;
    private final String context;
    private final Map<String, List<Answer>> answers;
    private final UnaryOperator<String> notes;

    /**
     * @param after id of the page that follows; null on the last
     * @param answers everything given on this page, by item, in order
     * @param notes the learner's private note for a block, or an empty text
     */
    ScreenHtml(PageRenderer words, Enrolment enrolment, Page page, String after, String context, Map<String, List<Answer>> answers, UnaryOperator<String> notes) {
        this.words = words;
        this.enrolment = enrolment;
        this.page = page;
        this.after = after;
        this.context = context;
        this.answers = answers;
        this.notes = notes;
    }

    /** All blocks meant for this learner, then the footnotes. */
    String blocks() {
        StringBuilder html = new StringBuilder();
        for (Block block : page.blocks()) {
            if (block.targets().fits(enrolment.groups())) {
                html.append(block(block));
            }
        }
        return html.append(words.notes()).toString();
    }

    private String block(Block block) {
        if (block instanceof Block.Check check) {
            return check.item().in(enrolment.nation()).map(this::check).orElse("");
        }
        if (block instanceof Block.Scenario scenario) {
            return scenario(scenario);
        }
        if (block instanceof Block.Task task) {
            return task(task);
        }
        if (block instanceof Block.Reflect reflect) {
            return reflect(reflect);
        }
        if (block instanceof Block.Only only) {
            return words.html(only, enrolment.groups());
        }
        if (block instanceof Block.Quiz quiz) {
            return quiz(quiz);
        }
        if (block instanceof Block.Package course) {
            return course(course);
        }
        return words.html(block);
    }

    private String check(Item item) {
        List<Answer> given = answers.getOrDefault(item.id(), List.of());
        List<String> latest = given.isEmpty() ? List.of() : given.get(given.size() - 1).words();
        return PlayerForm.open(context, enrolment, page.id(), item.id(), here("#" + anchor(item.id())), "check", "id=\"" + anchor(item.id()) + "\"")
                + "<p class=\"question__n\">" + say("check.kind") + ", " + escaped(QuestionHtml.how(item)) + "</p>"
                + QuestionHtml.withFeedback(words, enrolment.id().getLeastSignificantBits()).controls(item, latest)
                + "<button class=\"button button--quiet\">" + say("check.send") + "</button><p role=\"status\" class=\"vh\" data-say=\"" + say("check.said") + "\"></p></form>";
    }

    private String scenario(Block.Scenario scenario) {
        Story story = Story.of(scenario, answers.getOrDefault(scenario.id(), List.of()));
        String id = anchor(scenario.id());
        StringBuilder html = new StringBuilder("<section class=\"section\" id=\"").append(id).append("\" data-story=\"").append(escaped(scenario.id()))
                .append("\" data-start=\"").append(escaped(scenario.start())).append("\"><p class=\"kicker\">").append(say("story.kicker")).append("</p><p class=\"measure\">").append(words.inline(scenario.intro())).append("</p>");
        if (!scenario.roles().isEmpty()) {
            html.append(roles(scenario, story));
        }
        html.append("<div data-scenes").append(story.needsRole(scenario) ? " hidden" : "").append('>');
        for (Block.Step step : scenario.steps().values()) {
            html.append(step(scenario, step, step.equals(story.here())));
        }
        html.append(trail(scenario, story)).append("</div></section>");
        return html.toString();
    }

    private String roles(Block.Scenario scenario, Story story) {
        StringBuilder html = new StringBuilder("<div data-roles><p data-role").append(story.role().isEmpty() ? " hidden" : "").append('>').append(say("story.youAre")).append(" <strong>").append(escaped(story.role().orElse(""))).append("</strong></p><div class=\"choices\"")
                .append(story.role().isPresent() ? " hidden" : "").append(" role=\"group\" aria-label=\"").append(say("story.choose")).append("\">");
        for (int i = 0; i < scenario.roles().size(); i++) {
            html.append(decision(scenario, Story.ROLE + "=" + i, "role", "data-name=\"" + escaped(scenario.roles().get(i)) + "\"", "choice-link", escaped(scenario.roles().get(i)) + GO));
        }
        return html.append("</div></div>").toString();
    }

    private String step(Block.Scenario scenario, Block.Step step, boolean shown) {
        StringBuilder html = new StringBuilder("<div data-step=\"").append(escaped(step.id())).append('"').append(shown ? "" : " hidden").append("><div class=\"scene\" tabindex=\"-1\">").append(step.id().equals(scenario.start()) ? ART : "").append("<div class=\"scene__text\">");
        if (!step.time().isEmpty()) {
            html.append("<p class=\"scene__time\">").append(escaped(step.time())).append("</p>");
        }
        html.append(words.words(step.text())).append("</div></div>");
        if (!step.consequence().isEmpty()) {
            html.append("<p class=\"consequence\">").append(words.inline(step.consequence())).append("</p>");
        }
        if (step.ends()) {
            html.append("<div class=\"panel panel--line\"><h2>").append(say("story.end")).append("</h2><p>").append(scenario.debrief().isEmpty() ? say("story.end.text") : words.inline(scenario.debrief())).append("</p></div>");
        } else {
            html.append("<div class=\"choices\" role=\"group\" aria-label=\"").append(say("story.choices")).append("\">");
            for (Block.Choice choice : step.choices()) {
                html.append(decision(scenario, step.id() + "=" + choice.key(), "choice", "data-to=\"" + escaped(choice.to()) + "\"", "choice-link", "<span>" + words.inline(choice.text()) + "</span>" + GO));
            }
            html.append("</div>");
        }
        return html.append("</div>").toString();
    }

    private String trail(Block.Scenario scenario, Story story) {
        StringBuilder html = new StringBuilder("<div class=\"panel panel--line section\" data-path=\"").append(escaped(String.join(" ", story.path().stream().map(d -> d.choice().to()).toList()))).append('"').append(story.path().isEmpty() ? " hidden" : "")
                .append("><h2>").append(say("story.path")).append("</h2><ol class=\"trail\">");
        story.path().forEach(d -> html.append("<li>").append(words.inline(d.choice().text())).append("</li>"));
        return html.append("</ol><div class=\"actions\">").append(decision(scenario, Story.BACK, "back", "", "button button--quiet button--small", say("story.back")))
                .append(decision(scenario, Story.RESTART, "restart", "", "button button--quiet button--small", say("story.restart"))).append("</div></div>").toString();
    }

    private String decision(Block.Scenario scenario, String word, String kind, String data, String classes, String label) {
        return PlayerForm.open(context, enrolment, page.id(), scenario.id(), here("#" + anchor(scenario.id())), kind, data)
                + PlayerForm.hidden("value", word) + "<button class=\"" + classes + "\">" + label + "</button></form>";
    }

    private String task(Block.Task task) {
        List<Answer> given = answers.getOrDefault(task.id(), List.of());
        boolean done = !given.isEmpty() && given.get(given.size() - 1).words().contains("done");
        String id = anchor(task.id());
        return "<section class=\"panel section\" id=\"" + id + "\" data-task><h2>" + say("task.title") + "</h2>" + words.words(task.text())
                + "<p class=\"small\">" + say(task.evidence() == Block.Evidence.SUPERVISOR_CONFIRMS ? "task.supervisor" : "task.kept") + "</p>"
                + taskForm(task, "done", done, "", "task.done") + taskForm(task, "not-done", !done, "<p><strong>" + say("task.isDone") + "</strong></p>", "task.undo") + "</section>";
    }

    private String taskForm(Block.Task task, String word, boolean hidden, String before, String label) {
        return PlayerForm.open(context, enrolment, page.id(), task.id(), here("#" + anchor(task.id())), "task", hidden ? "hidden" : "")
                + PlayerForm.hidden("value", word) + before + "<button class=\"button button--quiet\">" + say(label) + "</button></form>";
    }

    private String reflect(Block.Reflect reflect) {
        String id = anchor(reflect.id());
        String note = notes.apply(reflect.id());
        return "<section class=\"panel panel--line section\" id=\"" + id + "\"><h2>" + say("note.title") + "</h2><form method=\"post\" action=\"" + escaped(context) + "/api/learning/registrations/" + enrolment.id() + "/notes\">"
                + PlayerForm.hidden("key", enrolment.formKey().toString()) + PlayerForm.hidden("item", reflect.id()) + PlayerForm.hidden("next", here("#" + id))
                + "<div class=\"field\"><label for=\"" + id + "-t\">" + words.inline(reflect.prompt()) + "</label><span class=\"field__hint\" id=\"" + id + "-h\">" + say("note.private") + "</span>"
                + "<textarea class=\"input\" id=\"" + id + "-t\" name=\"words\" rows=\"5\" maxlength=\"4000\" aria-describedby=\"" + id + "-h\">\n" + escaped(note) + "</textarea></div>"
                + "<div class=\"actions\"><button class=\"button button--quiet\">" + say("note.keep") + "</button>"
                + (note.isEmpty() ? "" : "<button class=\"button button--quiet\" name=\"delete\" value=\"1\">" + say("note.delete") + "</button>") + "</div></form></section>";
    }

    private String quiz(Block.Quiz quiz) {
        return "<div class=\"panel section\"><h2>" + say("quiz.title") + "</h2><p>" + say("quiz.text", quiz.serve(), (quiz.serve() * quiz.passMarkPercent() + 99) / 100) + "</p><div class=\"actions\"><a class=\"button\" href=\""
                + escaped(context) + "/quiz/start?registration=" + enrolment.id() + "\">" + say("quiz.go") + GO + "</a></div></div>";
    }

    private String course(Block.Package course) {
        return "<div class=\"panel section\"><h2>" + say("course.title") + "</h2><p>" + escaped(course.rule().words(course.masteryPercent())) + "</p><p>" + say("course.text") + "</p><div class=\"actions\"><a class=\"button\" href=\""
                + escaped(context) + "/scorm/play?registration=" + enrolment.id() + "\">" + say("course.go") + GO + "</a></div></div>";
    }

    /** Going on marks the page as done; a page with its own player is done by what that reports, so there it is only a link. */
    String next() {
        String to = after == null ? "/enrolment/module?slug=" + enrolment.slug() : "/lesson/page?registration=" + enrolment.id() + "&page=" + after;
        String label = say(after == null ? "next.finish" : "next");
        if (page.hasOwnPlayer()) {
            return "<a class=\"button button--quiet\" href=\"" + escaped(context + to) + "\">" + label + "</a>";
        }
        return PlayerForm.open(context, enrolment, page.id(), Given.PAGE, to, "done", "") + PlayerForm.hidden("value", Given.DONE) + "<button class=\"button\">" + label + GO + "</button></form>";
    }

    private String here(String fragment) {
        return "/lesson/page?registration=" + enrolment.id() + "&page=" + page.id() + fragment;
    }

    private static String anchor(String id) {
        return "b-" + id.replaceAll("[^A-Za-z0-9-]", "-");
    }

    private static String say(String key, Object... values) {
        return escaped(Texts.of("lesson", key, values));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
