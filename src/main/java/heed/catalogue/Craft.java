package heed.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makes a module good, beyond what makes it possible to show: advice to every author, and asked of the modules that are shipped. Each rule is one method.
 * It is told in full in {@code docs/authoring-modules.md}.
 */
final class Craft {
    private static final int SHORT_MINUTES = 15;
    private static final int SHORT_SCREENS = 6;
    private static final int FEWEST_SCREENS = 10;
    private static final int MOST_SCREENS = 16;
    private static final int MOST_WORDS = 25;
    private static final int UNIVERSAL_AGE = 13;
    private static final int OTHER_AGE = 14;
    private static final int POOL = 15;
    private static final int SERVED = 10;
    private static final int KINDS = 4;
    private static final int MOST_ANCHORS = 6;
    private static final int CHECKS = 4;
    private static final int DIAGRAMS = 2;

    private final ModuleText text;
    private final Findings findings;
    private final List<Fault> advice = new ArrayList<>();

    private Craft(ModuleText text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    /** Everything that could be better, by line. */
    static List<Fault> check(ModuleText text, Findings findings) {
        Craft craft = new Craft(text, findings);
        craft.isEasyToRead();
        craft.sentencesAreShort();
        craft.hasAsManyScreensAsItsMinutes();
        craft.outcomesAreTaught();
        craft.outcomesAreTested();
        craft.quizIsWorthTaking();
        craft.somethingToDoOnTheWay();
        craft.storyBranches();
        craft.front();
        return craft.advice.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }

    /** What was said of a line for one audience or nation is not said again for the next. */
    private void say(int line, String what, String remedy) {
        if (advice.stream().noneMatch(a -> a.line() == line && a.remedy().equals(remedy))) {
            advice.add(new Fault(findings.file, line, what, remedy));
        }
    }

    /** Both formulae, for the whole module and, a year more generous because names of laws weigh there, for each screen that is long enough to be measured. */
    private void isEasyToRead() {
        Set<String> notes = text.notes().keySet();
        int limit = text.front().levels().includes(1) && !text.front().levels().specialised() ? UNIVERSAL_AGE : OTHER_AGE;
        easy(Readability.whole(findings.wordings(), notes), "The module", 1, limit);
        Readability.of(findings.wordings(), notes).stream().filter(Readability::isFirm).forEach(r ->
            easy(r, "The page " + r.page(), text.page(r.page()).map(findings::line).orElse(1), limit + 1));
    }

    private void easy(Readability r, String what, int line, int limit) {
        if (r.age() > limit) {
            say(line, String.format(Locale.ROOT, "%s reads at age %.1f by Flesch-Kincaid and %.1f by Coleman-Liau.", what, r.ageByFleschKincaid(), r.ageByColemanLiau()),
                "Bring both to " + limit + " or less: shorter sentences, shorter words, lists.");
        }
    }

    /** In all that learners read, not only in running text. */
    private void sentencesAreShort() {
        findings.wordings().stream().filter(Findings.Wording::isShown).forEach(w -> Sentence.of(w.text(), text.notes().keySet()).forEach(s -> {
            int words = s.words().size();
            if (words > MOST_WORDS) {
                say(w.line() + s.line(), "A sentence has " + words + " words: \"" + s.words().stream().limit(6).collect(Collectors.joining(" ")) + " …\".", "Make two of it, or a list; " + MOST_WORDS + " words are the most.");
            }
        }));
    }

    private void hasAsManyScreensAsItsMinutes() {
        boolean brief = text.front().durationMinutes() <= SHORT_MINUTES;
        eachAudience((audience, name) -> {
            long screens = audience.pages(text).stream().filter(p -> !p.id().equals("references")).count();
            if (brief && screens != SHORT_SCREENS) {
                say(1, "The module has " + screens + " screens for " + name + ".", "A module of up to " + SHORT_MINUTES + " minutes has " + SHORT_SCREENS + ", besides the page references.");
            } else if (!brief && (screens < FEWEST_SCREENS || screens > MOST_SCREENS)) {
                say(1, "The module has " + screens + " screens for " + name + ".", "Make " + FEWEST_SCREENS + " to " + MOST_SCREENS + " of it, besides the page references.");
            }
        });
    }

    private void outcomesAreTaught() {
        for (ModuleText.Outcome outcome : text.front().outcomes()) {
            eachAudience((audience, name) -> {
                boolean taught = audience.pages(text).stream().anyMatch(p -> p.teaches().contains(outcome.id()))
                    || audience.blocks(text, Block.Check.class).stream().anyMatch(c -> c.item().outcome().equals(outcome.id()))
                    || audience.blocks(text, Block.Scenario.class).stream().anyMatch(s -> s.outcome().equals(outcome.id()));
                if (!taught) {
                    say(findings.line(outcome), "No page teaches " + outcome.id() + " to " + name + ".", "Write teaches: " + outcome.id() + " into the heading of the page that does.");
                }
            });
        }
    }

    private void outcomesAreTested() {
        for (ModuleText.Outcome outcome : text.front().outcomes()) {
            eachPool((pool, whom, line) -> {
                if (pool.stream().noneMatch(i -> i.outcome().equals(outcome.id()))) {
                    say(findings.line(outcome), "No question of the quiz tests " + outcome.id() + " in " + whom + ".", "Add one with outcome: " + outcome.id() + ".");
                }
            });
        }
    }

    private void quizIsWorthTaking() {
        if (text.quiz().isEmpty()) {
            say(1, "The module has no quiz.", "Add a page with a quiz block.");
            return;
        }
        Block.Quiz quiz = text.quiz().get();
        if (quiz.serve() != SERVED) {
            say(findings.line(quiz), "The quiz serves " + quiz.serve() + " questions.", "Write serve: " + SERVED + ".");
        }
        eachPool((pool, whom, line) -> {
            if (pool.size() < POOL) {
                say(line, "The quiz has " + pool.size() + " questions for " + whom + ".", "Write " + POOL + " or more, so that a second try is not the same quiz.");
            }
            long kinds = pool.stream().map(Item::getClass).distinct().count();
            if (kinds < KINDS) {
                say(line, "The questions for " + whom + " are of " + kinds + " types.", "Use " + KINDS + " or more of single, multiple, truefalse, matching, ordering, judgement.");
            }
            long anchors = pool.stream().filter(i -> i.head().anchor()).count();
            if (anchors < 1 || anchors > MOST_ANCHORS) {
                say(line, "The quiz has " + anchors + " anchor questions for " + whom + ".", "Mark one to " + MOST_ANCHORS + " with anchor: true; they are asked each time.");
            }
        });
        quiz.pool().stream().flatMap(i -> Stream.concat(Stream.of(i), i.head().substitutes().values().stream())).filter(i -> i.head().misconception().isBlank()).forEach(i ->
            say(findings.line(i), "The question " + i.id() + " names no misconception.", "Add misconception: with the wrong idea it is there to catch."));
    }

    private void somethingToDoOnTheWay() {
        eachAudience((audience, name) -> {
            atLeast(CHECKS, audience.blocks(text, Block.Check.class).size(), "check", name);
            atLeast(DIAGRAMS, audience.blocks(text, Block.Diagram.class).size(), "diagram", name);
            atLeast(1, audience.blocks(text, Block.Task.class).size(), "task", name);
            atLeast(1, audience.blocks(text, Block.Reflect.class).size(), "reflect", name);
            atLeast(1, audience.blocks(text, Block.Scenario.class).size(), "scenario", name);
        });
    }

    private void atLeast(int least, int found, String kind, String name) {
        if (found < least) {
            say(1, "There are " + found + " blocks of the kind " + kind + " for " + name + ".", "Add some, to have " + least + " or more.");
        }
    }

    /** One story is enough, but it must have decisions that matter. */
    private void storyBranches() {
        List<Block.Scenario> stories = text.blocks().filter(Block.Scenario.class::isInstance).map(Block.Scenario.class::cast).toList();
        boolean branches = stories.stream().anyMatch(s -> s.steps().values().stream().anyMatch(step -> step.choices().stream().map(Block.Choice::to).distinct().count() > 1)
            && s.steps().values().stream().anyMatch(step -> !step.consequence().isEmpty()));
        if (!stories.isEmpty() && !branches) {
            say(findings.line(stories.get(0)), "No scenario branches.", "Give one a node with two choices that lead to different nodes, and words under consequence:.");
        }
    }

    private void front() {
        if (text.front().contentNote().isBlank()) {
            say(1, "The front matter has no content note.", "Add content_note: with what may be hard to read, and that one may stop.");
        }
        if (text.front().toolkitLinks().isEmpty()) {
            say(1, "The front matter names no tool.", "Add toolkit_links: with the tools that help to do what the module teaches.");
        }
        if (text.front().verifyBeforePublishing().isEmpty()) {
            say(1, "The front matter asks no expert for anything.", "Add verify_before_publishing: with a line for each thing that must be confirmed.");
        }
    }

    private void eachAudience(BiConsumer<Audience, String> rule) {
        for (Audience audience : Audience.of(text)) {
            rule.accept(audience, audience.name());
        }
    }

    private interface PoolRule {
        void look(List<Item> pool, String whom, int line);
    }

    private void eachPool(PoolRule rule) {
        text.quiz().ifPresent(quiz -> {
            for (Nation nation : new TreeSet<>(text.front().nations())) {
                eachAudience((audience, name) -> rule.look(audience.pool(quiz, nation), audience.in(nation), findings.line(quiz)));
            }
        });
    }
}
