package heed.workforce;

import heed.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What our five levels are called by the frameworks people know. The cross-walk is indicative, so each area may put its own
 * words: settings {@code level.L1} to {@code level.L5}, and {@code level.health.L1} to {@code level.health.L5} for those who
 * work in health. Source of the defaults: domain report, 1.5.
 */
@ApplicationScoped
@Transactional
public class Levels {
    public static final List<String> ALL = List.of("L1", "L2", "L3", "L4", "L5");

    /** Nations whose frameworks have names of their own for the levels. */
    private static final Set<String> NAMED = Set.of("scotland", "wales");

    private EntityManager em;
    private Clock clock;
    private Areas areas;

    protected Levels() {}

    @Inject
    public Levels(EntityManager em, Clock clock, Areas areas) {
        this.em = em;
        this.clock = clock;
        this.areas = areas;
    }

    /** The setting of an area that holds the word for a level. */
    public static String setting(boolean health, String level) {
        return health ? "level.health." + level : "level." + level;
    }

    /** The word where an area has set none of its own; an empty text where there is none. */
    public static String usual(String nation, boolean health, String level) {
        return health ? Texts.of("workforce", "level.word.health." + level)
                : nation != null && NAMED.contains(nation) ? Texts.of("workforce", "level.word." + nation + "." + level) : "";
    }

    /**
     * One framework's words.
     *
     * @param where  the areas that use them, by name, with a comma between
     * @param health whether they are those of health staff
     * @param words  by level; a level without a word is left out
     */
    public record Vocabulary(String where, boolean health, Map<String, String> words) {}

    /**
     * The words of some areas, by name; areas with the same words share one vocabulary, and areas without any have none.
     *
     * @param withHealth whether the words for health staff are wanted too
     */
    public List<Vocabulary> of(Collection<Integer> areaKeys, boolean withHealth) {
        if (areaKeys.isEmpty()) {
            return List.of();
        }
        List<String> names = Stream.concat(Stream.of("nation"), Stream.of(false, true).flatMap(h -> ALL.stream().map(l -> setting(h, l)))).toList();
        Map<Integer, Map<String, String>> set = areas.settings(areaKeys, names);
        Map<String, Integer> byName = new TreeMap<>();
        new Units(em, clock).names(areaKeys, LocalDate.now(clock)).forEach((key, name) -> byName.put(name, key));
        List<Vocabulary> all = new ArrayList<>();
        for (boolean health : withHealth ? new boolean[] {false, true} : new boolean[] {false}) {
            Map<Map<String, String>, String> where = new LinkedHashMap<>();
            byName.forEach((name, key) -> where.merge(words(set.get(key), health), name, (a, b) -> a + ", " + b));
            where.forEach((words, named) -> {
                if (!words.isEmpty()) {
                    all.add(new Vocabulary(named, health, words));
                }
            });
        }
        return List.copyOf(all);
    }

    private static Map<String, String> words(Map<String, String> set, boolean health) {
        Map<String, String> words = new TreeMap<>();
        for (String level : ALL) {
            String word = set.getOrDefault(setting(health, level), usual(set.get("nation"), health, level));
            if (!word.isEmpty()) {
                words.put(level, word);
            }
        }
        return words;
    }
}
