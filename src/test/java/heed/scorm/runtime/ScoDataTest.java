package heed.scorm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import heed.scorm.sequencing.InitialObjective;
import heed.scorm.sequencing.ObjectiveStatus;
import heed.scorm.sequencing.RuntimeReport;
import java.math.BigDecimal;
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
}
