package heed.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What is gathered while one module file is read: faults, the line of each thing, and every piece of wording with its place. */
final class Findings {
    /**
     * A piece of Markdown.
     *
     * @param narrative whether it is read as running text and so counts for the reading age
     */
    record Wording(String page, String text, int line, boolean narrative) {
        /** Whether it stands on a page that learners read through: not in the front matter, in a footnote or in the list of sources. */
        boolean isShown() {
            return !page.isEmpty() && !page.equals("references");
        }
    }

    final String file;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Wording> wordings = new ArrayList<>();
    private final Map<Object, Integer> lines = new IdentityHashMap<>();
    private String page = "";

    Findings(String file) {
        this.file = file;
    }

    void fault(int line, String what, String remedy) {
        faults.add(new Fault(file, line, what, remedy));
    }

    void enter(String pageId) {
        page = pageId;
    }

    void wording(String text, int line, boolean narrative) {
        wordings.add(new Wording(page, text, line, narrative));
    }

    /** A footnote belongs to no page. */
    void note(String text, int line) {
        wordings.add(new Wording("", text, line, false));
    }

    /** Remembers where a value came from. */
    <T> T at(int line, T value) {
        lines.put(value, line);
        return value;
    }

    /** Line of a value that {@link #at} has seen, else 1. */
    int line(Object value) {
        return lines.getOrDefault(value, 1);
    }

    List<Wording> wordings() {
        return wordings;
    }

    List<Fault> faults() {
        return faults.stream().sorted(Comparator.comparingInt(Fault::line)).distinct().toList();
    }
}
