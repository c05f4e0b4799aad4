package heed.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One module in one language, as its file says it: what it is for, and its screens. Immutable, so it can be shared.
 *
 * @param front what stands above the first page
 * @param notes footnotes by label, as Markdown
 */
public record ModuleText(Front front, List<Page> pages, Map<String, String> notes) {
    public ModuleText {
        pages = List.copyOf(pages);
        notes = Map.copyOf(notes);
    }

    /**
     * The front matter.
     *
     * @param id short name such as {@code M01}; the module's lasting identity is its {@code slug}
     * @param language such as {@code en-GB}
     * @param status how far the author has come; what experts signed is kept per area, not here
     * @param groups keys of professional groups it is written for
     * @param frameworks its place in each nation's or profession's own framework, by that framework's name
     * @param durationMinutes of the whole module
     * @param prerequisites slugs
     * @param refreshMonths suggested; a requirement may say otherwise
     * @param passMarkPercent 1 to 100
     * @param attempts of the quiz; 0 means as many as one likes
     * @param localFields names {@code x} of every {@code {{local.x}}} in the file
     * @param toolkitLinks keys of toolkit resources
     * @param verifyBeforePublishing what an expert must confirm before it is published for real
     * @param contentNote said before the first page; empty if there is nothing to warn of
     * @param sharedTerminalSafe whether nothing may be left on a shared screen
     */
    public record Front(String id, String slug, String title, String summary, Version version, String language, Status status,
                        LocalDate contentDate, LocalDate reviewBy, String licence, Levels levels, List<String> groups, Map<String, String> frameworks,
                        int durationMinutes, List<String> prerequisites, int refreshMonths, Set<Nation> nations, int passMarkPercent, int attempts,
                        List<Outcome> outcomes, List<String> localFields, List<String> toolkitLinks, List<String> verifyBeforePublishing,
                        String contentNote, List<Support> support, boolean sharedTerminalSafe) {
        public Front {
            groups = List.copyOf(groups);
            frameworks = Map.copyOf(frameworks);
            prerequisites = List.copyOf(prerequisites);
            nations = Set.copyOf(nations);
            outcomes = List.copyOf(outcomes);
            localFields = List.copyOf(localFields);
            toolkitLinks = List.copyOf(toolkitLinks);
            verifyBeforePublishing = List.copyOf(verifyBeforePublishing);
            support = List.copyOf(support);
        }
    }

    /** A draft is still being written; the other waits for each area's experts to sign. */
    public enum Status { DRAFT, DRAFT_FOR_LOCAL_SIGN_OFF }

    /** What somebody can do afterwards. */
    public record Outcome(String id, String text) {}

    /** Where to find help; {@code text} is Markdown. */
    public record Support(String who, String text) {}

    public Optional<Page> page(String id) {
        return pages.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    public Stream<Block> blocks() {
        return pages.stream().flatMap(p -> p.blocks().stream());
    }

    /** The graded quiz; a module has at most one. */
    public Optional<Block.Quiz> quiz() {
        return blocks().filter(Block.Quiz.class::isInstance).map(Block.Quiz.class::cast).findFirst();
    }

    /** How the course of an authoring tool counts, as a sentence; empty if the module opens none. */
    public Optional<String> courseRule() {
        return pages.stream().flatMap(p -> p.course().stream()).map(c -> c.rule().words(c.masteryPercent())).findFirst();
    }

    public Optional<Block.Scenario> scenario(String id) {
        return blocks().filter(Block.Scenario.class::isInstance).map(Block.Scenario.class::cast).filter(s -> s.id().equals(id)).findFirst();
    }

    /** A check, a quiz question or a nation's substitute for one, by its id. */
    public Optional<Item> item(String id) {
        return items().flatMap(i -> Stream.concat(Stream.of(i), i.head().substitutes().values().stream())).filter(i -> i.id().equals(id)).findFirst();
    }

    /** All checks and all questions of the pool, in the order of the file. */
    public Stream<Item> items() {
        return blocks().flatMap(b -> {
            if (b instanceof Block.Check check) {
                return Stream.of(check.item());
            }
            return b instanceof Block.Quiz quiz ? quiz.pool().stream() : Stream.empty();
        });
    }

    public Optional<Outcome> outcome(String id) {
        return front.outcomes().stream().filter(o -> o.id().equals(id)).findFirst();
    }

    /** Every professional group that a page, a block or a question is for, in the order of the alphabet. */
    public SortedSet<String> namedGroups() {
        SortedSet<String> named = new TreeSet<>();
        pages.forEach(page -> named.addAll(page.targets().groups()));
        blocks().forEach(block -> {
            named.addAll(block.targets().groups());
            if (block instanceof Block.Only only) {
                only.texts().forEach(t -> named.addAll(t.groups()));
            }
        });
        items().forEach(item -> named.addAll(item.head().targets().groups()));
        return named;
    }
}
