package heed.enrolment;

import heed.catalogue.Block;
import heed.catalogue.Item;
import heed.catalogue.ModuleText;
import heed.catalogue.Nation;
import heed.catalogue.PageRenderer;
import heed.platform.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was asked and what was answered, in the words that the learner saw: those of the learner's nation, without footnotes. */
public final class AnswerWords {
    private final ModuleText text;
    private final Nation nation;
    private final Function<String, PageRenderer> pages;

    /** @param pages what turns the words of a page, by its id, into text for this learner */
    public AnswerWords(ModuleText text, Nation nation, Function<String, PageRenderer> pages) {
        this.text = text;
        this.nation = nation;
        this.pages = pages;
    }

    /** The question, the moment of a story or the task. */
    public String question(Answer answer) {
        return asked(answer).map(bare(answer)).orElse(answer.item());
    }

    private Optional<String> asked(Answer answer) {
        Optional<Block.Scenario> story = story(answer);
        if (story.isPresent()) {
            return answer.words().stream().flatMap(w -> decided(story.get(), w).map(d -> d.at().text()).stream()).findFirst().or(() -> story.map(Block.Scenario::intro));
        }
        return item(answer).map(Item::stem).or(() -> task(answer).map(Block.Task::text));
    }

    /** The answer; where nothing was chosen, words for that. */
    public String answer(Answer answer) {
        return answer.words().isEmpty() ? say("nothing") : answer.words().stream().map(w -> word(answer, w)).collect(Collectors.joining("; "));
    }

    private String word(Answer answer, String word) {
        Optional<Block.Scenario> story = story(answer);
        if (story.isPresent()) {
            return step(story.get(), word, bare(answer));
        }
        if (task(answer).isPresent()) {
            return say(word.equals(Given.DONE) ? "done" : "notDone");
        }
        return item(answer).map(i -> part(i, word, bare(answer))).orElse(word);
    }

    private record Decided(Block.Step at, Block.Choice choice) {}

    private static Optional<Decided> decided(Block.Scenario story, String word) {
        Block.Step at = story.steps().get(key(word));
        return at == null ? Optional.empty() : at.choice(value(word)).map(choice -> new Decided(at, choice));
    }

    private static String step(Block.Scenario story, String word, Function<String, String> bare) {
        if (word.equals("back") || word.equals("restart")) {
            return say(word);
        }
        if (key(word).equals("role") && value(word).matches("\\d{1,2}") && Integer.parseInt(value(word)) < story.roles().size()) {
            return say("role", story.roles().get(Integer.parseInt(value(word))));
        }
        return decided(story, word).map(d -> bare.apply(d.choice().text())).orElse(word);
    }

    private static String part(Item item, String word, Function<String, String> bare) {
        String key = key(word);
        String value = value(word);
        if (item instanceof Item.SingleChoice q) {
            return option(q.options(), word, bare);
        }
        if (item instanceof Item.MultipleChoice q) {
            return option(q.options(), word, bare);
        }
        if (item instanceof Item.TrueFalse q) {
            return option(q.options(), word, bare);
        }
        if (item instanceof Item.Ordering q) {
            return q.steps().stream().filter(s -> s.key().equals(word)).map(s -> bare.apply(s.text())).findFirst().orElse(word);
        }
        if (item instanceof Item.Matching q) {
            String left = q.pairs().stream().filter(p -> p.leftKey().equals(key)).map(p -> bare.apply(p.left())).findFirst().orElse(key);
            return left + ": " + q.pairs().stream().filter(p -> p.rightKey().equals(value)).map(p -> bare.apply(p.right())).findFirst().orElse(value);
        }
        return ((Item.Judgement) item).statements().stream().filter(s -> s.key().equals(key) && !value.isEmpty())
                .map(s -> bare.apply(s.text()) + ": " + Item.Judgement.label(value)).findFirst().orElse(word);
    }

    private static String option(List<Item.Option> options, String key, Function<String, String> bare) {
        return options.stream().filter(o -> o.key().equals(key)).map(o -> bare.apply(o.text())).findFirst().orElse(key);
    }

    private Optional<Item> item(Answer answer) {
        return text.item(Enrolments.bare(answer.item())).flatMap(i -> i.in(nation));
    }

    private Optional<Block.Scenario> story(Answer answer) {
        return text.scenario(answer.item());
    }

    private Optional<Block.Task> task(Answer answer) {
        return text.blocks().filter(Block.Task.class::isInstance).map(Block.Task.class::cast).filter(t -> t.id().equals(answer.item())).findFirst();
    }

    private Function<String, String> bare(Answer answer) {
        return pages.apply(answer.page())::bare;
    }

    private static String key(String word) {
        int at = word.indexOf('=');
        return at < 0 ? word : word.substring(0, at);
    }

    private static String value(String word) {
        return word.substring(word.indexOf('=') + 1);
    }

    private static String say(String key, Object... values) {
        return Texts.of("enrolment", "answers.say." + key, values);
    }
}
