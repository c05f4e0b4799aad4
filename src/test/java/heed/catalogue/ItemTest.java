package heed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ItemTest {
    private static Item.Head head(String id) {
        return new Item.Head(id, "LO1", "How long?", "", false, Targets.ALL, Set.of(), Map.of(), Map.of());
    }

    private static Item.Option option(String key, boolean fits) {
        return new Item.Option(key, "words of " + key, "about " + key, fits, Set.of(), "");
    }

    @Test
    void multipleChoiceFitsOnlyWhenAllThatFitAndNothingElseIsChosen() {
        Item item = new Item.MultipleChoice(head("q"), List.of(option("a", true), option("b", false), option("c", true)));

        assertThat(item.mark(List.of("c", "a")).fits()).isTrue();
        assertThat(item.mark(List.of("a")).fits()).isFalse();
        assertThat(item.mark(List.of("a", "b", "c")).fits()).isFalse();
        assertThat(item.mark(List.of("a", "c", "invented")).fits()).isFalse();
        assertThat(item.mark(List.of("b")).remarks()).containsExactly(new Item.Remark("b", false, "about b"));
    }

    @Test
    void aKeyCanDependOnTheNation() {
        Item item = new Item.SingleChoice(head("q"), List.of(
            new Item.Option("24", "24 hours", "", false, Set.of(Nation.SCOTLAND), ""),
            new Item.Option("72", "72 hours", "", false, Set.of(Nation.ENGLAND, Nation.WALES), "")));

        assertThat(item.in(Nation.SCOTLAND).orElseThrow().mark(List.of("24")).fits()).isTrue();
        assertThat(item.in(Nation.WALES).orElseThrow().mark(List.of("24")).fits()).isFalse();
        assertThat(item.in(Nation.WALES).orElseThrow().fitting()).containsExactly("72");
    }

    @Test
    void anotherNationSeesItsSubstituteAndAThirdSeesNothing() {
        Item scottish = new Item.TrueFalse(head("q-scotland"), List.of(option("t", false), option("f", true)));
        Item item = new Item.TrueFalse(new Item.Head("q", "LO1", "Section 46?", "", false, Targets.ALL, Set.of(Nation.ENGLAND), Map.of(), Map.of(Nation.SCOTLAND, scottish)),
            List.of(option("t", true), option("f", false)));

        assertThat(item.in(Nation.ENGLAND).orElseThrow().id()).isEqualTo("q");
        assertThat(item.in(Nation.SCOTLAND).orElseThrow().id()).isEqualTo("q-scotland");
        assertThat(item.in(Nation.WALES)).isEmpty();
    }

    @Test
    void aNationCanHaveItsOwnWording() {
        Item item = new Item.SingleChoice(new Item.Head("q", "LO1", "How long?", "", false, Targets.ALL, Set.of(), Map.of(Nation.SCOTLAND, "How long under section 56?"), Map.of()),
            List.of(option("a", true)));

        assertThat(item.in(Nation.SCOTLAND).orElseThrow().stem()).isEqualTo("How long under section 56?");
        assertThat(item.in(Nation.ENGLAND).orElseThrow().stem()).isEqualTo("How long?");
    }

    @Test
    void orderingSaysWhichLinesStandInTheirPlace() {
        Item item = new Item.Ordering(head("q"), List.of(new Item.Ordering.Line("x", "first"), new Item.Ordering.Line("y", "second"), new Item.Ordering.Line("z", "third")), "Yes.", "Look again.");

        assertThat(item.mark(List.of("x", "y", "z")).feedback()).isEqualTo("Yes.");
        Item.Marked marked = item.mark(List.of("x", "z", "y"));
        assertThat(marked.feedback()).isEqualTo("Look again.");
        assertThat(marked.remarks()).extracting(Item.Remark::fits).containsExactly(true, false, false);
    }

    @Test
    void matchingLetsTwoLeftSidesShareARightSide() {
        Item.Matching item = new Item.Matching(head("q"), List.of(
            new Item.Matching.Pair("l1", "sign 1", "r1", "Medical"), new Item.Matching.Pair("l2", "sign 2", "r1", "Medical"), new Item.Matching.Pair("l3", "sign 3", "r2", "Emotional")), "Types overlap.");

        assertThat(item.rights()).containsExactly(Map.entry("r2", "Emotional"), Map.entry("r1", "Medical"));
        assertThat(item.mark(item.fitting()).fits()).isTrue();
        assertThat(item.mark(List.of("l1=r1", "l2=r2", "l3=r2")).remarks()).extracting(Item.Remark::fits).containsExactly(true, false, true);
        assertThat(item.mark(List.of("l1=r1", "l2=r1")).fits()).isFalse();
    }

    @Test
    void judgementTellsAboutEachStatement() {
        Item item = new Item.Judgement(head("q"), List.of("wise", "unwise"), List.of(
            new Item.Judgement.Statement("s1", "Ask again", "Wise.", "wise"), new Item.Judgement.Statement("s2", "Wait", "Not enough.", "unwise")));

        assertThat(item.mark(List.of("s1=wise", "s2=unwise")).fits()).isTrue();
        assertThat(item.mark(List.of("s1=wise", "s2=wise", "rubbish", "=x")).remarks()).extracting(Item.Remark::fits).containsExactly(true, false);
    }

    @Test
    void aKeyFollowsTheWordsAndNotTheirPlace() {
        assertThat(Item.keyFor("M01-Q1", "True")).isEqualTo(Item.keyFor("M01-Q1", "True")).isNotEqualTo(Item.keyFor("M01-Q2", "True")).matches("k[0-9a-f]{8}");
    }

    @Test
    void aSingleChoiceIsRightWithTheOneAnswerAlone() {
        Item choice = new Item.SingleChoice(head("q"), List.of(option("a", true), option("b", false)));
        assertThat(choice.mark(List.of("a")).fits()).isTrue();
        assertThat(choice.mark(List.of("b")).fits()).isFalse();
        assertThat(choice.mark(List.of("a", "b")).fits()).isFalse();
        assertThat(choice.mark(List.of()).fits()).isFalse();
        Item truth = new Item.TrueFalse(head("q"), List.of(option("t", true), option("f", false)));
        assertThat(truth.fitting()).containsExactly("t");
        assertThat(truth.mark(List.of("t")).fits()).isTrue();
        assertThat(truth.mark(List.of("f")).fits()).isFalse();
    }

    @Test
    void partsThatWereNeverAskedSpoilTheAnswer() {
        Item matching = new Item.Matching(head("q"), List.of(new Item.Matching.Pair("l1", "sign 1", "r1", "Medical")), "Types overlap.");
        assertThat(matching.mark(List.of("l1=r1", "l9=r1")).fits()).isFalse();
        assertThat(matching.mark(List.of("l1=r1")).feedback()).isEqualTo("Types overlap.");
        Item judgement = new Item.Judgement(head("q"), List.of("wise", "unwise"), List.of(new Item.Judgement.Statement("s1", "Ask again", "Wise.", "wise")));
        assertThat(judgement.mark(List.of("s1=wise", "s9=wise")).fits()).isFalse();
        assertThat(judgement.mark(judgement.fitting()).fits()).isTrue();
        assertThat(judgement.mark(List.of()).fits()).isFalse();
        Item ordering = new Item.Ordering(head("q"), List.of(new Item.Ordering.Line("x", "first"), new Item.Ordering.Line("y", "second")), "Yes.", "Look again.");
        assertThat(ordering.mark(List.of("x")).remarks()).extracting(Item.Remark::fits).containsExactly(true, false);
        assertThat(ordering.mark(List.of("x", "y", "z")).fits()).isFalse();
    }

    @Test
    void aRatingReadsAsWords() {
        assertThat(Item.Judgement.label("not-enough")).isEqualTo("Not enough");
    }

    @Test
    void everyKindOfChoiceFollowsTheNation() {
        List<Item.Option> options = List.of(new Item.Option("24", "24 hours", "", false, Set.of(Nation.SCOTLAND), ""), new Item.Option("72", "72 hours", "", false, Set.of(Nation.ENGLAND), ""));
        assertThat(new Item.MultipleChoice(head("q"), options).in(Nation.SCOTLAND).orElseThrow().fitting()).containsExactly("24");
        assertThat(new Item.TrueFalse(head("q"), options).in(Nation.ENGLAND).orElseThrow().fitting()).containsExactly("72");
        Item ordering = new Item.Ordering(head("q"), List.of(new Item.Ordering.Line("x", "first")), "Yes.", "Look again.");
        assertThat(ordering.in(Nation.ENGLAND)).contains(ordering);
    }
}
