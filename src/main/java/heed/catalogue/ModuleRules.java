package heed.catalogue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;

/** What must hold for a whole module once its parts can be read. Each rule is one method; the numbers are those of the content format. */
final class ModuleRules {
    private final ModuleText text;
    private final ModuleFolder folder;
    private final Findings findings;
    private final String[] lines;

    ModuleRules(ModuleText text, ModuleFolder folder, Findings findings, String[] lines) {
        this.text = text;
        this.folder = folder;
        this.findings = findings;
        this.lines = lines;
    }

    void check() {
        identity();
        idsAreUnique();
        targetsAreKnown();
        variantsCoverTheNations();
        localFieldsAreDeclaredAndUsed();
        outcomesAreDeclared();
        text.items().forEach(this::keyFits);
        text.quiz().ifPresent(this::quizServesEverybody);
        everybodySeesSomething();
        atMostOneQuiz();
        packagesAreBroughtIn();
        text.blocks().filter(Block.Scenario.class::isInstance).map(Block.Scenario.class::cast).forEach(this::storyEnds);
        text.blocks().filter(Block.Diagram.class::isInstance).map(Block.Diagram.class::cast).forEach(this::isDrawn);
        findings.wordings().forEach(w -> new WordingRules(w, text.notes().keySet(), folder, findings).check());
        notesAreUsed();
    }

    /** Rules 1 and 11: the folder is the slug, prerequisites are slugs, dates are in order. */
    private void identity() {
        ModuleText.Front front = text.front();
        if (!front.slug().equals(folder.slug())) {
            findings.fault(lineOf("slug:"), "The slug is \"" + front.slug() + "\" but the folder is \"" + folder.slug() + "\".", "Give both the same name; the folder's name is the module's lasting identity.");
        }
        for (String prerequisite : front.prerequisites()) {
            if (!prerequisite.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
                findings.fault(lineOf("prerequisites:"), "The prerequisite \"" + prerequisite + "\" is no slug.", "Name the other module's folder, such as neglect-shared-definition.");
            } else if (prerequisite.equals(front.slug())) {
                findings.fault(lineOf("prerequisites:"), "The module needs itself.", "Take it out of prerequisites.");
            }
        }
        if (!front.reviewBy().isAfter(front.contentDate())) {
            findings.fault(lineOf("review_by:"), "The review date is not after the content date.", "Set review_by to the day the content must be looked at again.");
        }
    }

    private void idsAreUnique() {
        unique(text.pages(), Page::id, "page");
        List<Object> blocks = new ArrayList<>();
        text.blocks().filter(b -> !blockId(b).isEmpty()).forEach(blocks::add);
        text.quiz().ifPresent(q -> blocks.addAll(q.pool()));
        unique(blocks, b -> b instanceof Item i ? i.id() : blockId((Block) b), "block");
        unique(text.front().outcomes(), ModuleText.Outcome::id, "outcome");
        text.items().forEach(item -> unique(keys(item), Function.identity(), "option of " + item.id(), findings.line(item)));
    }

    private static String blockId(Block block) {
        if (block instanceof Block.Check c) {
            return c.id();
        }
        if (block instanceof Block.Diagram d) {
            return d.id();
        }
        if (block instanceof Block.Scenario s) {
            return s.id();
        }
        if (block instanceof Block.Quiz q) {
            return q.id();
        }
        if (block instanceof Block.Task t) {
            return t.id();
        }
        return block instanceof Block.Reflect r ? r.id() : "";
    }

    private static List<String> keys(Item item) {
        return item instanceof Item.Matching m ? m.pairs().stream().map(Item.Matching.Pair::leftKey).toList()
            : item instanceof Item.Ordering o ? o.steps().stream().map(Item.Ordering.Line::key).toList()
            : item instanceof Item.Judgement j ? j.statements().stream().map(Item.Judgement.Statement::key).toList()
            : optionsOf(item).stream().map(Item.Option::key).toList();
    }

    private <T> void unique(Collection<T> things, Function<T, String> id, String what) {
        Set<String> seen = new HashSet<>();
        for (T thing : things) {
            if (!id.apply(thing).isEmpty() && !seen.add(id.apply(thing))) {
                findings.fault(findings.line(thing), "The " + what + " id \"" + id.apply(thing) + "\" is there twice.", "Give one of them another id.");
            }
        }
    }

    private void unique(List<String> keys, Function<String, String> id, String what, int line) {
        if (new HashSet<>(keys).size() < keys.size()) {
            findings.fault(line, "Two entries have the same words or id: " + what + ".", "Make each different.");
        }
    }

    /** Rule 11: neglect types and age bands come from fixed lists; taught outcomes are declared. */
    private void targetsAreKnown() {
        for (Page page : text.pages()) {
            known(page.targets(), findings.line(page));
            for (String outcome : page.teaches()) {
                declared(outcome, findings.line(page), "The page " + page.id());
            }
            page.blocks().forEach(b -> known(b.targets(), b instanceof Block.Check c ? findings.line(c.item()) : findings.line(b)));
        }
        text.items().forEach(i -> known(i.head().targets(), findings.line(i)));
    }

    private void known(Targets targets, int line) {
        oneOf(targets.neglectTypes(), Targets.NEGLECT_TYPES, "neglect type", line);
        oneOf(targets.ageBands(), Targets.AGE_BANDS, "age band", line);
    }

    private void oneOf(List<String> words, List<String> allowed, String what, int line) {
        for (String word : words) {
            if (!allowed.contains(word)) {
                findings.fault(line, "\"" + word + "\" is no " + what + ".", "Use one of: " + String.join(", ", allowed) + ".");
            }
        }
    }

    /** Rule 3: every set of variants has exactly one text for each nation of the module. */
    private void variantsCoverTheNations() {
        text.blocks().filter(Block.Variant.class::isInstance).map(Block.Variant.class::cast).forEach(set -> {
            for (Nation nation : new TreeSet<>(text.front().nations())) {
                long count = set.texts().stream().filter(t -> t.nations().contains(nation)).count();
                if (count != 1) {
                    findings.fault(findings.line(set), "The variants from here on have " + (count == 0 ? "no text" : count + " texts") + " for " + nation.key() + ".",
                        "Write one variant block with jurisdiction: " + nation.key() + ", next to the others.");
                }
            }
        });
    }

    /** Rule 4: {@code {{local.x}}} and {@code local_fields_required} name the same fields. */
    private void localFieldsAreDeclaredAndUsed() {
        Set<String> used = new HashSet<>();
        for (int i = 0; i < lines.length; i++) {
            Matcher field = Markdown.LOCAL_FIELD.matcher(lines[i]);
            while (field.find()) {
                used.add(field.group(1));
                if (!text.front().localFields().contains(field.group(1))) {
                    findings.fault(i + 1, "The local field \"" + field.group(1) + "\" is not declared.", "Add it to local_fields_required in the front matter.");
                }
            }
            if (lines[i].replaceAll(Markdown.LOCAL_FIELD.pattern(), "").contains("{{")) {
                findings.fault(i + 1, "There are double braces that name no local field.", "Write {{local.name_of_field}}, in small letters and underscores.");
            }
        }
        for (String declared : text.front().localFields()) {
            if (!used.contains(declared)) {
                findings.fault(lineOf("local_fields_required:"), "The local field \"" + declared + "\" is declared but not used.", "Use {{local." + declared + "}} on a page or take it out of local_fields_required.");
            }
        }
    }

    /** Rule 6: checks, questions and scenarios name an outcome of the front matter. */
    private void outcomesAreDeclared() {
        text.items().forEach(item -> {
            declared(item.outcome(), findings.line(item), "The question " + item.id());
            item.head().substitutes().values().forEach(s -> declared(s.outcome(), findings.line(s), "The question " + s.id()));
        });
        text.blocks().filter(Block.Scenario.class::isInstance).map(Block.Scenario.class::cast).forEach(s -> declared(s.outcome(), findings.line(s), "The scenario " + s.id()));
    }

    private void declared(String outcome, int line, String what) {
        if (!outcome.isEmpty() && text.outcome(outcome).isEmpty()) {
            findings.fault(line, what + " names the outcome \"" + outcome + "\", which is not declared.", "Use one of: " + String.join(", ", text.front().outcomes().stream().map(ModuleText.Outcome::id).toList()) + ".");
        }
    }

    /** Rule 5: in every nation a question has a key that can be right. */
    private void keyFits(Item item) {
        for (Nation nation : new TreeSet<>(text.front().nations())) {
            Optional<Item> here = item.in(nation);
            if (here.isEmpty()) {
                continue;
            }
            List<Item.Option> options = optionsOf(here.get());
            long right = options.stream().filter(Item.Option::fits).count();
            int line = findings.line(item.head().substitutes().getOrDefault(nation, item));
            if (here.get() instanceof Item.SingleChoice && right != 1) {
                findings.fault(line, "The question " + here.get().id() + " has " + right + " right options in " + nation.key() + ".", "A single choice has exactly one; use type: multiple for more.");
            } else if (here.get() instanceof Item.TrueFalse && (right != 1 || options.size() != 2)) {
                findings.fault(line, "The question " + here.get().id() + " is not one true and one false option in " + nation.key() + ".", "Write two options, one with correct: true.");
            } else if (here.get() instanceof Item.MultipleChoice && right == 0) {
                findings.fault(line, "The question " + here.get().id() + " has no right option in " + nation.key() + ".", "Mark at least one with correct: true.");
            }
        }
    }

    private static List<Item.Option> optionsOf(Item item) {
        return item instanceof Item.SingleChoice s ? s.options() : item instanceof Item.MultipleChoice m ? m.options() : item instanceof Item.TrueFalse t ? t.options() : List.of();
    }

    /** Rule 5: what each nation and each group can be asked is at least as much as what is served. */
    private void quizServesEverybody(Block.Quiz quiz) {
        if (!quiz.targets().groups().isEmpty()) {
            findings.fault(findings.line(quiz), "The quiz is for some groups only.", "Take groups: out of the quiz and write it into single questions.");
        }
        for (Nation nation : new TreeSet<>(text.front().nations())) {
            for (Audience audience : Audience.of(text)) {
                long pool = audience.pool(quiz, nation).size();
                if (pool < quiz.serve()) {
                    findings.fault(findings.line(quiz), "The quiz serves " + quiz.serve() + " questions but has " + pool + " for " + audience.in(nation) + ".",
                        "Add questions or a substitute_for_" + nation.key().replace('-', '_') + ", or serve fewer.");
                    break;
                }
            }
        }
    }

    /** Whoever is shown a page finds something on it. */
    private void everybodySeesSomething() {
        for (Page page : text.pages()) {
            Audience.of(text).stream().filter(a -> a.sees(page) && a.blocks(page).isEmpty()).findFirst().ifPresent(a ->
                findings.fault(findings.line(page), "The page " + page.id() + " is empty for " + a.name() + ".", "Add words for everybody, an only block with otherwise: true, or groups: in the page's heading."));
        }
    }

    private void packagesAreBroughtIn() {
        text.blocks().filter(Block.Package.class::isInstance).forEach(course -> findings.fault(findings.line(course), "This is a package block.", "Upload the package on the page Packages, which writes the block; a module file cannot hold one."));
    }

    private void atMostOneQuiz() {
        text.blocks().filter(Block.Quiz.class::isInstance).skip(1).forEach(quiz -> findings.fault(findings.line(quiz), "This is a second quiz.", "Put all questions into one; a module has one graded quiz."));
    }

    /** A story begins somewhere, every choice leads somewhere, every step can be reached, and from every step an ending can. */
    private void storyEnds(Block.Scenario story) {
        if (!story.start().isEmpty() && !story.steps().containsKey(story.start())) {
            findings.fault(findings.line(story), "The scenario " + story.id() + " starts at \"" + story.start() + "\", which is no node.", "Name one of: " + String.join(", ", story.steps().keySet()) + ".");
            return;
        }
        Map<String, Set<String>> from = new HashMap<>();
        Deque<String> ends = new ArrayDeque<>();
        for (Block.Step step : story.steps().values()) {
            for (Block.Choice choice : step.choices()) {
                if (story.steps().containsKey(choice.to())) {
                    from.computeIfAbsent(choice.to(), k -> new HashSet<>()).add(step.id());
                } else if (!choice.to().isEmpty()) {
                    findings.fault(findings.line(choice), "A choice leads to \"" + choice.to() + "\", which is no node.", "Name one of: " + String.join(", ", story.steps().keySet()) + ".");
                }
            }
            if (step.ends() && step.ending().isEmpty()) {
                findings.fault(findings.line(step), "The node " + step.id() + " is a dead end.", "Add choices: or ending: with one word such as good, partial or learning.");
            }
            if (!step.ends() && !step.ending().isEmpty()) {
                findings.fault(findings.line(step), "The node " + step.id() + " has an ending and choices.", "Take one of them out.");
            }
            if (step.ends()) {
                ends.add(step.id());
            }
        }
        Map<String, Set<String>> to = new HashMap<>();
        story.steps().values().forEach(s -> s.choices().forEach(c -> to.computeIfAbsent(s.id(), k -> new LinkedHashSet<>()).add(c.to())));
        Set<String> reached = walk(new ArrayDeque<>(List.of(story.start())), to);
        Set<String> finishing = walk(ends, from);
        for (Block.Step step : story.steps().values()) {
            if (!reached.contains(step.id())) {
                findings.fault(findings.line(step), "No choice leads to the node " + step.id() + ".", "Let a choice lead to it or delete it.");
            } else if (!finishing.contains(step.id())) {
                findings.fault(findings.line(step), "From the node " + step.id() + " no ending can be reached.", "Add a choice that leads on.");
            }
        }
    }

    private static Set<String> walk(Deque<String> open, Map<String, Set<String>> next) {
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            for (String id : next.getOrDefault(open.pop(), Set.of())) {
                if (seen.add(id)) {
                    open.push(id);
                }
            }
        }
        return seen;
    }

    /** Rule 10: a diagram has its drawing, safe, titled and readable. */
    private void isDrawn(Block.Diagram diagram) {
        String name = "media/" + diagram.id() + ".svg";
        Optional<String> svg = folder.text(name);
        if (svg.isEmpty()) {
            findings.fault(findings.line(diagram), "The diagram " + diagram.id() + " has no drawing.", "Add the file " + name + ".");
        }
        svg.map(Drawing::check).orElse(List.of()).forEach(b ->
            findings.fault(findings.line(diagram), name + ":" + b.line() + ": " + b.what(), b.remedy()));
    }

    private void notesAreUsed() {
        for (String label : text.notes().keySet()) {
            String reference = "[^" + label + "]";
            boolean used = findings.wordings().stream().anyMatch(w -> w.text().contains(reference));
            if (!used) {
                findings.fault(lineOf(reference + ":"), "The footnote " + reference + " is never referred to.", "Write " + reference + " behind the sentence it supports, or delete it.");
            }
        }
    }

    private int lineOf(String beginning) {
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].startsWith(beginning)) {
                return i + 1;
            }
        }
        return 1;
    }
}
