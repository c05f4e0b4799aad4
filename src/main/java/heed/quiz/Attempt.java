package heed.quiz;

import heed.catalogue.Item;
import heed.enrolment.Enrolment;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One go at a module's questions as its pages show it.
 *
 * @param page id of the quiz's page
 * @param beforehand whether it is "show what you know" and not the quiz itself
 * @param number counted from 1 within the registration
 * @param items settled for the learner's nation, in the order in which they are asked
 * @param answers the words given so far by question id
 * @param submittedAt null while it runs
 */
public record Attempt(UUID id, Enrolment enrolment, String page, boolean beforehand, int number, long seed, List<Item> items, Map<String, List<String>> answers,
                      OffsetDateTime submittedAt) {
    public Attempt {
        items = List.copyOf(items);
        answers = Map.copyOf(answers);
    }

    public boolean isSubmitted() {
        return submittedAt != null;
    }

    /** The name under which the answer to a question is put on record: each attempt's answers are its own. */
    public String answerName(String item) {
        return answerName(item, beforehand, number);
    }

    static String answerName(String item, boolean beforehand, int number) {
        return item + "#" + (beforehand ? "k" : "") + number;
    }

    public List<String> answer(Item item) {
        return answers.getOrDefault(item.id(), List.of());
    }

    public long answered() {
        return items.stream().filter(i -> !answer(i).isEmpty()).count();
    }
}
