package heed.scorm.cloud;

import static heed.platform.Json.JSON;

import heed.scorm.runtime.CmiTime;
import heed.scorm.runtime.ScoData;
import heed.scorm.sequencing.Activity;
import heed.scorm.sequencing.ObjectiveStatus;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What registrations have come to, in the words of the API. Scores are from 0 to 100 there. What learners wrote in their own words is told nobody. */
public final class RegistrationJson {
    private static final Map<String, String> KINDS = Map.of("true-false", "TrueFalse", "choice", "Choice", "fill-in", "FillIn", "long-fill-in", "LongFillIn", "likert", "Likert",
            "matching", "Matching", "performance", "Performance", "sequencing", "Sequencing", "numeric", "Numeric");

    /**
     * How much is told of each activity.
     *
     * @param children     of those below the course itself
     * @param interactions of questions and objectives
     * @param runtime      of everything else its content said
     */
    public record Depth(boolean children, boolean interactions, boolean runtime) {
        /** Whether more is wanted than the course's own result. */
        public boolean whole() {
            return children || interactions || runtime;
        }
    }

    private RegistrationJson() {}

    public static JsonObjectBuilder of(Result result, Depth depth) {
        Registered r = result.registration();
        Optional<Result.Attempt> attempt = result.attempt();
        boolean complete = result.completedAt() != null;
        JsonObjectBuilder json = JSON.createObjectBuilder().add("id", r.registrationId()).add("instance", r.instance()).add("xapiRegistrationId", r.xapiRegistrationId().toString())
                .add("updated", attempt.map(Result.Attempt::lastAt).filter(l -> l.isAfter(r.updatedAt())).orElse(r.updatedAt()).toString())
                .add("registrationCompletion", complete ? "COMPLETED" : completion(attempt.map(Result.Attempt::completion).orElse("unknown")))
                .add("registrationSuccess", success(attempt.map(Result.Attempt::success).orElse("unknown")));
        result.root().filter(n -> attempt.map(Result.Attempt::latest).orElse(true)).flatMap(n -> n.status().progress()).ifPresent(p -> json.add("registrationCompletionAmount", p));
        attempt.map(Result.Attempt::scaled).ifPresent(s -> json.add("score", score(s)));
        json.add("totalSecondsTracked", attempt.map(Result.Attempt::seconds).orElse(0L));
        attempt.ifPresent(a -> json.add("firstAccessDate", a.begunAt().toString()).add("lastAccessDate", a.lastAt().toString()));
        if (complete) {
            json.add("completedDate", result.completedAt().toString());
        }
        json.add("createdDate", r.createdAt().toString()).add("course", JSON.createObjectBuilder().add("id", r.courseId()).add("title", result.title()).add("version", result.version()))
                .add("learner", learner(result.learner())).add("tags", JSON.createArrayBuilder(r.tags())).add("globalObjectives", JSON.createArrayBuilder()).add("sharedData", JSON.createArrayBuilder());
        result.root().flatMap(RegistrationJson::suspended).ifPresent(id -> json.add("suspendedActivityId", id));
        result.root().ifPresent(root -> json.add("activityDetails", activity(root, depth)));
        return json;
    }

    static JsonObjectBuilder learner(LearnerWords words) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("id", words.id());
        add(json, "email", words.email());
        add(json, "firstName", words.firstName());
        add(json, "lastName", words.lastName());
        return json;
    }

    private static void add(JsonObjectBuilder json, String name, String value) {
        if (value != null) {
            json.add(name, value);
        }
    }

    private static JsonObjectBuilder score(BigDecimal scaled) {
        return JSON.createObjectBuilder().add("scaled", new BigDecimal(scaled.movePointRight(2).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString()));
    }

    private static String completion(String status) {
        return switch (status) {
            case "completed", "browsed", "passed", "failed" -> "COMPLETED";
            case "incomplete", "not attempted" -> "INCOMPLETE";
            default -> "UNKNOWN";
        };
    }

    private static String success(String status) {
        return status.equals("passed") || status.equals("failed") ? status.toUpperCase(Locale.ROOT) : "UNKNOWN";
    }

    private static Optional<String> suspended(Result.Node node) {
        Optional<String> below = node.children().stream().map(RegistrationJson::suspended).flatMap(Optional::stream).findFirst();
        return below.isPresent() ? below : node.suspended() ? Optional.of(node.activity().id()) : Optional.empty();
    }

    private static JsonObjectBuilder activity(Result.Node node, Depth depth) {
        ObjectiveStatus status = node.status();
        JsonObjectBuilder json = JSON.createObjectBuilder().add("id", node.activity().id()).add("title", node.activity().title()).add("attempts", node.attempts())
                .add("activityCompletion", completion(status.completionStatus())).add("activitySuccess", success(status.successStatus()));
        status.scaled().ifPresent(s -> json.add("score", score(s)));
        json.add("timeTracked", CmiTime.span(centi(node)));
        status.progress().ifPresent(p -> json.add("completionAmount", JSON.createObjectBuilder().add("scaled", p)));
        json.add("suspended", node.suspended());
        JsonArrayBuilder children = JSON.createArrayBuilder();
        if (depth.children()) {
            node.children().forEach(c -> children.add(activity(c, depth)));
        }
        json.add("children", children);
        if (depth.interactions()) {
            JsonArrayBuilder objectives = JSON.createArrayBuilder();
            node.said().ifPresent(s -> s.data().objectivesAsSaid().forEach(o -> objectives.add(objective(o))));
            json.add("objectives", objectives);
        }
        json.add("staticProperties", fixed(node.activity()));
        if (depth.runtime() || depth.interactions()) {
            node.said().ifPresent(s -> json.add("runtime", runtime(s, depth)));
        }
        return json;
    }

    private static long centi(Result.Node node) {
        return node.said().map(Result.Said::centi).orElse(0L) + node.children().stream().mapToLong(RegistrationJson::centi).sum();
    }

    private static JsonObjectBuilder objective(ScoData.Objective said) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("id", said.id()).add("primary", false).add("objectiveCompletion", completion(text(said.completion())))
                .add("objectiveSuccess", success(text(said.success())));
        number(said.scaled()).ifPresent(s -> json.add("score", score(s)));
        number(said.raw()).ifPresent(n -> json.add("scoreRaw", n));
        number(said.progress()).ifPresent(n -> json.add("progressMeasure", n));
        return json;
    }

    private static String text(String said) {
        return said == null ? "" : said;
    }

    private static Optional<BigDecimal> number(String said) {
        return ScoData.number(said);
    }

    private static JsonObjectBuilder fixed(Activity activity) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("completionThreshold", activity.completionThreshold().map(BigDecimal::toPlainString).orElse(""))
                .add("launchData", activity.launchData()).add("maxTimeAllowed", activity.maxTimeAllowed().map(Duration::toString).orElse(""))
                .add("scaledPassingScoreUsed", activity.scaledPassingScore().isPresent()).add("timeLimitAction", activity.timeLimitAction().orElse(""));
        activity.scaledPassingScore().ifPresent(s -> json.add("scaledPassingScore", s));
        return json;
    }

    private static JsonObjectBuilder runtime(Result.Said said, Depth depth) {
        ScoData data = said.data();
        JsonObjectBuilder json = JSON.createObjectBuilder();
        if (depth.runtime()) {
            String score = said.is2004() ? "cmi.score." : "cmi.core.score.";
            json.add("completionStatus", said.completion()).add("credit", "credit").add("entry", said.again() ? "resume" : "ab-initio")
                    .add("exit", value(data, said, "cmi.exit", "cmi.core.exit")).add("location", value(data, said, "cmi.location", "cmi.core.lesson_location")).add("mode", "normal")
                    .add("progressMeasure", data.value("cmi.progress_measure").orElse("")).add("scoreScaled", data.scaled().map(BigDecimal::toPlainString).orElse(""))
                    .add("scoreRaw", data.value(score + "raw").orElse("")).add("scoreMin", data.value(score + "min").orElse("")).add("scoreMax", data.value(score + "max").orElse(""))
                    .add("totalTime", CmiTime.span(said.centi())).add("timeTracked", CmiTime.span(said.centi())).add("runtimeSuccessStatus", success(said.success()))
                    .add("suspendData", data.value("cmi.suspend_data").orElse(""));
            json.add("learnerComments", JSON.createArrayBuilder()).add("lmsComments", JSON.createArrayBuilder());
        }
        if (depth.interactions()) {
            JsonArrayBuilder interactions = JSON.createArrayBuilder();
            data.interactions().forEach(i -> interactions.add(interaction(i)));
            JsonArrayBuilder objectives = JSON.createArrayBuilder();
            data.objectivesAsSaid().forEach(o -> objectives.add(runtimeObjective(o)));
            json.add("runtimeInteractions", interactions).add("runtimeObjectives", objectives);
        }
        return json;
    }

    private static String value(ScoData data, Result.Said said, String of2004, String of12) {
        return data.value(said.is2004() ? of2004 : of12).orElse("");
    }

    private static JsonObjectBuilder interaction(ScoData.Interaction said) {
        JsonArrayBuilder correct = JSON.createArrayBuilder();
        if (said.correct() != null) {
            for (String pattern : said.correct().split("\n")) {
                correct.add(pattern);
            }
        }
        return JSON.createObjectBuilder().add("id", said.id()).add("type", KINDS.getOrDefault(text(said.kind()), "Other")).add("objectives", JSON.createArrayBuilder())
                .add("timestamp", text(said.answered())).add("timestampUtc", "").add("correctResponses", correct).add("weighting", text(said.weighting()))
                .add("learnerResponse", said.isChosen() ? text(said.response()) : "").add("result", text(said.result())).add("latency", text(said.latency())).add("description", text(said.description()));
    }

    private static JsonObjectBuilder runtimeObjective(ScoData.Objective said) {
        String completion = switch (text(said.completion())) {
            case "completed", "passed", "failed" -> "COMPLETED";
            case "incomplete" -> "INCOMPLETE";
            case "not attempted" -> "NOT_ATTEMPTED";
            case "browsed" -> "BROWSED";
            default -> "UNKNOWN";
        };
        return JSON.createObjectBuilder().add("id", said.id()).add("scoreScaled", text(said.scaled())).add("scoreRaw", text(said.raw())).add("scoreMin", "").add("scoreMax", "")
                .add("runtimeObjectiveSuccessStatus", success(text(said.success()))).add("runtimeObjectiveCompletionStatus", completion).add("progressMeasure", text(said.progress()))
                .add("description", text(said.description()));
    }

    /** One opening of the player. */
    public static JsonObjectBuilder of(Results.LaunchLine line) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("id", line.id().toString()).add("instance", line.instance()).add("completionStatus", completion(line.completion()))
                .add("successStatus", success(line.success())).add("totalSecondsTracked", line.seconds())
                .add("launchTime", line.launchAt().toString()).add("lastRuntimeUpdate", line.lastAt().toString());
        if (line.exitAt() != null) {
            json.add("exitTime", line.exitAt().toString());
        }
        if (line.scaled() != null) {
            json.add("score", score(line.scaled()));
        }
        return json;
    }
}
