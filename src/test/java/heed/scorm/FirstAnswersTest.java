package heed.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import heed.enrolment.ItemAnswer;
import heed.scorm.runtime.ScoData;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstAnswersTest {
    private static ScoData.Interaction asked(String id, String kind, String response, String result, String description) {
        return new ScoData.Interaction(0, id, kind, response, null, result, null, null, null, description);
    }

    private static ItemAnswer one(ScoData.Interaction asked) {
        return FirstAnswers.of(List.of(asked), "sco", "").get(0);
    }

    @Test
    void readsResultsOfBothDataModelsAsPoints() {
        assertThat(FirstAnswers.points("correct", null)).contains(BigDecimal.ONE);
        assertThat(FirstAnswers.points("wrong", null)).contains(BigDecimal.ZERO);
        assertThat(FirstAnswers.points("incorrect", null)).contains(BigDecimal.ZERO);
        assertThat(FirstAnswers.points("unanticipated", null)).contains(BigDecimal.ZERO);
        assertThat(FirstAnswers.points("neutral", null)).isEmpty();
        assertThat(FirstAnswers.points("5", "10")).contains(new BigDecimal("0.5000"));
        assertThat(FirstAnswers.points("0.25", null)).contains(new BigDecimal("0.2500"));
        assertThat(FirstAnswers.points("7", null)).as("points out of nobody knows how many").isEmpty();
        assertThat(FirstAnswers.points("-1", "2")).isEmpty();
        assertThat(FirstAnswers.points("1e999999999", "2")).isEmpty();
    }

    @Test
    void tellsWhatWasChosenAndNeverWhatWasWritten() {
        assertThat(one(asked("q", "choice", "a[,]b", "correct", null)).chosen()).isEqualTo("a, b");
        assertThat(one(asked("q", "matching", "1[.]a[,]2[.]b", "correct", null)).chosen()).isEqualTo("1 – a, 2 – b");
        assertThat(one(asked("q", "long-fill-in", "The child next door", "neutral", null)).chosen()).isNull();
        assertThat(one(asked("q", "other", "The child next door", "neutral", null)).chosen()).isNull();
        assertThat(one(asked("q", null, "The child next door", "neutral", null)).chosen()).isNull();
    }

    @Test
    void namesAQuestionByItsWordsAndTheItemThatAsksIt() {
        assertThat(one(asked("q1", "choice", "a", "correct", " Who acts? ")).question()).isEqualTo("Who acts?");
        assertThat(one(asked("q1", "choice", "a", "correct", null)).question()).isEqualTo("q1");
        assertThat(FirstAnswers.of(List.of(asked("q1", "choice", "a", "correct", null)), "sco", "Part two").get(0).question()).isEqualTo("Part two: q1");
        assertThat(one(asked("q1", "choice", "a", "correct", null)).item()).isEqualTo("sco/q1");
        String longId = "x".repeat(4000);
        assertThat(one(asked(longId, "choice", "a", "correct", null)).item()).hasSize(400).isNotEqualTo(one(asked(longId + "y", "choice", "a", "correct", null)).item());
    }

    @Test
    void leavesOutWhatWasNotAnswered() {
        assertThat(FirstAnswers.of(List.of(asked("q1", "choice", null, null, "Who acts?")), "sco", "")).isEmpty();
    }

    @Test
    void readsPointsOutOfTheWeightingUpToAllOfThem() {
        assertThat(FirstAnswers.points("10", "10")).contains(new BigDecimal("1.0000"));
        assertThat(FirstAnswers.points("10.1", "10")).isEmpty();
        assertThat(FirstAnswers.points("0", "10")).contains(new BigDecimal("0.0000"));
        assertThat(FirstAnswers.points("1", "0")).as("a question of no weight is one of one point").contains(new BigDecimal("1.0000"));
        assertThat(FirstAnswers.points("0.5", "-2")).contains(new BigDecimal("0.5000"));
        assertThat(FirstAnswers.points("1", "3")).contains(new BigDecimal("0.3333"));
        assertThat(FirstAnswers.points(null, "3")).isEmpty();
    }

    @Test
    void cutsNothingThatJustFits() {
        assertThat(one(asked("x".repeat(396), "choice", "a", "correct", "w")).item()).isEqualTo("sco/" + "x".repeat(396));
        assertThat(one(asked("x".repeat(397), "choice", "a", "correct", "w")).item()).hasSize(400).startsWith("sco/" + "x".repeat(359) + "#");
        assertThat(one(asked("q", "choice", "a", "correct", "w".repeat(1000))).question()).isEqualTo("w".repeat(1000));
        assertThat(one(asked("q", "choice", "a", "correct", "w".repeat(1001))).question()).isEqualTo("w".repeat(999) + "…");
        assertThat(one(asked("q", "choice", "a".repeat(401), "correct", "w")).chosen()).isEqualTo("a".repeat(399) + "…");
    }

    @Test
    void keepsAQuestionOfWhichOnlyTheAnswerOrOnlyTheResultIsKnown() {
        ItemAnswer marked = one(asked("q", "choice", null, "correct", " "));
        assertThat(marked.points()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(marked.chosen()).isNull();
        assertThat(marked.question()).as("words of nothing but spaces").isEqualTo("q");
        ItemAnswer given = one(asked("q", "choice", "a[:]b", null, null));
        assertThat(given.chosen()).isEqualTo("a to b");
        assertThat(given.points()).isNull();
        assertThat(one(asked("q", "choice", " ", "correct", null)).chosen()).isNull();
    }
}
