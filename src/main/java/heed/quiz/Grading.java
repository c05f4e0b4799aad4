package heed.quiz;

import heed.catalogue.Item;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Marks an attempt. One question is one point, and it is all or nothing: "choose all that fit" is answered when all
 * that fit and nothing else is chosen, a matching when every pair fits, an ordering when every line has its place, a
 * judgement when every statement has its best rating. What each part was worth is said in the feedback, where a rating
 * next to the best one counts as near; near is for learning and gives no part of a point, so that the pass mark means
 * the same for every draw.
 */
public final class Grading {
    private Grading() {}

    /** How a rating stands to the best one. */
    public enum Near { FITS, NEAR, AWAY }

    /** @param answers the words given by question id; a question without an answer has no point */
    static Score of(List<Item> items, Map<String, List<String>> answers) {
        return new Score(items.stream().map(i -> graded(i, answers.getOrDefault(i.id(), List.of()))).toList());
    }

    private static Graded graded(Item item, List<String> words) {
        Item.Marked marked = item.mark(words);
        return new Graded(item, words, marked, marked.fits() || words.isEmpty() ? "" : misconception(item, Set.copyOf(words)));
    }

    /** The wrong idea the answer shows: that of a chosen option if it names one, otherwise that of the question. */
    private static String misconception(Item item, Set<String> words) {
        List<Item.Option> options = item instanceof Item.SingleChoice q ? q.options()
                : item instanceof Item.MultipleChoice q ? q.options()
                : item instanceof Item.TrueFalse q ? q.options() : List.of();
        return options.stream().filter(o -> words.contains(o.key()) && !o.fits() && !o.misconception().isEmpty()).map(Item.Option::misconception)
                .findFirst().orElse(item.head().misconception());
    }

    /** @param given a rating of the scale; anything else is away */
    public static Near near(Item.Judgement item, Item.Judgement.Statement statement, String given) {
        int at = item.scale().indexOf(given);
        int best = item.scale().indexOf(statement.best());
        return at < 0 ? Near.AWAY : at == best ? Near.FITS : Math.abs(at - best) == 1 ? Near.NEAR : Near.AWAY;
    }
}
