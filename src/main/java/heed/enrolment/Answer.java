package heed.enrolment;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * An answer on record.
 *
 * @param fits whether it is right; null where nothing is right or wrong, and for a graded question until its attempt is handed in
 * @param first whether it was the first to that item
 */
public record Answer(String page, String item, List<String> words, Boolean fits, boolean first, OffsetDateTime at) {
    public Answer {
        words = List.copyOf(words);
    }
}
