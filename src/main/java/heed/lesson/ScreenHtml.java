package heed.lesson;

import heed.catalogue.Block;
import heed.catalogue.Item;
import heed.catalogue.Nation;
import heed.catalogue.Page;
import heed.catalogue.PageRenderer;
import heed.enrolment.Answer;
import heed.enrolment.PlayerForm;
import heed.enrolment.QuestionHtml;
import heed.platform.Texts;
import java.util.List;
import java.util.Map;

/**
 * Writes the blocks of a page as plain HTML. Whatever asks something is a form; what the script shows later (the next
 * moment of a story, words about an answer) lies in the page, hidden, so that it is there without a line too.
 */
public final class ScreenHtml {
    /** The arrow on a button that leads on. */
    public static final String GO = "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M5 12h14M13 6l6 6-6 6\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>";
    private static final String ART = "<svg class=\"scene__art\" viewBox=\"0 0 1200 220\" preserveAspectRatio=\"xMidYMid slice\" height=\"170\" aria-hidden=\"true\" focusable=\"false\"><path class=\"art-wall\" d=\"M0 0h1200v220H0z\"/>"
            + "<path class=\"art-wall2\" d=\"M0 0h360v220H0zM840 0h360v220H840z\"/><path class=\"art-line\" stroke-width=\"2\" d=\"M0 196h1200M360 0v196M840 0v196\"/><path class=\"art-door\" d=\"M130 196V74a40 40 0 0 1 80 0v122zM990 196V74a40 40 0 0 1 80 0v122zM550 196V70a50 50 0 0 1 100 0v126z\"/>"
            + "<path class=\"art-lit\" d=\"M622 196V62.5A50 50 0 0 1 650 70v126z\"/><path class=\"art-lit\" d=\"M622 196h28l60 24H610z\" opacity=\".5\"/><path class=\"art-ground\" d=\"M0 196h600l-20 24H0zM720 220h480v-24H655z\"/></svg>";

    private final PageRenderer words;
    private final Page page;
    private final Reader reader;
    private final Stage stage;
    private final Map<String, List<Answer>> answers;

    /**
     * Who reads the page.
     *
     * @param groups professional groups, the first of them the one that counts most
     * @param seed gives the order in which the answers to choose from are shown
     */
    public record Reader(Nation nation, List<String> groups, long seed) {
        public Reader {
            groups = List.copyOf(groups);
        }
    }

    /** @param answers everything given on this page, by item, in order */
    public ScreenHtml(PageRenderer words, Page page, Reader reader, Stage stage, Map<String, List<Answer>> answers) {
        this.words = words;
        this.page = page;
        this.reader = reader;
        this.stage = stage;
        this.answers = answers;
    }

    /** All blocks meant for this learner, then the footnotes. */
    public String blocks() {
        StringBuilder html = new StringBuilder();
        for (Block block : page.blocks()) {
            if (block.targets().fits(reader.groups())) {
                html.append(block(block));
            }
        }
        return html.append(words.notes()).toString();
    }

    private String block(Block block) {
        if (block instanceof Block.Check check) {
            return check.item().in(reader.nation()).map(this::check).orElse("");
        }
        if (block instanceof Block.Scenario scenario) {
            return scenario(scenario);
        }
        if (block instanceof Block.Task task) {
            return task(task);
        }
        if (block instanceof Block.Reflect reflect) {
            return "<section class=\"panel panel--line section\" id=\"" + anchor(reflect.id()) + "\"><h2>" + say("note.title") + "</h2>" + stage.note(reflect, anchor(reflect.id()), words.inline(reflect.prompt())) + "</section>";
        }
        if (block instanceof Block.Only only) {
            return words.html(only, reader.groups());
        }
        if (block instanceof Block.Quiz quiz) {
            return stage.quiz(quiz);
        }
        if (block instanceof Block.Package course) {
            return stage.course(course);
        }
        return words.html(block);
    }

    private String check(Item item) {
        List<Answer> given = answers.getOrDefault(item.id(), List.of());
        List<String> latest = given.isEmpty() ? List.of() : given.get(given.size() - 1).words();
        return stage.form(item.id(), anchor(item.id()), "check", "id=\"" + anchor(item.id()) + "\"")
                + "<p class=\"question__n\">" + say("check.kind") + ", " + escaped(QuestionHtml.how(item)) + "</p>"
                + QuestionHtml.withFeedback(words, reader.seed()).controls(item, latest)
                + "<button class=\"button button--quiet\">" + say("check.send") + "</button><p role=\"status\" class=\"small\" data-none=\"" + say("check.none") + "\"></p><p role=\"status\" class=\"vh\" data-say=\"" + say("check.said") + "\"></p></form>";
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
        return stage.form(scenario.id(), anchor(scenario.id()), kind, data)
                + PlayerForm.hidden("value", word) + "<button class=\"" + classes + "\">" + label + "</button></form>";
    }

    private String task(Block.Task task) {
        List<Answer> given = answers.getOrDefault(task.id(), List.of());
        boolean done = !given.isEmpty() && given.get(given.size() - 1).words().contains("done");
        String id = anchor(task.id());
        return "<section class=\"panel section\" id=\"" + id + "\" data-task><h2>" + say("task.title") + "</h2>" + words.words(task.text())
                + "<p class=\"small\">" + say(task.evidence() == Block.Evidence.SUPERVISOR_CONFIRMS ? "task.supervisor" : "task.kept") + "</p>"
                + "<p role=\"status\"><strong data-done=\"" + say("task.isDone") + "\">" + (done ? say("task.isDone") : "") + "</strong></p>"
                + taskForm(task, "done", done, "task.done") + taskForm(task, "not-done", !done, "task.undo") + "</section>";
    }

    private String taskForm(Block.Task task, String word, boolean hidden, String label) {
        return stage.form(task.id(), anchor(task.id()), "task", hidden ? "hidden" : "")
                + PlayerForm.hidden("value", word) + "<button class=\"button button--quiet\">" + say(label) + "</button></form>";
    }

    private static String anchor(String id) {
        return "b-" + id.replaceAll("[^A-Za-z0-9-]", "-");
    }

    static String say(String key, Object... values) {
        return escaped(Texts.of("lesson", key, values));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
