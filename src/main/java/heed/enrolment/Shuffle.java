package heed.enrolment;

import heed.catalogue.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** The order in which the parts of a question are shown: another for each seed, the same each time it is opened again. */
final class Shuffle {
    private Shuffle() {}

    /** True stays before false. */
    static List<Item.Option> options(Item item, List<Item.Option> options, long seed) {
        return item instanceof Item.TrueFalse ? options : shuffled(options, item, seed);
    }

    static <T> List<T> shuffled(List<T> parts, Item item, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ item.id().hashCode() * 0x9E3779B97F4A7C15L);
        List<T> copy = new ArrayList<>(parts);
        for (int i = copy.size() - 1; i > 0; i--) {
            Collections.swap(copy, i, random.nextInt(i + 1));
        }
        return copy;
    }

    /** As the learner has put them so far; before that shuffled, and never in the order that fits. */
    static List<Item.Ordering.Line> lines(Item.Ordering item, List<String> words, long seed) {
        if (words.size() == item.steps().size()) {
            List<Item.Ordering.Line> given = words.stream().flatMap(w -> item.steps().stream().filter(l -> l.key().equals(w))).toList();
            if (given.size() == item.steps().size()) {
                return given;
            }
        }
        List<Item.Ordering.Line> lines = shuffled(item.steps(), item, seed);
        if (lines.equals(item.steps())) {
            Collections.rotate(lines, 1);
        }
        return lines;
    }
}
