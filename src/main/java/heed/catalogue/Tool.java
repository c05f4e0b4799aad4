package heed.catalogue;

import java.time.LocalDate;
import java.util.List;

/**
 * A printable aid for practice: blank, scored by nobody, the same words on the page and on paper.
 *
 * @param name of its file, and what modules link to
 * @param purpose of {@link #PURPOSES}
 * @param groups codes of professional groups it is made for; empty means everybody
 * @param localFields names {@code x} of every {@code {{local.x}}} in it: such a tool is filled in for one area
 * @param markdown its words
 */
public record Tool(String name, String title, String summary, String purpose, List<String> groups, Version version, LocalDate contentDate, LocalDate reviewBy,
                   List<String> localFields, String markdown) {
    /** What a tool helps to do, in the order of the shelf. */
    public static final List<String> PURPOSES = List.of("see", "record", "talk", "refer", "plan", "challenge", "reflect", "evaluate");

    public Tool {
        groups = List.copyOf(groups);
        localFields = List.copyOf(localFields);
    }

    /** Whether it is filled in for an area. */
    public boolean isLocal() {
        return !localFields.isEmpty();
    }

    /** Whether it is made for that professional group. */
    public boolean suits(String group) {
        return groups.isEmpty() || groups.contains(group);
    }
}
