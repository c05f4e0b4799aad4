package heed.scorm.cloud;

import static heed.platform.Json.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import heed.scorm.Samples;
import heed.scorm.manifest.ManifestReader;
import heed.scorm.runtime.ScoData;
import heed.scorm.sequencing.Activity;
import heed.scorm.sequencing.ActivityTree;
import heed.scorm.sequencing.ObjectiveStatus;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistrationJsonTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-22T09:00:00Z");

    /** What is told of a content object of SCORM 2004 that has said so much: pairs of element and value. */
    private static JsonObject told(String... pairs) {
        JsonObjectBuilder values = JSON.createObjectBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            values.add(pairs[i], pairs[i + 1]);
        }
        Activity activity = ActivityTree.of(ManifestReader.read(Samples.of(Map.of("imsmanifest.xml", Samples.manifest("A course"), "index.html", ""))).manifest().orElseThrow()).root();
        Result.Said said = new Result.Said(ScoData.of(values.build(), true), true, "unknown", "unknown", 0, false);
        Result.Node root = new Result.Node(activity, 1, false, ObjectiveStatus.unknown(), Optional.of(said), List.of());
        Registered registered = new Registered(UUID.randomUUID(), "r", UUID.randomUUID(), "c", UUID.randomUUID(), "l", UUID.randomUUID(), 0, UUID.randomUUID(), List.of(), NOW, NOW);
        Result result = new Result(registered, "A course", 0, new LearnerWords("l", null, null, null), null, Optional.empty(), Optional.of(root));
        return RegistrationJson.of(result, new RegistrationJson.Depth(true, true, true)).build().getJsonObject("activityDetails");
    }

    @Test
    void tellsNothingThatALearnerWroteInHerOwnWords() {
        JsonObject runtime = told("cmi.comments_from_learner.0.comment", "It is like ours at home",
                "cmi.interactions.0.id", "q0", "cmi.interactions.0.type", "long-fill-in", "cmi.interactions.0.learner_response", "At home", "cmi.interactions.0.result", "correct",
                "cmi.interactions.0.weighting", "2", "cmi.interactions.0.latency", "PT9S", "cmi.interactions.1.id", "q1", "cmi.interactions.1.learner_response", "At home",
                "cmi.interactions.2.id", "q2", "cmi.interactions.2.type", "fill-in", "cmi.interactions.2.learner_response", "At home",
                "cmi.interactions.3.id", "q3", "cmi.interactions.3.type", "performance", "cmi.interactions.3.learner_response", "step[.]At home",
                "cmi.interactions.4.id", "q4", "cmi.interactions.4.type", "other", "cmi.interactions.4.learner_response", "At home",
                "cmi.interactions.5.id", "q5", "cmi.interactions.5.type", "choice", "cmi.interactions.5.learner_response", "a[,]c").getJsonObject("runtime");
        assertThat(runtime.toString()).doesNotContain("home");
        assertThat(runtime.getJsonArray("learnerComments")).isEmpty();
        JsonObject written = runtime.getJsonArray("runtimeInteractions").getJsonObject(0);
        assertThat(written.getString("result") + written.getString("weighting") + written.getString("latency") + written.getString("type")).isEqualTo("correct2PT9SLongFillIn");
        assertThat(runtime.getJsonArray("runtimeInteractions").getJsonObject(5).getString("learnerResponse")).isEqualTo("a[,]c");
    }

    /** Written out, such a number would have 600 million digits. */
    @Test
    void leavesOutNumbersThatNobodyCanWriteOut() {
        JsonObject objective = told("cmi.objectives.0.id", "o", "cmi.objectives.0.score.scaled", "1e600000000", "cmi.objectives.0.score.raw", "1e600000000",
                "cmi.objectives.0.progress_measure", "1e-600000000").getJsonArray("objectives").getJsonObject(0);
        assertThat(objective).doesNotContainKeys("score", "scoreRaw", "progressMeasure");
    }
}
