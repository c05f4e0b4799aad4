package heed.quiz;

import heed.catalogue.Block;
import heed.catalogue.Item;
import heed.catalogue.Nation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Which questions an attempt asks, and in which order. The same seed gives the same attempt on every node and every day. */
public final class Draw {
    private Draw() {}

    /**
     * {@code serve} questions of the pool as that nation and these groups see them, fewer only if the pool holds fewer.
     * Anchor questions always come; the others are taken from the outcome that has had the fewest so far.
     */
    public static List<Item> of(Block.Quiz quiz, Nation nation, Collection<String> groups, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Item> pool = pool(quiz, nation, groups);
        List<Item> drawn = new ArrayList<>(pool.stream().filter(i -> i.head().anchor()).limit(quiz.serve()).toList());
        Map<String, List<Item>> rest = new LinkedHashMap<>();
        pool.stream().filter(i -> !drawn.contains(i)).forEach(i -> rest.computeIfAbsent(i.outcome(), o -> new ArrayList<>()).add(i));
        rest.values().forEach(items -> shuffle(items, random));
        List<String> outcomes = new ArrayList<>(rest.keySet());
        shuffle(outcomes, random);
        while (drawn.size() < quiz.serve() && !outcomes.isEmpty()) {
            String least = Collections.min(outcomes, Comparator.comparingLong(o -> drawn.stream().filter(i -> i.outcome().equals(o)).count()));
            List<Item> items = rest.get(least);
            drawn.add(items.remove(items.size() - 1));
            if (items.isEmpty()) {
                outcomes.remove(least);
            }
        }
        shuffle(drawn, random);
        return List.copyOf(drawn);
    }

    /** The anchor questions as that nation and these groups see them, in the order of the file. */
    static List<Item> anchors(Block.Quiz quiz, Nation nation, Collection<String> groups) {
        return pool(quiz, nation, groups).stream().filter(i -> i.head().anchor()).toList();
    }

    /** All questions that an attempt may ask, as that nation and these groups see them, in the order of the file. */
    public static List<Item> pool(Block.Quiz quiz, Nation nation, Collection<String> groups) {
        return quiz.pool().stream().filter(i -> i.head().targets().fits(groups)).flatMap(i -> i.in(nation).stream()).toList();
    }

    private static <T> void shuffle(List<T> list, SplittableRandom random) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, random.nextInt(i + 1));
        }
    }
}
