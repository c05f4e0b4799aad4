package heed.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one question, of a check or of the quiz, from its named values. */
final class ItemReader {
    private static final List<String> KINDS = List.of("single", "multiple", "truefalse", "matching", "ordering", "judgement");

    private final Findings findings;

    ItemReader(Findings findings) {
        this.findings = findings;
    }

    Item read(Fields fields) {
        return read(fields, fields.text("id"), fields.text("outcome"), fields.oneOf("type", KINDS));
    }

    private Item read(Fields fields, String id, String outcome, String kind) {
        Set<Nation> nations = nations(fields, "jurisdictions");
        Map<Nation, String> stems = new EnumMap<>(Nation.class);
        fields.map("jurisdiction_variants", "The wording for one nation").ifPresent(variants -> variants.maps("The wording for").forEach((key, wording) -> {
            nation(key, wording.line()).ifPresent(nation -> stems.put(nation, wording.markdown("stem", false)));
            wording.finish();
        }));
        Map<Nation, Item> substitutes = new EnumMap<>(Nation.class);
        for (String key : List.copyOf(fields.keys())) {
            if (key.startsWith("substitute_for_")) {
                fields.map(key, "The substitute").ifPresent(other -> nation(key.substring("substitute_for_".length()).replace('_', '-'), other.line()).ifPresent(nation ->
                    substitutes.put(nation, read(other, other.textOr("id", id + "-" + nation.key()), other.textOr("outcome", outcome), other.has("type") ? other.oneOf("type", KINDS) : kind))));
            }
        }
        String stem = stems.isEmpty() || fields.has("stem") ? fields.markdown("stem", false) : stems.values().iterator().next();
        Item.Head head = new Item.Head(id, outcome, stem, fields.textOr("misconception", ""), fields.flag("anchor"), BlockReader.targets(fields), nations, stems, substitutes);
        Item item = body(fields, head, kind);
        fields.finish();
        return findings.at(fields.line(), item);
    }

    private Item body(Fields fields, Item.Head head, String kind) {
        return switch (kind) {
            case "multiple" -> new Item.MultipleChoice(head, options(fields, head.id()));
            case "truefalse" -> new Item.TrueFalse(head, options(fields, head.id()));
            case "matching" -> new Item.Matching(head, pairs(fields, head.id()), fields.markdown("feedback_any", false));
            case "ordering" -> ordering(fields, head);
            case "judgement" -> judgement(fields, head);
            default -> new Item.SingleChoice(head, options(fields, head.id()));
        };
    }

    private List<Item.Option> options(Fields fields, String itemId) {
        List<Item.Option> options = new ArrayList<>();
        for (Fields option : required(fields, "options", "An option")) {
            String text = option.markdown("t", false);
            Set<Nation> fitsIn = nations(option, "correct_for");
            if (!option.has("correct") && fitsIn.isEmpty()) {
                findings.fault(option.line(), "An option does not say whether it is right.", "Add correct: true or correct: false, or correct_for: with the nations it is right in.");
            }
            options.add(findings.at(option.line(), new Item.Option(option.textOr("id", Item.keyFor(itemId, text)), text, feedback(option), option.flag("correct"), fitsIn, option.textOr("misconception", ""))));
            option.finish();
        }
        return options;
    }

    private static String feedback(Fields option) {
        return option.markdown("f", false);
    }

    private List<Item.Matching.Pair> pairs(Fields fields, String itemId) {
        List<Item.Matching.Pair> pairs = new ArrayList<>();
        for (Fields pair : required(fields, "pairs", "A pair")) {
            String left = pair.markdown("left", false);
            String right = pair.markdown("right", false);
            pairs.add(new Item.Matching.Pair(pair.textOr("id", Item.keyFor(itemId, "left " + left)), left, Item.keyFor(itemId, "right " + right), right));
            pair.finish();
        }
        return pairs;
    }

    private Item ordering(Fields fields, Item.Head head) {
        List<Item.Ordering.Line> lines = fields.markdowns("correct_order", false).stream().map(text -> new Item.Ordering.Line(Item.keyFor(head.id(), text), text)).toList();
        if (lines.size() < 3) {
            findings.fault(fields.line("correct_order"), "The ordering " + head.id() + " has fewer than three lines.", "Add correct_order: with at least three lines, in the order that fits.");
        }
        return new Item.Ordering(head, lines, fields.markdownOr("f_correct", "", false), fields.markdown("f_wrong", false));
    }

    private Item judgement(Fields fields, Item.Head head) {
        List<String> scale = fields.words("scale");
        if (scale.size() < 2) {
            findings.fault(fields.line("scale"), "The judgement " + head.id() + " has no scale.", "Add scale: with two or more ratings, such as [wise, not-enough, unwise].");
        }
        List<Item.Judgement.Statement> statements = new ArrayList<>();
        for (Fields option : required(fields, "options", "A statement")) {
            String text = option.markdown("t", false);
            String best = option.text("best");
            if (!best.isBlank() && !scale.contains(best)) {
                findings.fault(option.line("best"), "The rating \"" + best + "\" is not on the scale.", "Use one of: " + String.join(", ", scale) + ".");
            }
            statements.add(new Item.Judgement.Statement(option.textOr("id", Item.keyFor(head.id(), text)), text, feedback(option), best));
            option.finish();
        }
        return new Item.Judgement(head, scale, statements);
    }

    private List<Fields> required(Fields fields, String key, String what) {
        List<Fields> list = fields.list(key, what);
        if (list.size() < 2) {
            findings.fault(fields.line(key), fields.where() + " has fewer than two entries under \"" + key + "\".", "Add at least two.");
        }
        return list;
    }

    /** The nations named under {@code key}; empty if it is missing. */
    Set<Nation> nations(Fields fields, String key) {
        Set<Nation> nations = new LinkedHashSet<>();
        for (String word : fields.words(key)) {
            nation(word, fields.line(key)).ifPresent(nations::add);
        }
        return nations;
    }

    private Optional<Nation> nation(String word, int line) {
        Optional<Nation> nation = Nation.of(word);
        if (nation.isEmpty()) {
            findings.fault(line, "\"" + word + "\" is no nation.", "Use england, scotland, wales or northern-ireland.");
        }
        return nation;
    }
}
