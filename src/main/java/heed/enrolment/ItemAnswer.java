package heed.enrolment;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A marked answer to a question, as a way to learn reports it. It never holds free text.
 *
 * @param item names the question within the module, the same in each version; up to 400 characters
 * @param question its words, up to 1,000 characters; null where the module's text has them
 * @param points 0 to 1; null where nothing is right or wrong
 * @param chosen what the answer shows, up to 400 characters: the wrong idea behind it, or what was chosen; null for nothing
 */
public record ItemAnswer(String item, String question, BigDecimal points, String chosen) {
    public ItemAnswer {
        Objects.requireNonNull(item);
        if (points != null && (points.signum() < 0 || points.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("Points lie between 0 and 1, not " + points);
        }
    }
}
