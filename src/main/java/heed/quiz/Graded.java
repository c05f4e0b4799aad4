package heed.quiz;

import heed.catalogue.Item;
import java.util.List;

/**
 * One marked question.
 *
 * @param words the answer given; empty if none
 * @param misconception the wrong idea the answer shows; empty if it fits, is missing, or shows none that has a name
 */
public record Graded(Item item, List<String> words, Item.Marked marked, String misconception) {
    public Graded {
        words = List.copyOf(words);
    }

    public boolean fits() {
        return marked.fits();
    }
}
