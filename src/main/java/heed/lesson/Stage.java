package heed.lesson;

import heed.catalogue.Block;

/** Where a page is played: in the portal, or in a package that runs elsewhere. It says how what is given travels from there. */
public interface Stage {
    /**
     * The opening tag of a form, with its hidden fields.
     *
     * @param item what is answered
     * @param anchor id of the element to come back to
     * @param kind what the script does with it, such as {@code check}
     * @param attributes further attributes of the form, as HTML; may be empty
     */
    String form(String item, String anchor, String kind, String attributes);

    /**
     * The form of a private note, as HTML.
     *
     * @param prompt what to write about, as HTML
     */
    String note(Block.Reflect reflect, String anchor, String prompt);

    /** What stands where the graded questions are, as HTML. */
    String quiz(Block.Quiz quiz);

    /** What stands where a course of an authoring tool is, as HTML. */
    String course(Block.Package course);
}
