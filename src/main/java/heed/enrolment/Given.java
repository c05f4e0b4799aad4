package heed.enrolment;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * One answer as the player sends it.
 *
 * @param clientId the player that gave it: one for each page load
 * @param clientSequence counted up by that player; the pair makes a repeat harmless
 * @param page id of the page it was given on
 * @param item what was answered: id of a check, scene or task; {@code <question>#<attempt>} in the quiz; {@link #PAGE} for the page itself
 * @param words the answer as {@link heed.catalogue.Item} reads it; may be empty (everything unticked)
 * @param at when it was given, by the player's clock
 */
public record Given(String clientId, long clientSequence, String page, String item, List<String> words, OffsetDateTime at) {
    /** The item whose word {@link #DONE} says that the learner has been through the page. */
    public static final String PAGE = "page";
    public static final String DONE = "done";

    public Given {
        words = List.copyOf(words);
    }
}
