package heed.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The named values of one YAML mapping. Each getter reports a missing or misshapen value with its line and answers something harmless,
 * so that one reading finds all faults; {@link #finish} reports names that nobody asked for.
 */
final class Fields {
    private static final LoadSettings SETTINGS = LoadSettings.builder().setMaxAliasesForCollections(0).setCodePointLimit(400_000).setAllowRecursiveKeys(false).build();

    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Findings findings;
    private final String where;
    private final int line;
    private final int offset;

    private Fields(MappingNode node, String where, int offset, Findings findings) {
        this.findings = findings;
        this.where = where;
        this.offset = offset;
        this.line = lineOf(node);
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            int at = lineOf(tuple.getKeyNode());
            if (values.put(key, tuple.getValueNode()) != null) {
                findings.fault(at, where + " has \"" + key + "\" twice.", "Keep one of them.");
            }
            keyLines.put(key, at);
        }
    }

    /**
     * Reads YAML text whose first line is line {@code firstLine} of the file.
     *
     * @param where what the text is, for messages, such as {@code "The check"}
     * @return empty after a fault was reported
     */
    static Optional<Fields> parse(String yaml, String where, int firstLine, Findings findings) {
        try {
            Node node = new Compose(SETTINGS).composeString(yaml).orElse(null);
            if (node instanceof MappingNode mapping) {
                return Optional.of(new Fields(mapping, where, firstLine, findings));
            }
            findings.fault(firstLine, where + " holds no named values.", "Write one \"name: value\" on each line.");
        } catch (MarkedYamlEngineException e) {
            int at = e.getProblemMark().map(m -> m.getLine() + firstLine).orElse(firstLine);
            findings.fault(at, where + " is not readable YAML: " + e.getProblem() + ".", "Look at this line and the one above: quotes, colons, indents; put words with a colon in double quotes.");
        } catch (YamlEngineException e) {
            findings.fault(firstLine, where + " is not readable YAML: " + e.getMessage() + ".", "Write plain lists and names, without anchors or aliases.");
        }
        return Optional.empty();
    }

    int line() {
        return line;
    }

    int line(String key) {
        return keyLines.getOrDefault(key, line);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    boolean isMap(String key) {
        return values.get(key) instanceof MappingNode;
    }

    String where() {
        return where;
    }

    /** A value that must be there and not be blank. */
    String text(String key) {
        String value = textOr(key, "");
        if (value.isBlank()) {
            findings.fault(line(key), where + " has no \"" + key + "\".", "Add " + key + ": and its value.");
        }
        return value;
    }

    String textOr(String key, String otherwise) {
        asked.add(key);
        Node node = values.get(key);
        if (node == null) {
            return otherwise;
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        findings.fault(lineOf(node), "\"" + key + "\" of " + lower(where) + " must be words.", "Put the words in double quotes.");
        return otherwise;
    }

    /** Markdown that must be there. */
    String markdown(String key, boolean narrative) {
        return noted(key, text(key), narrative);
    }

    String markdownOr(String key, String otherwise, boolean narrative) {
        return noted(key, textOr(key, otherwise), narrative);
    }

    private String noted(String key, String value, boolean narrative) {
        if (!value.isBlank() && values.get(key) instanceof ScalarNode scalar) {
            boolean block = scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
            findings.wording(value, lineOf(scalar) + (block ? 1 : 0), narrative);
        }
        return value;
    }

    /** A value that is one of {@code allowed}; the first of them if it is not. */
    String oneOf(String key, List<String> allowed) {
        String value = text(key);
        if (!value.isBlank() && !allowed.contains(value)) {
            findings.fault(line(key), "\"" + key + "\" of " + lower(where) + " is \"" + value + "\".", "Use one of: " + String.join(", ", allowed) + ".");
        }
        return allowed.contains(value) ? value : allowed.get(0);
    }

    int number(String key, int least, int most) {
        String value = text(key);
        if (value.matches("\\d{1,6}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        if (!value.isBlank()) {
            findings.fault(line(key), "\"" + key + "\" of " + lower(where) + " is \"" + value + "\".", "Write a whole number from " + least + " to " + most + ".");
        }
        return least;
    }

    int numberOr(String key, int least, int most, int otherwise) {
        asked.add(key);
        return has(key) ? number(key, least, most) : otherwise;
    }

    boolean flag(String key) {
        String value = textOr(key, "false");
        if (!value.equals("true") && !value.equals("false")) {
            findings.fault(line(key), "\"" + key + "\" of " + lower(where) + " is \"" + value + "\".", "Write true or false.");
        }
        return value.equals("true");
    }

    /** A list of words; a single word counts as a list of one. Empty if the name is missing. */
    List<String> words(String key) {
        asked.add(key);
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().isBlank() ? List.of() : List.of(scalar.getValue().strip());
        }
        List<String> words = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            for (Node entry : list.getValue()) {
                if (entry instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                    words.add(scalar.getValue().strip());
                } else {
                    findings.fault(lineOf(entry), "\"" + key + "\" of " + lower(where) + " must be a list of words.", "Write [one, two] or one \"- word\" on each line.");
                }
            }
        } else {
            findings.fault(lineOf(node), "\"" + key + "\" of " + lower(where) + " must be a list of words.", "Write [one, two] or one \"- word\" on each line.");
        }
        return words;
    }

    /** A list of Markdown. */
    List<String> markdowns(String key, boolean narrative) {
        List<String> words = words(key);
        if (values.get(key) instanceof SequenceNode list) {
            for (Node entry : list.getValue()) {
                if (entry instanceof ScalarNode scalar) {
                    findings.wording(scalar.getValue(), lineOf(scalar), narrative);
                }
            }
        }
        return words;
    }

    /** A list of mappings, each called {@code what} in messages. */
    List<Fields> list(String key, String what) {
        asked.add(key);
        Node node = values.get(key);
        List<Fields> list = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node entry : sequence.getValue()) {
                if (entry instanceof MappingNode mapping) {
                    list.add(new Fields(mapping, what, offset, findings));
                } else {
                    findings.fault(lineOf(entry), what + " is not a set of named values.", "Write {name: value, …}.");
                }
            }
        } else if (node != null) {
            findings.fault(lineOf(node), "\"" + key + "\" of " + lower(where) + " must be a list.", "Begin each entry with \"- \".");
        }
        return list;
    }

    /** The mapping under that name. */
    Optional<Fields> map(String key, String what) {
        asked.add(key);
        Node node = values.get(key);
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Fields(mapping, what, offset, findings));
        }
        if (node != null) {
            findings.fault(lineOf(node), "\"" + key + "\" of " + lower(where) + " must hold named values.", "Indent them below it, one \"name: value\" on each line.");
        }
        return Optional.empty();
    }

    /** All names of this mapping, each with a mapping under it. */
    Map<String, Fields> maps(String what) {
        Map<String, Fields> maps = new LinkedHashMap<>();
        for (String key : values.keySet()) {
            map(key, what + " " + key).ifPresent(fields -> maps.put(key, fields));
        }
        return maps;
    }

    /** All names of this mapping with their words. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.keySet().forEach(key -> texts.put(key, text(key)));
        return texts;
    }

    Set<String> keys() {
        return values.keySet();
    }

    void finish() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                findings.fault(line(key), where + " has \"" + key + "\", which means nothing here.", "Take it out, or use one of: " + String.join(", ", asked) + ".");
            }
        }
    }

    private int lineOf(Node node) {
        return node.getStartMark().map(m -> m.getLine()).orElse(0) + offset;
    }

    static String lower(String words) {
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
