package heed.lesson;

import heed.enrolment.Enrolment;
import java.util.List;
import java.util.Optional;

/**
 * One page of a module, ready to be framed.
 *
 * @param id of the page
 * @param module title of the module
 * @param here place among the learner's pages, from 1
 * @param minutesLeft of all that is required and still to do
 * @param html the blocks of the page; safe to be written as it is
 * @param next the form or link to the next page, as HTML
 * @param previous id of the page before; null on the first
 * @param contentNote said before the first page; empty elsewhere
 * @param support where to find help, as HTML, shown with the content note
 * @param steps all pages of this learner
 * @param draft whether the text was not signed off for the learner's area
 * @param keepable whether the module can be kept on a phone: not one that opens a course of an authoring tool
 */
public record Screen(Enrolment enrolment, String id, String module, String title, int here, int minutesLeft, String html, String next, String previous,
                     String contentNote, List<Support> support, List<Step> steps, boolean draft, boolean keepable) {
    public Screen {
        support = List.copyOf(support);
        steps = List.copyOf(steps);
    }

    /** Who can help, and how. */
    public record Support(String who, String html) {}

    /** A page in the list of all pages. */
    public record Step(String id, String title, boolean done, boolean shownBefore, boolean optional, boolean here) {}

    public int total() {
        return steps.size();
    }

    public Optional<String> before() {
        return Optional.ofNullable(previous);
    }
}
