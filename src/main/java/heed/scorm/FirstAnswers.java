package heed.scorm;

import heed.enrolment.ItemAnswer;
import heed.scorm.runtime.ScoData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a content object's questions and their answers are to the record: marked from 0 to 1, and never with words that somebody wrote. */
final class FirstAnswers {
    private static final int LONGEST_ITEM = 400;
    private static final int LONGEST_QUESTION = 1000;
    private static final int LONGEST_CHOICE = 400;

    private FirstAnswers() {}

    /**
     * Questions that were answered, in the order in which they were asked.
     *
     * @param item of the course, whose content object asked
     * @param part the item's title where the course has several, else empty
     */
    static List<ItemAnswer> of(List<ScoData.Interaction> interactions, String item, String part) {
        List<ItemAnswer> answers = new ArrayList<>();
        for (ScoData.Interaction i : interactions) {
            if (i.response() == null && i.result() == null) {
                continue;
            }
            String words = i.description() == null || i.description().isBlank() ? i.id() : i.description().strip();
            String chosen = i.response() == null || !i.isChosen() ? null : cut(readable(i.response()), LONGEST_CHOICE);
            answers.add(new ItemAnswer(name(item, i.id()), cut(part.isEmpty() ? words : part + ": " + words, LONGEST_QUESTION), points(i.result(), i.weighting()).orElse(null),
                    chosen == null || chosen.isBlank() ? null : chosen));
        }
        return answers;
    }

    /** An id that is too long keeps its beginning and a digest of all of it. */
    private static String name(String item, String id) {
        String whole = item + "/" + id;
        return whole.length() <= LONGEST_ITEM ? whole : whole.substring(0, LONGEST_ITEM - 37) + "#" + UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    }

    /** RTE 4.2.9: a result is a word, or a number, which is read as points out of the question's weighting. */
    static Optional<BigDecimal> points(String result, String weighting) {
        if (result == null || result.equals("neutral")) {
            return Optional.empty();
        }
        if (result.equals("correct")) {
            return Optional.of(BigDecimal.ONE);
        }
        if (Set.of("wrong", "incorrect", "unanticipated").contains(result)) {
            return Optional.of(BigDecimal.ZERO);
        }
        Optional<BigDecimal> most = number(weighting).filter(w -> w.signum() > 0);
        return number(result).map(n -> n.divide(most.orElse(BigDecimal.ONE), 4, RoundingMode.HALF_UP)).filter(n -> n.signum() >= 0 && n.compareTo(BigDecimal.ONE) <= 0);
    }

    private static Optional<BigDecimal> number(String text) {
        return text == null || !text.matches("-?\\d{1,10}(\\.\\d{1,10})?") ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    /** The separators of SCORM 2004 (RTE 4.1.1.6) as people write them. */
    private static String readable(String response) {
        return response.replace("[,]", ", ").replace("[.]", " – ").replace("[:]", " to ").strip();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
