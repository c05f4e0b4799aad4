package heed.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a page. Words are Markdown without raw HTML and may hold {@code {{local.x}}} and footnotes;
 * {@code PageRenderer} turns them into HTML.
 */
public sealed interface Block {
    Targets targets();

    /** Running text, lists, quotations and tables. */
    record Prose(String markdown) implements Block {
        @Override
        public Targets targets() {
            return Targets.ALL;
        }
    }

    /**
     * Running text that differs by professional group: neighbouring {@code only} blocks of the file form one set. Whoever none of them names reads
     * {@code otherwise}, or nothing.
     *
     * @param otherwise Markdown; empty if there is nothing to say to everybody else
     */
    record Only(List<GroupText> texts, String otherwise) implements Block {
        public Only {
            texts = List.copyOf(texts);
        }

        @Override
        public Targets targets() {
            return Targets.ALL;
        }

        /** What somebody in these groups reads: the text of each group that is theirs, in the order of the file; empty if there is nothing for them. */
        public List<String> seenBy(Iterable<String> groups) {
            List<String> mine = texts.stream().filter(t -> new Targets(t.groups(), List.of(), List.of()).fits(groups)).map(GroupText::text).toList();
            return !mine.isEmpty() ? mine : otherwise.isEmpty() ? List.of() : List.of(otherwise);
        }
    }

    /** Markdown for these professional groups. */
    record GroupText(List<String> groups, String text) {
        public GroupText {
            groups = List.copyOf(groups);
        }
    }

    /** What differs by nation: neighbouring {@code variant} blocks of the file form one set. */
    record Variant(List<NationText> texts, Targets targets) implements Block {
        public Variant {
            texts = List.copyOf(texts);
        }

        /** The text of that nation, if the set has one. */
        public Optional<NationText> in(Nation nation) {
            return texts.stream().filter(t -> t.nations().contains(nation)).findFirst();
        }
    }

    /**
     * One text of a set.
     *
     * @param exactWords address of the source's own words, may be a local field; empty if none
     * @param sourceNote what the text paraphrases; empty if not said
     */
    record NationText(Set<Nation> nations, String title, String text, String exactWords, String sourceNote) {
        public NationText {
            nations = Set.copyOf(nations);
        }
    }

    /**
     * A drawing, {@code media/<id>.svg} beside the module file. {@code alt} says the same in words.
     *
     * @param points the same content as a list beside the drawing; empty if the page says it elsewhere
     */
    record Diagram(String id, String alt, String caption, List<String> points, Targets targets) implements Block {
        public Diagram {
            points = List.copyOf(points);
        }
    }

    /** Words behind a label that the learner opens. */
    record Reveal(String label, String text, Targets targets) implements Block {}

    /** A question on the way, not marked. */
    record Check(Item item) implements Block {
        public String id() {
            return item.id();
        }

        @Override
        public Targets targets() {
            return item.head().targets();
        }
    }

    /**
     * A story in which the learner decides. Every path reaches a step with an ending.
     *
     * @param start id of the first step
     * @param steps by id, in the order of the file
     * @param roles places the story can be told in; empty if only one
     */
    record Scenario(String id, String outcome, String intro, List<String> roles, String start, Map<String, Step> steps, String debrief, Targets targets) implements Block {
        public Scenario {
            roles = List.copyOf(roles);
            steps = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(steps));
        }
    }

    /**
     * One moment of a story.
     *
     * @param time clock time shown above the text; empty if none
     * @param consequence what came of the choice that led here; empty if nothing is said
     * @param ending how the story ended ({@code good}, {@code learning} …); empty while choices follow
     */
    record Step(String id, String time, String text, String consequence, List<Choice> choices, String ending) {
        public Step {
            choices = List.copyOf(choices);
        }

        public boolean ends() {
            return choices.isEmpty();
        }

        /** The choice of that key. */
        public Optional<Choice> choice(String key) {
            return choices.stream().filter(c -> c.key().equals(key)).findFirst();
        }
    }

    /** A decision and the step it leads to; {@code key} is stable within the version. */
    record Choice(String key, String text, String to) {}

    /**
     * The graded questions.
     *
     * @param pool all questions; {@code serve} of them are asked in each attempt
     * @param passMarkPercent 1 to 100
     */
    record Quiz(String id, List<Item> pool, int serve, int passMarkPercent, Targets targets) implements Block {
        public Quiz {
            pool = List.copyOf(pool);
        }
    }

    /**
     * A course that an authoring tool made and that is played by the player of packages.
     *
     * @param content id of its unpacked files in the content store
     * @param masteryPercent the score that {@link PackageRule#SCORE} asks for, 1 to 100
     */
    record Package(String content, PackageRule rule, int masteryPercent, Targets targets) implements Block {}

    /** Something to do at work; only done or not done is kept. */
    record Task(String id, String text, Evidence evidence, Targets targets) implements Block {}

    /** Who says that a task was done. */
    enum Evidence { SELF_DECLARED, SUPERVISOR_CONFIRMS }

    /** A private note to oneself: never reported, can be deleted. */
    record Reflect(String id, String prompt, Targets targets) implements Block {}
}
