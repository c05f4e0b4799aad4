package heed.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A question. An answer is a list of words: the chosen keys ({@link SingleChoice}, {@link MultipleChoice}, {@link TrueFalse}),
 * {@code left=right} pairs of keys ({@link Matching}), all keys from first to last ({@link Ordering}),
 * or {@code statement=rating} ({@link Judgement}).
 *
 * <p>Keys survive a change of order in the file: a key is the option's own {@code id} or a digest of its words, so it tells nothing about what is right.
 */
public sealed interface Item {
    Head head();

    /** The same question with another head; used to settle what a nation sees. */
    Item with(Head head);

    /** Judges an answer to a question that {@link #in} has settled. Unknown and missing keys do not fit; nothing is thrown. */
    Marked mark(List<String> answer);

    /** What an answer looks like that fits. */
    List<String> fitting();

    default String id() {
        return head().id();
    }

    default String outcome() {
        return head().outcome();
    }

    default String stem() {
        return head().stem();
    }

    /**
     * The question as somebody in that nation sees it: with that nation's wording and key, or its substitute.
     * Empty if the question is not for that nation.
     */
    default Optional<Item> in(Nation nation) {
        Head head = head();
        if (head.substitutes().containsKey(nation)) {
            return head.substitutes().get(nation).in(nation);
        }
        if (!head.nations().isEmpty() && !head.nations().contains(nation)) {
            return Optional.empty();
        }
        return Optional.of(settled(nation).with(head.in(nation)));
    }

    private Item settled(Nation nation) {
        if (this instanceof SingleChoice q) {
            return new SingleChoice(q.head, settled(q.options, nation));
        }
        if (this instanceof MultipleChoice q) {
            return new MultipleChoice(q.head, settled(q.options, nation));
        }
        if (this instanceof TrueFalse q) {
            return new TrueFalse(q.head, settled(q.options, nation));
        }
        return this;
    }

    private static List<Option> settled(List<Option> options, Nation nation) {
        return options.stream().map(o -> o.in(nation)).toList();
    }

    /**
     * What all kinds of question have.
     *
     * @param id stable across versions of the module
     * @param outcome id of the learning outcome it shows
     * @param misconception the wrong idea the question is there to catch; empty if none is named
     * @param anchor whether it belongs to "show what you know": whoever answers these rightly first may skip what they teach
     * @param nations nations it is asked in; empty means all
     * @param stems wording for single nations in place of {@code stem}
     * @param substitutes another question for single nations
     */
    record Head(String id, String outcome, String stem, String misconception, boolean anchor, Targets targets,
                Set<Nation> nations, Map<Nation, String> stems, Map<Nation, Item> substitutes) {
        public Head {
            nations = Set.copyOf(nations);
            stems = Map.copyOf(stems);
            substitutes = Map.copyOf(substitutes);
        }

        private Head in(Nation nation) {
            return new Head(id, outcome, stems.getOrDefault(nation, stem), misconception, anchor, targets, nations, Map.of(), Map.of());
        }
    }

    /**
     * One possible answer.
     *
     * @param fits whether it is right; see {@code fitsIn}
     * @param fitsIn where rightness depends on the nation: the nations it is right in; empty otherwise
     * @param misconception the wrong idea that choosing it shows; empty if none is named
     */
    record Option(String key, String text, String feedback, boolean fits, Set<Nation> fitsIn, String misconception) {
        public Option {
            fitsIn = Set.copyOf(fitsIn);
        }

        private Option in(Nation nation) {
            return fitsIn.isEmpty() ? this : new Option(key, text, feedback, fitsIn.contains(nation), Set.of(), misconception);
        }
    }

    /** Choose one. */
    record SingleChoice(Head head, List<Option> options) implements Item {
        public SingleChoice {
            options = List.copyOf(options);
        }

        @Override
        public Item with(Head other) {
            return new SingleChoice(other, options);
        }

        @Override
        public List<String> fitting() {
            return fittingKeys(options);
        }

        @Override
        public Marked mark(List<String> answer) {
            return markChosen(options, answer);
        }
    }

    /** Choose all that fit. */
    record MultipleChoice(Head head, List<Option> options) implements Item {
        public MultipleChoice {
            options = List.copyOf(options);
        }

        @Override
        public Item with(Head other) {
            return new MultipleChoice(other, options);
        }

        @Override
        public List<String> fitting() {
            return fittingKeys(options);
        }

        @Override
        public Marked mark(List<String> answer) {
            return markChosen(options, answer);
        }
    }

    /** True or false. */
    record TrueFalse(Head head, List<Option> options) implements Item {
        public TrueFalse {
            options = List.copyOf(options);
        }

        @Override
        public Item with(Head other) {
            return new TrueFalse(other, options);
        }

        @Override
        public List<String> fitting() {
            return fittingKeys(options);
        }

        @Override
        public Marked mark(List<String> answer) {
            return markChosen(options, answer);
        }
    }

    /** Give each left side its right side. */
    record Matching(Head head, List<Pair> pairs, String feedback) implements Item {
        public Matching {
            pairs = List.copyOf(pairs);
        }

        /** A left side and the right side that fits; equal right sides share a key. */
        public record Pair(String leftKey, String left, String rightKey, String right) {}

        /** The right sides to choose from, each once, by key, in an order that follows the alphabet and so tells nothing. */
        public Map<String, String> rights() {
            Map<String, String> rights = new LinkedHashMap<>();
            pairs.stream().sorted(java.util.Comparator.comparing(Pair::right)).forEach(p -> rights.put(p.rightKey(), p.right()));
            return rights;
        }

        @Override
        public Item with(Head other) {
            return new Matching(other, pairs, feedback);
        }

        @Override
        public List<String> fitting() {
            return pairs.stream().map(p -> p.leftKey() + "=" + p.rightKey()).toList();
        }

        @Override
        public Marked mark(List<String> answer) {
            Map<String, String> given = pairsOf(answer);
            List<Remark> remarks = new ArrayList<>();
            for (Pair pair : pairs) {
                remarks.add(new Remark(pair.leftKey(), pair.rightKey().equals(given.get(pair.leftKey())), ""));
            }
            return new Marked(remarks.stream().allMatch(Remark::fits) && given.size() == pairs.size(), feedback, remarks);
        }
    }

    /** Put in order. {@code steps} stand in the order that fits: show them shuffled. */
    record Ordering(Head head, List<Line> steps, String feedbackFits, String feedbackNot) implements Item {
        public Ordering {
            steps = List.copyOf(steps);
        }

        /** One line to be put in its place. */
        public record Line(String key, String text) {}

        @Override
        public Item with(Head other) {
            return new Ordering(other, steps, feedbackFits, feedbackNot);
        }

        @Override
        public List<String> fitting() {
            return steps.stream().map(Line::key).toList();
        }

        @Override
        public Marked mark(List<String> answer) {
            List<Remark> remarks = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                String key = steps.get(i).key();
                remarks.add(new Remark(key, i < answer.size() && key.equals(answer.get(i)), ""));
            }
            boolean fits = answer.equals(fitting());
            return new Marked(fits, fits ? feedbackFits : feedbackNot, remarks);
        }
    }

    /** Rate each statement on one scale. */
    record Judgement(Head head, List<String> scale, List<Statement> statements) implements Item {
        public Judgement {
            scale = List.copyOf(scale);
            statements = List.copyOf(statements);
        }

        /** A statement, the rating that fits best, and what to say about it. */
        public record Statement(String key, String text, String feedback, String best) {}

        /** A rating as people read it: {@code not-enough} is "Not enough". */
        public static String label(String rating) {
            String words = rating.replace('-', ' ');
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }

        @Override
        public Item with(Head other) {
            return new Judgement(other, scale, statements);
        }

        @Override
        public List<String> fitting() {
            return statements.stream().map(s -> s.key() + "=" + s.best()).toList();
        }

        @Override
        public Marked mark(List<String> answer) {
            Map<String, String> given = pairsOf(answer);
            List<Remark> remarks = new ArrayList<>();
            for (Statement s : statements) {
                remarks.add(new Remark(s.key(), s.best().equals(given.get(s.key())), s.feedback()));
            }
            return new Marked(remarks.stream().allMatch(Remark::fits) && given.size() == statements.size(), "", remarks);
        }
    }

    /**
     * What is said about an answer.
     *
     * @param fits whether the whole answer is right: one question is one point
     * @param feedback words about the answer as a whole; empty where each part has its own
     * @param remarks for choices: one for each option that was chosen; otherwise one for each part of the question
     */
    record Marked(boolean fits, String feedback, List<Remark> remarks) {
        public Marked {
            remarks = List.copyOf(remarks);
        }
    }

    /** What is said about one part of an answer. */
    record Remark(String key, boolean fits, String feedback) {}

    /** The key of an option that names none itself: the first eight hexadecimal digits of a digest of question and words. */
    static String keyFor(String itemId, String words) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((itemId + "\n" + words).getBytes(StandardCharsets.UTF_8));
            return "k" + HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> fittingKeys(List<Option> options) {
        return options.stream().filter(Option::fits).map(Option::key).toList();
    }

    private static Marked markChosen(List<Option> options, List<String> answer) {
        Set<String> chosen = new HashSet<>(answer);
        List<Remark> remarks = options.stream().filter(o -> chosen.contains(o.key())).map(o -> new Remark(o.key(), o.fits(), o.feedback())).toList();
        return new Marked(chosen.equals(new HashSet<>(fittingKeys(options))), "", remarks);
    }

    private static Map<String, String> pairsOf(List<String> answer) {
        Map<String, String> pairs = new HashMap<>();
        for (String part : answer) {
            int at = part.indexOf('=');
            if (at > 0) {
                pairs.put(part.substring(0, at), part.substring(at + 1));
            }
        }
        return pairs;
    }
}
