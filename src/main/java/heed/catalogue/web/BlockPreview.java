package heed.catalogue.web;

import heed.catalogue.Block;
import heed.catalogue.Item;
import heed.catalogue.Nation;
import heed.catalogue.PageRenderer;
import heed.platform.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lays blocks that ask something open for those who check a module: each answer with its mark and its feedback. */
final class BlockPreview {
    private final PageRenderer renderer;
    private final Nation nation;

    BlockPreview(PageRenderer renderer, Nation nation) {
        this.renderer = renderer;
        this.nation = nation;
    }

    String html(Block block) {
        if (block instanceof Block.Check check) {
            return question(check.item());
        }
        if (block instanceof Block.Quiz quiz) {
            StringBuilder html = new StringBuilder("<p>" + say("preview.quiz", quiz.pool().size(), quiz.serve(), quiz.passMarkPercent()) + "</p>");
            quiz.pool().forEach(item -> html.append(question(item)));
            return html.toString();
        }
        if (block instanceof Block.Scenario story) {
            return story(story);
        }
        if (block instanceof Block.Task task) {
            return panel(say("preview.task"), renderer.words(task.text()));
        }
        if (block instanceof Block.Reflect reflect) {
            return panel(say("preview.reflect"), renderer.words(reflect.prompt()));
        }
        if (block instanceof Block.Package course) {
            return panel(say("preview.package"), "<p>" + escaped(course.rule().words(course.masteryPercent())) + "</p>");
        }
        if (block instanceof Block.Only only) {
            return only.texts().stream().map(t -> panel(say("preview.only", String.join(", ", t.groups())), renderer.words(t.text()))).collect(Collectors.joining("\n"))
                + (only.otherwise().isEmpty() ? "" : panel(say("preview.otherwise"), renderer.words(only.otherwise())));
        }
        return block.targets().groups().isEmpty() ? renderer.html(block) : panel(say("preview.only", String.join(", ", block.targets().groups())), renderer.html(block));
    }

    private String question(Item asked) {
        Optional<Item> here = asked.in(nation);
        if (here.isEmpty()) {
            return panel(escaped(asked.id()), "<p>" + say("preview.otherNation") + "</p>");
        }
        Item item = here.get();
        StringBuilder html = new StringBuilder("<p><strong>" + renderer.inline(item.stem()) + "</strong></p>");
        if (item instanceof Item.Matching matching) {
            html.append("<ul>");
            matching.pairs().forEach(p -> html.append("<li>").append(renderer.inline(p.left())).append(": <strong>").append(renderer.inline(p.right())).append("</strong></li>"));
            html.append("</ul><p>").append(renderer.inline(matching.feedback())).append("</p>");
        } else if (item instanceof Item.Ordering ordering) {
            html.append("<ol>");
            ordering.steps().forEach(s -> html.append("<li>").append(renderer.inline(s.text())).append("</li>"));
            html.append("</ol><p>").append(renderer.inline(ordering.feedbackNot())).append("</p>");
        } else if (item instanceof Item.Judgement judgement) {
            html.append("<ul>");
            judgement.statements().forEach(s -> html.append(answer(s.text(), escaped(Item.Judgement.label(s.best())), s.feedback())));
            html.append("</ul>");
        } else {
            html.append("<ul>");
            options(item).forEach(o -> html.append(answer(o.text(), say(o.fits() ? "preview.fits" : "preview.not"), o.feedback())));
            html.append("</ul>");
        }
        String misconception = item.head().misconception().isEmpty() ? "" : " · " + say("preview.misconception", item.head().misconception());
        return panel(escaped(item.id() + " · " + item.outcome()) + misconception, html.toString());
    }

    private static List<Item.Option> options(Item item) {
        return item instanceof Item.SingleChoice s ? s.options() : item instanceof Item.MultipleChoice m ? m.options() : item instanceof Item.TrueFalse t ? t.options() : List.of();
    }

    private String answer(String text, String mark, String feedback) {
        return "<li>" + renderer.inline(text) + "<br><strong>" + mark + "</strong> " + renderer.inline(feedback) + "</li>";
    }

    private String story(Block.Scenario story) {
        StringBuilder html = new StringBuilder("<p>" + renderer.inline(story.intro()) + "</p>");
        story.steps().values().forEach(step -> {
            html.append("<h3 id=\"").append(escaped(story.id() + "-" + step.id())).append("\">").append(escaped(step.id())).append("</h3>").append(renderer.words(step.text()));
            if (!step.consequence().isEmpty()) {
                html.append("<p class=\"consequence\">").append(renderer.inline(step.consequence())).append("</p>");
            }
            if (step.ends()) {
                html.append("<p>").append(say("preview.ending", step.ending())).append("</p>");
            } else {
                html.append("<ul>");
                step.choices().forEach(c -> html.append("<li>").append(renderer.inline(c.text())).append(" <a href=\"#").append(escaped(story.id() + "-" + c.to())).append("\">").append(escaped(c.to())).append("</a></li>"));
                html.append("</ul>");
            }
        });
        if (!story.debrief().isEmpty()) {
            html.append("<h3>").append(say("preview.debrief")).append("</h3>").append(renderer.words(story.debrief()));
        }
        return panel(escaped(story.id() + " · " + story.outcome()), html.toString());
    }

    /** @param title HTML */
    private static String panel(String title, String body) {
        return "<section class=\"panel panel--line\"><h2 class=\"head-s\">" + title + "</h2>" + body + "</section>";
    }

    private static String say(String key, Object... values) {
        return escaped(Texts.of("catalogue", key, values));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
