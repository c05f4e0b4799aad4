package heed.scorm.runtime;

import static heed.platform.Json.JSON;

import heed.scorm.sequencing.InitialObjective;
import heed.scorm.sequencing.ObjectiveStatus;
import heed.scorm.sequencing.RuntimeReport;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The data model of one content object as it lies on the server: every element it has set, by its full name. The object itself checked each
 * value in the browser; nothing is taken on trust here beyond what its own result may be.
 */
public final class ScoData {
    /** Said anew by each launch. */
    private static final Set<String> OF_ONE_LAUNCH = Set.of("cmi.exit", "cmi.session_time", "adl.nav.request", "cmi.core.exit", "cmi.core.session_time");
    private static final Set<String> SUCCESS = Set.of("passed", "failed", "unknown");
    private static final Set<String> COMPLETION = Set.of("completed", "incomplete", "not attempted", "unknown");
    private static final Set<String> LESSON = Set.of("passed", "completed", "failed", "incomplete", "browsed", "not attempted");
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(12);

    private final Map<String, String> values;
    private final boolean is2004;

    private ScoData(Map<String, String> values, boolean is2004) {
        this.values = values;
        this.is2004 = is2004;
    }

    /** A content object that has said nothing. */
    public static ScoData nothing(boolean is2004) {
        return new ScoData(new LinkedHashMap<>(), is2004);
    }

    /** @throws jakarta.json.JsonException if the text is no JSON */
    public static ScoData read(String json, boolean is2004) {
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            return of(reader.readObject(), is2004);
        }
    }

    /** Takes the texts of an object; what is no text is left out, and so is the character 0, which no column of text takes. */
    public static ScoData of(JsonObject object, boolean is2004) {
        Map<String, String> values = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (value.getValueType() == JsonValue.ValueType.STRING) {
                values.put(name, ((JsonString) value).getString().replace("\0", ""));
            }
        });
        return new ScoData(values, is2004);
    }

    public Optional<String> value(String element) {
        return Optional.ofNullable(values.get(element));
    }

    /** What the next launch of the same attempt begins with. */
    public Map<String, String> toGoOnWith() {
        Map<String, String> kept = new LinkedHashMap<>(values);
        kept.keySet().removeAll(OF_ONE_LAUNCH);
        return kept;
    }

    public String json() {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        values.forEach(object::add);
        return object.build().toString();
    }

    private String core(String of2004, String of12) {
        return values.getOrDefault(is2004 ? of2004 : of12, "");
    }

    /** In SCORM 1.2 one part ends for itself: its {@code logout} and {@code time-out}, which common wrappers always send, leave the course open. */
    public RuntimeReport.Exit exit() {
        RuntimeReport.Exit exit = RuntimeReport.Exit.of(core("cmi.exit", "cmi.core.exit"));
        return !is2004 && exit != RuntimeReport.Exit.NONE && exit != RuntimeReport.Exit.SUSPEND ? RuntimeReport.Exit.NORMAL : exit;
    }

    /** What the content says it took in this launch, in hundredths of a second. */
    public long sessionCenti() {
        return CmiTime.centi(core("cmi.session_time", "cmi.core.session_time"));
    }

    public Optional<BigDecimal> raw() {
        return number(core("cmi.score.raw", "cmi.core.score.raw"));
    }

    /** From -1 to 1: said so, or in SCORM 1.2 the raw score as a part of the largest one, which is 100 unless it says otherwise. */
    public Optional<BigDecimal> scaled() {
        return is2004 ? number(values.get("cmi.score.scaled")) : share(raw(), number(values.get("cmi.core.score.min")), number(values.get("cmi.core.score.max")));
    }

    static Optional<BigDecimal> share(Optional<BigDecimal> raw, Optional<BigDecimal> min, Optional<BigDecimal> max) {
        BigDecimal from = min.orElse(BigDecimal.ZERO);
        BigDecimal to = max.filter(m -> m.compareTo(from) > 0).orElse(BigDecimal.valueOf(100));
        return to.compareTo(from) <= 0 ? Optional.empty() : raw.map(r -> r.subtract(from).divide(to.subtract(from), 7, RoundingMode.HALF_UP).max(BigDecimal.ZERO).min(BigDecimal.ONE));
    }

    /** A number that a column can hold; empty for anything else. */
    public static Optional<BigDecimal> number(String text) {
        try {
            return text == null || text.isBlank() || text.length() > 40 ? Optional.empty()
                    : Optional.of(new BigDecimal(text.strip())).filter(n -> n.abs().compareTo(LARGEST) < 0 && n.scale() < 40).map(n -> n.setScale(7, RoundingMode.HALF_UP).stripTrailingZeros()).map(n -> n.scale() < 0 ? n.setScale(0) : n);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * What sequencing hears.
     *
     * @param lesson in SCORM 1.2 the status that counts, with the mastery score applied; not used in 2004
     * @param stores what was written to {@code adl.data}
     */
    public RuntimeReport report(String lesson, Map<String, String> stores) {
        ObjectiveStatus status = is2004 ? status2004("cmi.", "success_status", "completion_status") : status12(lesson);
        return new RuntimeReport(status, objectives(), stores, Duration.ofMillis(sessionCenti() * 10), exit(),
                is2004 ? values.containsKey("cmi.success_status") : status.satisfied().isPresent(),
                is2004 ? values.containsKey("cmi.completion_status") : status.completed().isPresent());
    }

    private ObjectiveStatus status12(String lesson) {
        ObjectiveStatus status = switch (lesson) {
            case "passed" -> ObjectiveStatus.unknown().withCompletion("completed").withSuccess("passed");
            case "failed" -> ObjectiveStatus.unknown().withCompletion("completed").withSuccess("failed");
            case "completed", "browsed" -> ObjectiveStatus.unknown().withCompletion("completed");
            case "incomplete" -> ObjectiveStatus.unknown().withCompletion("incomplete");
            default -> ObjectiveStatus.unknown();
        };
        return scores(status, "cmi.core.", scaled());
    }

    private ObjectiveStatus status2004(String at, String success, String completion) {
        ObjectiveStatus status = ObjectiveStatus.unknown().withSuccess(values.getOrDefault(at + success, "unknown")).withCompletion(values.getOrDefault(at + completion, "unknown"));
        Optional<BigDecimal> progress = number(values.get(at + "progress_measure"));
        status = progress.isPresent() ? status.withProgress(progress.get()) : status;
        return scores(status, at, number(values.get(at + "score.scaled")));
    }

    private ObjectiveStatus scores(ObjectiveStatus known, String at, Optional<BigDecimal> scaled) {
        ObjectiveStatus status = scaled.isPresent() ? known.withScaled(scaled.get()) : known;
        Optional<BigDecimal> raw = number(values.get(at + "score.raw"));
        Optional<BigDecimal> min = number(values.get(at + "score.min"));
        Optional<BigDecimal> max = number(values.get(at + "score.max"));
        status = raw.isPresent() ? status.withRaw(raw.get()) : status;
        status = min.isPresent() ? status.withMin(min.get()) : status;
        return max.isPresent() ? status.withMax(max.get()) : status;
    }

    private Map<String, ObjectiveStatus> objectives() {
        Map<String, ObjectiveStatus> byId = new LinkedHashMap<>();
        for (int n = 0; values.containsKey("cmi.objectives." + n + ".id"); n++) {
            String at = "cmi.objectives." + n + ".";
            byId.put(values.get(at + "id"), is2004 ? status2004(at, "success_status", "completion_status")
                    : scores(ofLesson(values.getOrDefault(at + "status", "")), at, share(number(values.get(at + "score.raw")), number(values.get(at + "score.min")), number(values.get(at + "score.max")))));
        }
        return byId;
    }

    private static ObjectiveStatus ofLesson(String status) {
        return switch (status) {
            case "passed", "failed" -> ObjectiveStatus.unknown().withCompletion("completed").withSuccess(status);
            case "completed", "incomplete" -> ObjectiveStatus.unknown().withCompletion(status);
            default -> ObjectiveStatus.unknown();
        };
    }

    /** Adds the objectives the manifest gives a content object; what it has said of one before goes before what others know of it. */
    public static void fill(Map<String, String> values, List<InitialObjective> objectives) {
        int next = 0;
        while (values.containsKey("cmi.objectives." + next + ".id")) {
            next++;
        }
        for (InitialObjective objective : objectives) {
            int n = 0;
            while (n < next && !objective.id().equals(values.get("cmi.objectives." + n + ".id"))) {
                n++;
            }
            String at = "cmi.objectives." + n + ".";
            next = Math.max(next, n + 1);
            values.put(at + "id", objective.id());
            ObjectiveStatus status = objective.status();
            status.satisfied().ifPresent(s -> values.put(at + "success_status", status.successStatus()));
            status.completed().ifPresent(s -> values.put(at + "completion_status", status.completionStatus()));
            status.scaled().ifPresent(v -> values.put(at + "score.scaled", v.toPlainString()));
            status.raw().ifPresent(v -> values.put(at + "score.raw", v.toPlainString()));
            status.min().ifPresent(v -> values.put(at + "score.min", v.toPlainString()));
            status.max().ifPresent(v -> values.put(at + "score.max", v.toPlainString()));
            status.progress().ifPresent(v -> values.put(at + "progress_measure", v.toPlainString()));
        }
    }

    /** A question and its answer; what was not said is null. */
    public record Interaction(int place, String id, String kind, String response, String correct, String result, String weighting, String latency, String answered, String description) {
        /** Kinds whose answers are chosen among what the course offers; an answer to any other may be in the learner's own words. */
        private static final Set<String> CHOSEN = Set.of("true-false", "choice", "likert", "matching", "sequencing", "numeric");

        public boolean isChosen() {
            return kind != null && CHOSEN.contains(kind);
        }
    }

    public List<Interaction> interactions() {
        List<Interaction> all = new ArrayList<>();
        for (int n = 0; values.containsKey("cmi.interactions." + n + ".id"); n++) {
            String at = "cmi.interactions." + n + ".";
            List<String> patterns = new ArrayList<>();
            for (int p = 0; values.containsKey(at + "correct_responses." + p + ".pattern"); p++) {
                patterns.add(values.get(at + "correct_responses." + p + ".pattern"));
            }
            all.add(new Interaction(n, cut(values.get(at + "id"), 4000), cut(values.get(at + "type"), 20), values.get(at + (is2004 ? "learner_response" : "student_response")),
                    patterns.isEmpty() ? null : String.join("\n", patterns), cut(values.get(at + "result"), 40), cut(values.get(at + "weighting"), 40),
                    cut(values.get(at + "latency"), 60), cut(values.get(at + (is2004 ? "timestamp" : "time")), 60), values.get(at + "description")));
        }
        return all;
    }

    /** An objective as the content left it; what was not said, or is no word of the standard, is null. */
    public record Objective(int place, String id, String success, String completion, String scaled, String raw, String progress, String description) {}

    public List<Objective> objectivesAsSaid() {
        List<Objective> all = new ArrayList<>();
        for (int n = 0; values.containsKey("cmi.objectives." + n + ".id"); n++) {
            String at = "cmi.objectives." + n + ".";
            String status = values.get(at + "status");
            all.add(new Objective(n, cut(values.get(at + "id"), 4000), is2004 ? word(values.get(at + "success_status"), SUCCESS) : word(status, LESSON),
                    is2004 ? word(values.get(at + "completion_status"), COMPLETION) : word(status, LESSON),
                    cut(values.get(at + "score.scaled"), 40), cut(values.get(at + "score.raw"), 40), cut(values.get(at + "progress_measure"), 40), values.get(at + "description")));
        }
        return all;
    }

    /** What a learner wrote. */
    public record Comment(int place, String body, String location, String written) {}

    public List<Comment> comments() {
        List<Comment> all = new ArrayList<>();
        if (!is2004) {
            value("cmi.comments").filter(c -> !c.isEmpty()).ifPresent(c -> all.add(new Comment(0, c, null, null)));
            return all;
        }
        for (int n = 0; values.containsKey("cmi.comments_from_learner." + n + ".comment"); n++) {
            String at = "cmi.comments_from_learner." + n + ".";
            all.add(new Comment(n, values.get(at + "comment"), cut(values.get(at + "location"), 4000), cut(values.get(at + "timestamp"), 60)));
        }
        return all;
    }

    private static String word(String said, Set<String> known) {
        return said != null && known.contains(said) ? said : null;
    }

    private static String cut(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }
}
