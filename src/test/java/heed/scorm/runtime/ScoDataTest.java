package heed.scorm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import heed.scorm.sequencing.InitialObjective;
import heed.scorm.sequencing.ObjectiveStatus;
import heed.scorm.sequencing.RuntimeReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoDataTest {
    @Test
    void saysOfTheLastLaunchNothingToTheNext() {
        ScoData data = ScoData.read("{\"cmi.location\":\"3\",\"cmi.exit\":\"suspend\",\"cmi.session_time\":\"PT5S\",\"adl.nav.request\":\"continue\"}", true);
        assertThat(data.toGoOnWith()).containsOnlyKeys("cmi.location");
        assertThat(data.exit()).isEqualTo(RuntimeReport.Exit.SUSPEND);
        assertThat(data.sessionCenti()).isEqualTo(500);
        assertThat(ScoData.read(data.json(), true).value("cmi.location")).contains("3");
    }

    @Test
    void takesTheLogoutOfAPartOfScorm12ForTheEndOfThatPart() {
        assertThat(ScoData.read("{\"cmi.core.exit\":\"logout\"}", false).exit()).isEqualTo(RuntimeReport.Exit.NORMAL);
        assertThat(ScoData.read("{\"cmi.core.exit\":\"time-out\"}", false).exit()).isEqualTo(RuntimeReport.Exit.NORMAL);
        assertThat(ScoData.read("{\"cmi.core.exit\":\"suspend\"}", false).exit()).isEqualTo(RuntimeReport.Exit.SUSPEND);
        assertThat(ScoData.read("{\"cmi.exit\":\"logout\"}", true).exit()).isEqualTo(RuntimeReport.Exit.LOGOUT);
    }

    @Test
    void tellsSequencingWhatTheContentSaidAndNotWhatFollowsFromIt() {
        RuntimeReport report = ScoData.read("{\"cmi.completion_status\":\"incomplete\",\"cmi.score.scaled\":\"0.9\",\"cmi.progress_measure\":\"0.25\",\"cmi.objectives.0.id\":\"o\",\"cmi.objectives.0.success_status\":\"passed\"}", true)
                .report("", Map.of("s", "v"));
        assertThat(report.status().satisfied()).isEmpty();
        assertThat(report.status().completed()).contains(false);
        assertThat(report.status().scaled().orElseThrow()).isEqualByComparingTo("0.9");
        assertThat(report.status().progress().orElseThrow()).isEqualByComparingTo("0.25");
        assertThat(report.objectives().get("o").satisfied()).contains(true);
        assertThat(report.stores()).containsEntry("s", "v");
    }

    @Test
    void readsTheScoreOfScorm12AsAShareOfTheLargest() {
        assertThat(ScoData.read("{\"cmi.core.score.raw\":\"35\",\"cmi.core.score.max\":\"50\"}", false).scaled().orElseThrow()).isEqualByComparingTo("0.7");
        assertThat(ScoData.read("{\"cmi.core.score.raw\":\"80\"}", false).scaled().orElseThrow()).isEqualByComparingTo("0.8");
        assertThat(ScoData.read("{\"cmi.core.score.raw\":\"150\",\"cmi.core.score.max\":\"0\"}", false).scaled().orElseThrow()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(ScoData.read("{}", false).scaled()).isEmpty();
        RuntimeReport report = ScoData.read("{\"cmi.core.score.raw\":\"35\"}", false).report("failed", Map.of());
        assertThat(report.status().completed()).contains(true);
        assertThat(report.status().satisfied()).contains(false);
    }

    @Test
    void holdsNoNumberThatAColumnCannot() {
        assertThat(ScoData.number("1e999999")).isEmpty();
        assertThat(ScoData.number("-1000000000000")).isEmpty();
        assertThat(ScoData.number("seven")).isEmpty();
        assertThat(ScoData.number("0.33333333333").orElseThrow()).isEqualByComparingTo("0.3333333");
    }

    @Test
    void putsTheManifestsObjectivesWhereTheContentLeftThem() {
        Map<String, String> values = new LinkedHashMap<>(Map.of("cmi.objectives.0.id", "b", "cmi.objectives.0.description", "mine"));
        ScoData.fill(values, List.of(new InitialObjective("a", ObjectiveStatus.unknown()), new InitialObjective("b", ObjectiveStatus.unknown().withSuccess("passed"))));
        assertThat(values).containsEntry("cmi.objectives.0.success_status", "passed").containsEntry("cmi.objectives.1.id", "a").hasSize(4);
    }

    @Test
    void readsTheObjectivesOfScorm12WithTheirShareOfTheScore() {
        RuntimeReport report = ScoData.read("""
                {"cmi.objectives.0.id":"a","cmi.objectives.0.status":"failed","cmi.objectives.0.score.raw":"30","cmi.objectives.0.score.min":"10","cmi.objectives.0.score.max":"50",
                 "cmi.objectives.1.id":"b","cmi.objectives.1.status":"incomplete","cmi.objectives.2.id":"c","cmi.objectives.2.status":"browsed"}""", false).report("incomplete", Map.of());
        ObjectiveStatus a = report.objectives().get("a");
        assertThat(a.satisfied()).contains(false);
        assertThat(a.completed()).contains(true);
        assertThat(a.scaled().orElseThrow()).isEqualByComparingTo("0.5");
        assertThat(a.raw().orElseThrow()).isEqualByComparingTo("30");
        assertThat(a.min().orElseThrow()).isEqualByComparingTo("10");
        assertThat(a.max().orElseThrow()).isEqualByComparingTo("50");
        assertThat(report.objectives().get("b").completed()).contains(false);
        assertThat(report.objectives().get("b").satisfied()).isEmpty();
        assertThat(report.objectives().get("c").completed()).isEmpty();
        assertThat(report.status().completed()).contains(false);
    }

    @Test
    void scoresBelowTheSmallestAreNoneAndAScaleThatIsNoneIsOneOfAHundred() {
        assertThat(ScoData.share(ScoData.number("5"), ScoData.number("10"), ScoData.number("50")).orElseThrow()).isZero();
        assertThat(ScoData.share(ScoData.number("55"), ScoData.number("10"), ScoData.number("10")).orElseThrow()).as("up to 100, since the largest is no larger than the smallest").isEqualByComparingTo("0.5");
        assertThat(ScoData.share(ScoData.number("150"), ScoData.number("100"), ScoData.number("50"))).isEmpty();
    }

    @Test
    void holdsTheLargestNumberThatAColumnCan() {
        assertThat(ScoData.number("999999999999").orElseThrow()).isEqualByComparingTo("999999999999");
        assertThat(ScoData.number("1000000000000")).isEmpty();
        assertThat(ScoData.number("1e3").orElseThrow().toString()).isEqualTo("1000");
        assertThat(ScoData.number("  0.5  ").orElseThrow().toString()).isEqualTo("0.5");
        assertThat(ScoData.number("0." + "1".repeat(38)).orElseThrow()).isEqualByComparingTo("0.1111111");
        assertThat(ScoData.number("0." + "1".repeat(39))).isEmpty();
        assertThat(ScoData.number(" ")).isEmpty();
        assertThat(ScoData.number(null)).isEmpty();
    }

    @Test
    void tellsQuestionsAndCommentsInTheWordsOfEachDataModel() {
        var asked = ScoData.read("""
                {"cmi.interactions.0.id":"q","cmi.interactions.0.type":"numeric","cmi.interactions.0.learner_response":"7","cmi.interactions.0.timestamp":"2026-11-22T10:00:00",
                 "cmi.interactions.0.correct_responses.0.pattern":"5[:]9","cmi.interactions.0.correct_responses.1.pattern":"11[:]","cmi.interactions.1.id":"w","cmi.interactions.1.type":"fill-in",
                 "cmi.comments_from_learner.0.comment":"Hard","cmi.comments_from_learner.0.location":"p1"}""", true);
        var numeric = asked.interactions().get(0);
        assertThat(numeric.correct()).isEqualTo("5[:]9\n11[:]");
        assertThat(numeric.response()).isEqualTo("7");
        assertThat(numeric.answered()).isEqualTo("2026-11-22T10:00:00");
        assertThat(numeric.isChosen()).isTrue();
        assertThat(asked.interactions().get(1).isChosen()).isFalse();
        assertThat(asked.interactions().get(1).correct()).isNull();
        assertThat(asked.comments()).containsExactly(new ScoData.Comment(0, "Hard", "p1", null));
        ScoData old = ScoData.read("{\"cmi.interactions.0.id\":\"q\",\"cmi.interactions.0.student_response\":\"t\",\"cmi.interactions.0.time\":\"10:00:00\",\"cmi.comments\":\"Hard\"}", false);
        assertThat(old.interactions().get(0).response()).isEqualTo("t");
        assertThat(old.interactions().get(0).answered()).isEqualTo("10:00:00");
        assertThat(old.comments()).containsExactly(new ScoData.Comment(0, "Hard", null, null));
        assertThat(ScoData.read("{\"cmi.comments\":\"\"}", false).comments()).isEmpty();
    }

    @Test
    void keepsNoWordOfAnObjectiveThatTheStandardDoesNotKnow() {
        var said = ScoData.read("""
                {"cmi.objectives.0.id":"a","cmi.objectives.0.success_status":"passed","cmi.objectives.0.completion_status":"nearly","cmi.objectives.1.id":"b","cmi.objectives.1.success_status":"great"}""", true).objectivesAsSaid();
        assertThat(said.get(0).success()).isEqualTo("passed");
        assertThat(said.get(0).completion()).isNull();
        assertThat(said.get(1).success()).isNull();
        var old = ScoData.read("{\"cmi.objectives.0.id\":\"a\",\"cmi.objectives.0.status\":\"browsed\"}", false).objectivesAsSaid();
        assertThat(old.get(0).success()).isEqualTo("browsed");
        assertThat(old.get(0).completion()).isEqualTo("browsed");
    }

    @Test
    void handsAnObjectiveAllThatIsKnownOfIt() {
        Map<String, String> values = new LinkedHashMap<>();
        ObjectiveStatus status = ObjectiveStatus.unknown().withSuccess("failed").withCompletion("completed").withScaled(new BigDecimal("0.4")).withRaw(new BigDecimal("4"))
                .withMin(new BigDecimal("1")).withMax(new BigDecimal("9")).withProgress(new BigDecimal("0.8"));
        ScoData.fill(values, List.of(new InitialObjective("a", status), new InitialObjective("b", ObjectiveStatus.unknown())));
        String at = "cmi.objectives.0.";
        assertThat(values).containsOnly(Map.entry(at + "id", "a"), Map.entry(at + "success_status", "failed"), Map.entry(at + "completion_status", "completed"), Map.entry(at + "score.scaled", "0.4"),
                Map.entry(at + "score.raw", "4"), Map.entry(at + "score.min", "1"), Map.entry(at + "score.max", "9"), Map.entry(at + "progress_measure", "0.8"), Map.entry("cmi.objectives.1.id", "b"));
    }

    @Test
    void tellsSequencingHowLongItTook() {
        assertThat(ScoData.read("{\"cmi.session_time\":\"PT5S\"}", true).report("", Map.of()).time()).isEqualTo(Duration.ofSeconds(5));
    }
}
