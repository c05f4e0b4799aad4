package heed.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one fenced block from its named values. */
final class BlockReader {
    static final List<String> TYPES = List.of("variant", "only", "diagram", "reveal", "check", "scenario", "quiz", "task", "reflect", "package");

    private final Findings findings;
    private final ItemReader items;
    private final int passMarkPercent;

    BlockReader(Findings findings, int passMarkPercent) {
        this.findings = findings;
        this.items = new ItemReader(findings);
        this.passMarkPercent = passMarkPercent;
    }

    Block read(String type, Fields fields) {
        Block block = switch (type) {
            case "variant" -> variant(fields);
            case "only" -> only(fields);
            case "diagram" -> diagram(fields);
            case "reveal" -> new Block.Reveal(fields.markdown("label", false), fields.markdown("text", true), targets(fields));
            case "check" -> new Block.Check(items.read(fields));
            case "scenario" -> scenario(fields);
            case "quiz" -> quiz(fields);
            case "task" -> task(fields);
            case "reflect" -> reflect(fields);
            case "package" -> new Block.Package(fields.text("content"), PackageRule.of(fields.oneOf("rule", PackageRule.keys())), fields.number("mastery_percent", 1, 100), targets(fields));
            default -> throw new IllegalStateException("no block type " + type);
        };
        fields.finish();
        return findings.at(fields.line(), block);
    }

    static Targets targets(Fields fields) {
        return new Targets(fields.words("groups"), fields.words("neglect_types"), fields.words("age_bands"));
    }

    private Block variant(Fields fields) {
        var nations = items.nations(fields, "jurisdiction");
        if (nations.isEmpty()) {
            findings.fault(fields.line("jurisdiction"), "A variant names no nation.", "Add jurisdiction: with one nation or a list.");
        }
        Block.NationText text = new Block.NationText(nations, fields.markdown("title", false), fields.markdown("text", true), fields.markdownOr("exact_words", "", false), fields.markdownOr("source_note", "", false));
        return new Block.Variant(List.of(findings.at(fields.line(), text)), targets(fields));
    }

    private Block only(Fields fields) {
        List<String> groups = fields.words("groups");
        boolean otherwise = fields.flag("otherwise");
        if (groups.isEmpty() != otherwise) {
            findings.fault(fields.line(otherwise ? "otherwise" : "groups"), otherwise ? "An only block names groups and says otherwise." : "An only block says not for whom it is.",
                "Add groups: with one or more professional groups, or otherwise: true for everybody whom its neighbours do not name.");
        }
        String text = fields.markdown("text", true);
        return otherwise ? new Block.Only(List.of(), text) : new Block.Only(List.of(findings.at(fields.line(), new Block.GroupText(groups, text))), "");
    }

    private Block diagram(Fields fields) {
        if (fields.has("type")) {
            fields.oneOf("type", List.of("inline-svg"));
        }
        fields.textOr("idea", "");
        return new Block.Diagram(fields.text("id"), fields.markdown("alt", false), fields.markdownOr("caption", "", false), fields.markdowns("points", true), targets(fields));
    }

    private Block scenario(Fields fields) {
        String id = fields.text("id");
        Map<String, Block.Step> steps = new LinkedHashMap<>();
        fields.map("nodes", "The scenario's nodes").ifPresent(nodes -> nodes.maps("The node").forEach((key, node) -> steps.put(key, step(id, key, node))));
        if (steps.isEmpty()) {
            findings.fault(fields.line("nodes"), "The scenario " + id + " has no nodes.", "Add nodes: with one name for each moment of the story.");
        }
        return new Block.Scenario(id, fields.text("outcome"), fields.markdown("intro", true), fields.words("roles"), fields.text("start"), steps, fields.markdownOr("debrief", "", true), targets(fields));
    }

    private Block.Step step(String scenario, String id, Fields node) {
        List<Block.Choice> choices = new ArrayList<>();
        for (Fields choice : node.list("choices", "A choice")) {
            String text = choice.markdown("t", true);
            choices.add(findings.at(choice.line(), new Block.Choice(choice.textOr("id", Item.keyFor(scenario + "/" + id, text)), text, choice.text("to"))));
            choice.finish();
        }
        Block.Step step = new Block.Step(id, node.textOr("time", ""), node.markdown("text", true), node.markdownOr("consequence", "", true), choices, node.textOr("ending", ""));
        node.finish();
        return findings.at(node.line(), step);
    }

    private Block quiz(Fields fields) {
        List<Item> pool = new ArrayList<>();
        for (Fields item : fields.list("items", "The question")) {
            pool.add(items.read(item));
        }
        if (pool.isEmpty()) {
            findings.fault(fields.line("items"), "The quiz has no questions.", "Add items: with one entry for each question.");
        }
        return new Block.Quiz(fields.text("id"), pool, fields.number("serve", 1, 50), fields.numberOr("pass_mark_percent", 1, 100, passMarkPercent), targets(fields));
    }

    private Block task(Fields fields) {
        promise(fields, "no_personal_data", "A task must promise that it asks for no personal data.");
        Block.Evidence evidence = fields.oneOf("evidence", List.of("self-declared", "supervisor-confirms")).equals("self-declared") ? Block.Evidence.SELF_DECLARED : Block.Evidence.SUPERVISOR_CONFIRMS;
        return new Block.Task(fields.text("id"), fields.markdown("text", true), evidence, targets(fields));
    }

    private Block reflect(Fields fields) {
        promise(fields, "private_to_learner", "A reflection must promise that it stays private.");
        return new Block.Reflect(fields.text("id"), fields.markdown("prompt", true), targets(fields));
    }

    private void promise(Fields fields, String key, String what) {
        if (!fields.flag(key)) {
            findings.fault(fields.line(key), what, "Add " + key + ": true, and see that it is so.");
        }
    }
}
