package heed.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a tool has beside words: lines to write on, and pictures to choose from. */
sealed interface ToolBlock {
    /** Empty lines below a label. */
    record Lines(String label, int count) implements ToolBlock {}

    /** Faces and signs to circle, each with its word. */
    record Symbols(String question, Map<String, String> words) implements ToolBlock {}

    /** Reports faults and answers empty if it cannot be read. */
    static Optional<ToolBlock> read(String kind, String yaml, int line, Findings findings) {
        if (!List.of("lines", "symbols").contains(kind)) {
            findings.fault(line, "\"" + kind + "\" is no block of a tool.", "Use lines or symbols.");
            return Optional.empty();
        }
        return Fields.parse(yaml, "The block", line + 1, findings).map(f -> {
            ToolBlock block;
            if (kind.equals("lines")) {
                block = new Lines(f.markdown("label", true), f.number("count", 1, 30));
            } else {
                String question = f.markdown("question", true);
                Map<String, String> words = f.map("choices", "The choices").map(Fields::texts).orElse(Map.of());
                if (words.size() < 2) {
                    findings.fault(line, "There are fewer than two choices.", "Add choices: with lines such as happy: \"Good\".");
                }
                words.keySet().stream().filter(w -> !Symbol.PATHS.containsKey(w)).forEach(w ->
                    findings.fault(line, "There is no drawing \"" + w + "\".", "Use: " + String.join(", ", Symbol.PATHS.keySet()) + "."));
                block = new Symbols(question, words);
            }
            f.finish();
            return block;
        });
    }
}
