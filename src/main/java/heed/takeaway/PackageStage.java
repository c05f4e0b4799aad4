package heed.takeaway;

import heed.catalogue.Block;
import heed.enrolment.PlayerForm;
import heed.lesson.Stage;
import heed.platform.Texts;

/** A package that runs elsewhere: what is given goes to its own script, notes go nowhere. */
final class PackageStage implements Stage {
    @Override
    public String form(String item, String anchor, String kind, String attributes) {
        return "<form data-answer=\"" + kind + "\"" + (kind.equals("check") ? " class=\"question\"" : "") + " " + attributes + ">" + PlayerForm.hidden("item", item);
    }

    @Override
    public String note(Block.Reflect reflect, String anchor, String prompt) {
        return "<div class=\"field\"><label for=\"" + anchor + "-t\">" + prompt + "</label><span class=\"field__hint\" id=\"" + anchor + "-h\">" + PlayerHtml.escaped(Texts.of("takeaway", "note.private")) + "</span>"
                + "<textarea class=\"input\" id=\"" + anchor + "-t\" name=\"" + PlayerHtml.escaped(reflect.id()) + "\" data-note rows=\"5\" maxlength=\"4000\" autocomplete=\"off\" aria-describedby=\"" + anchor + "-h\"></textarea></div>";
    }

    @Override
    public String quiz(Block.Quiz quiz) {
        return "<div data-quiz></div>";
    }

    /** Such modules are taken along from where they came. */
    @Override
    public String course(Block.Package course) {
        throw new IllegalStateException("A course of an authoring tool is not taken along: " + course.content());
    }
}
