package heed.scorm.sequencing;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A content object's data model, as much of it as bears on sequencing. */
final class AdlContent {
    private static final Pattern BY_ID = Pattern.compile("(.*)\\.&([^&]+)&\\.(.*)");
    private static final Pattern NUMBERED = Pattern.compile("(cmi\\.objectives|adl\\.data)\\.(\\d+)\\.(.*)");

    private final Activity activity;
    private final Map<String, String> values = new HashMap<>();
    private final List<Map<String, String>> objectives = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private List<SharedStore> stores = List.of();
    private final Map<String, String> written = new LinkedHashMap<>();

    AdlContent(Activity activity) {
        this.activity = activity;
    }

    void open(boolean resumed, Sequencer sequencer) {
        if (!resumed) {
            said.clear();
            values.clear();
            objectives.clear();
        }
        for (InitialObjective initial : sequencer.objectives(activity.id())) {
            Map<String, String> known = objectives.stream().filter(o -> initial.id().equals(o.get("id"))).findFirst().orElse(null);
            if (known == null) {
                known = new HashMap<>();
                known.put("id", initial.id());
                objectives.add(known);
            }
            fill(known, initial.status());
        }
        stores = sequencer.sharedData(activity.id());
        written.clear();
        values.put("entry", resumed ? "resume" : "ab-initio");
        values.remove("exit");
    }

    private static void fill(Map<String, String> into, ObjectiveStatus status) {
        status.satisfied().ifPresent(s -> into.put("success_status", s ? "passed" : "failed"));
        status.completed().ifPresent(c -> into.put("completion_status", c ? "completed" : "incomplete"));
        status.scaled().ifPresent(v -> into.put("score.scaled", v.toString()));
        status.raw().ifPresent(v -> into.put("score.raw", v.toString()));
        status.min().ifPresent(v -> into.put("score.min", v.toString()));
        status.max().ifPresent(v -> into.put("score.max", v.toString()));
        status.progress().ifPresent(v -> into.put("progress_measure", v.toString()));
    }

    void set(String element, String value) {
        Matcher byId = BY_ID.matcher(element);
        if (byId.matches()) {
            if (byId.group(1).equals("adl.data")) {
                stores.stream().filter(s -> s.id().equals(byId.group(2)) && s.writable()).forEach(s -> written.put(s.id(), value));
            } else {
                objectives.stream().filter(o -> byId.group(2).equals(o.get("id"))).findFirst().ifPresent(o -> o.put(byId.group(3), value));
            }
            return;
        }
        Matcher numbered = NUMBERED.matcher(element);
        if (numbered.matches() && numbered.group(1).equals("cmi.objectives")) {
            int n = Integer.parseInt(numbered.group(2));
            if (n == objectives.size()) {
                objectives.add(new HashMap<>());
            }
            if (n < objectives.size()) {
                objectives.get(n).put(numbered.group(3), value);
            }
        } else if (element.startsWith("cmi.")) {
            values.put(element.substring(4), value);
            said.add(element.substring(4));
        }
    }

    /** What a call should answer; empty for elements this data model does not know. A value that was never set is an empty text. */
    Optional<String> get(String element) {
        Matcher byId = BY_ID.matcher(element);
        if (byId.matches() && byId.group(1).equals("adl.data")) {
            return Optional.of(byId.group(3).equals("id") ? byId.group(2) : stores.stream().filter(s -> s.id().equals(byId.group(2))).findFirst()
                    .map(s -> s.readable() ? written.getOrDefault(s.id(), s.value().orElse("")) : "").orElse("no such store"));
        }
        if (byId.matches()) {
            return Optional.of(objectives.stream().filter(o -> byId.group(2).equals(o.get("id"))).findFirst()
                    .map(o -> status(o, byId.group(3))).orElse("no such objective"));
        }
        return switch (element) {
            case "cmi.objectives._count" -> Optional.of(String.valueOf(objectives.size()));
            case "adl.data._count" -> Optional.of(String.valueOf(stores.size()));
            case "cmi.completion_threshold" -> Optional.of(activity.completionThreshold().map(BigDecimal::toString).orElse(""));
            case "cmi.scaled_passing_score" -> Optional.of(activity.scaledPassingScore().map(BigDecimal::toString).orElse(""));
            case "cmi.launch_data" -> Optional.of(activity.launchData());
            case "cmi.success_status" -> Optional.of(activity.scaledPassingScore()
                    .map(pass -> !values.containsKey("score.scaled") ? "unknown" : new BigDecimal(values.get("score.scaled")).compareTo(pass) >= 0 ? "passed" : "failed")
                    .orElseGet(() -> status(values, "success_status")));
            case "cmi.completion_status" -> Optional.of(activity.completionThreshold()
                    .map(done -> !values.containsKey("progress_measure") ? "unknown" : new BigDecimal(values.get("progress_measure")).compareTo(done) >= 0 ? "completed" : "incomplete")
                    .orElseGet(() -> status(values, "completion_status")));
            case "cmi.entry", "cmi.location", "cmi.suspend_data", "cmi.progress_measure", "cmi.score.scaled", "cmi.score.raw", "cmi.score.min", "cmi.score.max" ->
                    Optional.of(values.getOrDefault(element.substring(4), ""));
            default -> Optional.empty();
        };
    }

    List<String> objectiveIds() {
        return objectives.stream().map(o -> o.getOrDefault("id", "")).toList();
    }

    private static String status(Map<String, String> values, String name) {
        return values.getOrDefault(name, name.endsWith("_status") ? "unknown" : "");
    }

    RuntimeReport report() {
        Map<String, ObjectiveStatus> byId = new LinkedHashMap<>();
        objectives.forEach(o -> byId.putIfAbsent(o.getOrDefault("id", ""), status(o)));
        return new RuntimeReport(status(values), byId, written, Duration.ZERO, RuntimeReport.Exit.of(values.getOrDefault("exit", "")),
                said.contains("success_status"), said.contains("completion_status"));
    }

    private static ObjectiveStatus status(Map<String, String> from) {
        ObjectiveStatus s = ObjectiveStatus.unknown()
                .withSuccess(from.getOrDefault("success_status", "")).withCompletion(from.getOrDefault("completion_status", ""));
        s = from.containsKey("score.scaled") ? s.withScaled(new BigDecimal(from.get("score.scaled"))) : s;
        s = from.containsKey("score.raw") ? s.withRaw(new BigDecimal(from.get("score.raw"))) : s;
        s = from.containsKey("score.min") ? s.withMin(new BigDecimal(from.get("score.min"))) : s;
        s = from.containsKey("score.max") ? s.withMax(new BigDecimal(from.get("score.max"))) : s;
        return from.containsKey("progress_measure") ? s.withProgress(new BigDecimal(from.get("progress_measure"))) : s;
    }
}
