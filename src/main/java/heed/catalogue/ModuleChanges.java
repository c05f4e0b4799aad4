package heed.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is different between two editions of a module, what step of the version number it asks for at least, and who is touched by it. Whether law or meaning
 * changed is for people to say: a change of words is never more than a minor step here.
 *
 * @param lines what changed, in the order of front matter, outcomes, pages, questions, drawings
 */
public record ModuleChanges(String title, Version from, Version to, List<Line> lines) {
    /** More changed words than this are a clarification and no slip of the pen. */
    private static final int SLIP_WORDS = 10;

    /** Steps of a version number, the smallest first. */
    public enum Step { PATCH, MINOR, MAJOR }

    /**
     * One change.
     *
     * @param what kind of thing, such as "page"
     * @param name its id
     * @param how what happened to it
     * @param step the step it asks for at least
     */
    public record Line(String what, String name, String how, Step step) {}

    public ModuleChanges {
        lines = List.copyOf(lines);
    }

    /** Compares two editions with their drawings. */
    public static ModuleChanges between(ModuleText before, ModuleFolder beforeFiles, ModuleText after, ModuleFolder afterFiles) {
        Comparison c = new Comparison();
        c.front(before.front(), after.front());
        c.things("outcome", byId(before.front().outcomes(), ModuleText.Outcome::id), byId(after.front().outcomes(), ModuleText.Outcome::id), Step.MAJOR, ModuleText.Outcome::text);
        c.pages(before, after);
        c.items(before, after);
        c.drawings(beforeFiles, afterFiles);
        return new ModuleChanges(after.front().title(), before.front().version(), after.front().version(), c.lines);
    }

    private static <T> Map<String, T> byId(List<T> things, Function<T, String> id) {
        Map<String, T> map = new LinkedHashMap<>();
        things.forEach(t -> map.put(id.apply(t), t));
        return map;
    }

    /** The step that what changed asks for at least. */
    public Step least() {
        return lines.stream().map(Line::step).max(Step::compareTo).orElse(Step.PATCH);
    }

    /** The step from one version number to the other. */
    public Step declared() {
        return to.major() != from.major() ? Step.MAJOR : to.minor() != from.minor() ? Step.MINOR : Step.PATCH;
    }

    /** Whether the version number went up far enough for what changed. */
    public boolean fits() {
        return lines.isEmpty() || to.compareTo(from) > 0 && declared().compareTo(least()) >= 0;
    }

    /** What to do about the version number, as a sentence. */
    public String verdict() {
        if (lines.isEmpty()) {
            return "Nothing changed.";
        }
        if (to.compareTo(from) <= 0) {
            return "The version is still " + to + ". Raise it: at least the " + word(least()) + " number.";
        }
        return fits() ? "The step from " + from + " to " + to + " is " + word(declared()) + "; what changed asks for " + word(least()) + " or more. If law or meaning changed, it must be major."
            : "The step from " + from + " to " + to + " is " + word(declared()) + ", but what changed asks for " + word(least()) + ".";
    }

    /** Who has to take the module again, as a sentence. */
    public String retake() {
        return switch (declared().compareTo(least()) >= 0 ? declared() : least()) {
            case MAJOR -> "Major: law or meaning changed. Everybody who holds an award for an earlier edition may be asked to take it again; the area says so by an assignment. Whoever has begun finishes the edition they began, or goes over to the new one.";
            case MINOR -> "Minor: nobody has to take it again. Awards stay valid. Whoever has begun is offered the new edition.";
            case PATCH -> "Patch: nobody has to take it again, and nobody needs to be told.";
        };
    }

    private static String word(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    /** Gathers the lines. */
    private static final class Comparison {
        private final List<Line> lines = new ArrayList<>();

        private void add(String what, String name, String how, Step step) {
            lines.add(new Line(what, name, how, step));
        }

        private <T> void things(String what, Map<String, T> before, Map<String, T> after, Step comingOrGoing, Function<T, String> words) {
            before.keySet().stream().filter(id -> !after.containsKey(id)).forEach(id -> add(what, id, "taken out", comingOrGoing));
            after.forEach((id, thing) -> {
                if (!before.containsKey(id)) {
                    add(what, id, "new", comingOrGoing);
                } else {
                    words(what, id, words.apply(before.get(id)), words.apply(thing));
                }
            });
        }

        private void words(String what, String id, String before, String after) {
            if (!before.equals(after)) {
                int words = difference(before, after);
                add(what, id, words == 0 ? "order or marks changed" : words + " words changed", words > SLIP_WORDS ? Step.MINOR : Step.PATCH);
            }
        }

        private void front(ModuleText.Front before, ModuleText.Front after) {
            value("level", before.levels(), after.levels());
            value("minutes", before.durationMinutes(), after.durationMinutes());
            value("pass mark", before.passMarkPercent(), after.passMarkPercent());
            value("tries", before.attempts(), after.attempts());
            value("months until it is taken again", before.refreshMonths(), after.refreshMonths());
            value("groups", before.groups(), after.groups());
            value("nations", new TreeSet<>(before.nations()), new TreeSet<>(after.nations()));
            value("modules to take first", before.prerequisites(), after.prerequisites());
            list("local field", before.localFields(), after.localFields(), "new: each area must fill it in before it can publish");
            list("line to be confirmed", before.verifyBeforePublishing(), after.verifyBeforePublishing(), "new: an expert must confirm it in each area");
            list("tool", before.toolkitLinks(), after.toolkitLinks(), "new");
            words("content note", "front matter", before.contentNote(), after.contentNote());
        }

        private void value(String what, Object before, Object after) {
            if (!Objects.equals(before, after)) {
                add(what, "front matter", "from " + before + " to " + after, Step.MINOR);
            }
        }

        private void list(String what, List<String> before, List<String> after, String isNew) {
            before.stream().filter(x -> !after.contains(x)).forEach(x -> add(what, x, "taken out", Step.PATCH));
            after.stream().filter(x -> !before.contains(x)).forEach(x -> add(what, x, isNew, Step.PATCH));
        }

        private void pages(ModuleText before, ModuleText after) {
            Map<String, Page> old = byId(before.pages(), Page::id);
            things("page", old, byId(after.pages(), Page::id), Step.MINOR, p -> p.title() + " " + p.blocks().stream().filter(b -> !(b instanceof Block.Check || b instanceof Block.Quiz)).map(Block::toString).collect(Collectors.joining(" ")));
            for (Page page : after.pages()) {
                Page was = old.get(page.id());
                if (was != null && !was.targets().groups().equals(page.targets().groups())) {
                    add("page", page.id(), "for other groups", Step.MINOR);
                }
                if (was != null && was.optional() != page.optional()) {
                    add("page", page.id(), page.optional() ? "may be skipped now" : "may not be skipped any more", Step.MINOR);
                }
                if (was != null && !variants(was).equals(variants(page))) {
                    add("page", page.id(), "words for a nation changed: if the law did, the step is major", Step.MINOR);
                }
            }
            List<String> both = after.pages().stream().map(Page::id).filter(old::containsKey).toList();
            if (!both.equals(before.pages().stream().map(Page::id).filter(both::contains).toList())) {
                add("pages", "order", "changed", Step.MINOR);
            }
        }

        private static List<Block> variants(Page page) {
            return page.blocks().stream().filter(Block.Variant.class::isInstance).toList();
        }

        private void items(ModuleText before, ModuleText after) {
            Map<String, Item> old = byId(before.items().toList(), Item::id);
            Map<String, Item> now = byId(after.items().toList(), Item::id);
            things("question", old, now, Step.MINOR, Item::toString);
            now.forEach((id, item) -> {
                if (old.containsKey(id) && Stream.of(Nation.values()).anyMatch(n -> keyChanged(key(old.get(id), n), key(item, n)))) {
                    add("question", id, "another answer is right now: give it a new id if it asks something else", Step.MAJOR);
                }
            });
            int served = before.quiz().map(Block.Quiz::serve).orElse(0);
            int serves = after.quiz().map(Block.Quiz::serve).orElse(0);
            value("questions served", served, serves);
        }

        /** What is right about each part of a question, by the part's words. */
        private static Map<String, String> key(Item item, Nation nation) {
            Map<String, String> key = new HashMap<>();
            Item here = item.in(nation).orElse(null);
            if (here instanceof Item.Matching m) {
                m.pairs().forEach(p -> key.put(p.left(), p.right()));
            } else if (here instanceof Item.Judgement j) {
                j.statements().forEach(s -> key.put(s.text(), s.best()));
            } else if (here instanceof Item.Ordering o) {
                for (int i = 0; i < o.steps().size(); i++) {
                    key.put(o.steps().get(i).text(), String.valueOf(i));
                }
            } else if (here != null) {
                (here instanceof Item.SingleChoice s ? s.options() : here instanceof Item.MultipleChoice m ? m.options() : ((Item.TrueFalse) here).options())
                    .forEach(o -> key.put(o.text(), String.valueOf(o.fits())));
            }
            return key;
        }

        private static boolean keyChanged(Map<String, String> before, Map<String, String> after) {
            return before.entrySet().stream().anyMatch(e -> after.containsKey(e.getKey()) && !after.get(e.getKey()).equals(e.getValue()));
        }

        private void drawings(ModuleFolder before, ModuleFolder after) {
            Set<String> names = new LinkedHashSet<>(before.files().keySet());
            names.addAll(after.files().keySet());
            names.stream().filter(n -> n.startsWith("media/")).forEach(name -> {
                if (!before.files().containsKey(name) || !after.files().containsKey(name)) {
                    add("file", name, after.files().containsKey(name) ? "new" : "taken out", Step.PATCH);
                } else if (!Arrays.equals(before.files().get(name), after.files().get(name))) {
                    add("file", name, "changed", Step.PATCH);
                }
            });
        }

        /** How many words stand in one text and not in the other. */
        private static int difference(String before, String after) {
            Map<String, Integer> count = new HashMap<>();
            Readability.words(before).forEach(w -> count.merge(w, -1, Integer::sum));
            Readability.words(after).forEach(w -> count.merge(w, 1, Integer::sum));
            return Math.max(count.values().stream().filter(n -> n > 0).mapToInt(n -> n).sum(), -count.values().stream().filter(n -> n < 0).mapToInt(n -> n).sum());
        }
    }
}
