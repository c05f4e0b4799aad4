package heed.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import heed.catalogue.Item;
import heed.catalogue.Targets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GradingTest {
    static Item.Head head(String id, String outcome, boolean anchor, String misconception) {
        return new Item.Head(id, outcome, "?", misconception, anchor, Targets.ALL, Set.of(), Map.of(), Map.of());
    }

    static Item.Option option(String key, boolean fits, String misconception) {
        return new Item.Option(key, key, "about " + key, fits, Set.of(), misconception);
    }

    static Item single(String id, String outcome, boolean anchor) {
        return new Item.SingleChoice(head(id, outcome, anchor, "the question's own"), List.of(option("right", true, ""), option("wrong", false, ""), option("named", false, "the option's own")));
    }

    @Test
    void oneQuestionIsOnePointAllOrNothing() {
        Item many = new Item.MultipleChoice(head("m", "LO1", false, ""), List.of(option("a", true, ""), option("b", true, ""), option("c", false, "")));
        Item order = new Item.Ordering(head("o", "LO1", false, ""), List.of(new Item.Ordering.Line("x", "1"), new Item.Ordering.Line("y", "2"), new Item.Ordering.Line("z", "3")), "", "");
        List<Item> items = List.of(many, order);

        assertThat(Grading.of(items, Map.of("m", List.of("a", "b"), "o", List.of("x", "y", "z"))).points()).isEqualTo(2);
        assertThat(Grading.of(items, Map.of("m", List.of("a"), "o", List.of("x", "z", "y"))).points()).isZero();
        assertThat(Grading.of(items, Map.of("m", List.of("a", "b", "c"))).points()).isZero();
    }

    @Test
    void noRoundingDecidesAboutPassing() {
        List<Item> three = List.of(single("1", "LO1", false), single("2", "LO1", false), single("3", "LO2", false));
        Score two = Grading.of(three, Map.of("1", List.of("right"), "2", List.of("right"), "3", List.of("wrong")));

        assertThat(two.share()).isEqualByComparingTo("0.6667");
        assertThat(two.passes(66)).isTrue();
        assertThat(two.passes(67)).isFalse();
        assertThat(new Score(List.of()).passes(1)).isFalse();
    }

    @Test
    void namesTheWrongIdeaOfTheOptionBeforeThatOfTheQuestion() {
        Item item = single("1", "LO1", false);

        assertThat(graded(item, "named").misconception()).isEqualTo("the option's own");
        assertThat(graded(item, "wrong").misconception()).isEqualTo("the question's own");
        assertThat(graded(item, "right").misconception()).isEmpty();
        assertThat(Grading.of(List.of(item), Map.of()).items().get(0).misconception()).isEmpty();
    }

    private static Graded graded(Item item, String word) {
        return Grading.of(List.of(item), Map.of(item.id(), List.of(word))).items().get(0);
    }

    @Test
    void countsByOutcome() {
        List<Item> items = List.of(single("1", "LO2", false), single("2", "LO1", false), single("3", "LO2", false));
        Map<String, Score> outcomes = Grading.of(items, Map.of("1", List.of("right"), "2", List.of("right"))).byOutcome();

        assertThat(outcomes.keySet()).containsExactly("LO2", "LO1");
        assertThat(outcomes.get("LO2").points()).isEqualTo(1);
        assertThat(outcomes.get("LO2").isFull()).isFalse();
        assertThat(outcomes.get("LO1").isFull()).isTrue();
    }

    @Test
    void aRatingBesideTheBestIsNear() {
        Item.Judgement.Statement wise = new Item.Judgement.Statement("s", "Ask", "", "wise");
        Item.Judgement item = new Item.Judgement(head("j", "LO1", false, ""), List.of("wise", "not-enough", "unwise"), List.of(wise));

        assertThat(Grading.near(item, wise, "wise")).isEqualTo(Grading.Near.FITS);
        assertThat(Grading.near(item, wise, "not-enough")).isEqualTo(Grading.Near.NEAR);
        assertThat(Grading.near(item, wise, "unwise")).isEqualTo(Grading.Near.AWAY);
        assertThat(Grading.near(item, wise, "")).isEqualTo(Grading.Near.AWAY);
    }

    @Test
    void passesAtTheVeryMarkAndAsksTheQuestionsThatThereAre() {
        List<Item> five = List.of(single("1", "LO1", false), single("2", "LO1", false), single("3", "LO1", false), single("4", "LO1", false), single("5", "LO1", false));
        Score four = Grading.of(five, Map.of("1", List.of("right"), "2", List.of("right"), "3", List.of("right"), "4", List.of("right")));
        assertThat(four.passes(80)).isTrue();
        assertThat(four.passes(81)).isFalse();
        assertThat(four.isFull()).isFalse();
        assertThat(new Score(List.of()).share()).isZero();
        assertThat(new Score(List.of()).isFull()).as("nothing asked is nothing known").isFalse();
    }

    @Test
    void namesTheWrongIdeaOfEveryKindOfChoice() {
        List<Item.Option> options = List.of(option("yes", true, "right, so no wrong idea"), option("no", false, "the option's own"));
        assertThat(graded(new Item.MultipleChoice(head("m", "LO1", false, "q"), options), "no").misconception()).isEqualTo("the option's own");
        assertThat(graded(new Item.TrueFalse(head("t", "LO1", false, "q"), options), "no").misconception()).isEqualTo("the option's own");
        assertThat(graded(new Item.SingleChoice(head("s", "LO1", false, "q"), options), "neither").misconception()).isEqualTo("q");
        Item both = new Item.MultipleChoice(head("m", "LO1", false, "q"), options);
        assertThat(Grading.of(List.of(both), Map.of("m", List.of("yes", "no"))).items().get(0).misconception()).isEqualTo("the option's own");
    }
}
