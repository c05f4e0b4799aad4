package heed.scorm.sequencing;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The state as text. What is unknown, empty or false is left out. */
final class StateJson {

    /** Looking the provider up anew for every object would cost more than all the rest. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private StateJson() {
    }

    static String write(SequencingState state) {
        JsonObjectBuilder activities = JSON.createObjectBuilder();
        state.activities.forEach((id, t) -> {
            JsonObject tracking = tracking(t);
            if (!tracking.isEmpty()) {
                activities.add(id, tracking);
            }
        });
        JsonObjectBuilder out = JSON.createObjectBuilder()
                .add("seed", state.seed).add("draws", state.draws)
                .add("current", state.current).add("suspended", state.suspended)
                .add("activities", activities).add("own", json(state.own));
        if (state.report != null) {
            out.add("report", json(state.report));
        }
        return out.build().toString();
    }

    static String write(Globals globals) {
        return json(globals).toString();
    }

    static SequencingState state(String text) {
        JsonObject json = object(text);
        SequencingState state = new SequencingState(json.getJsonNumber("seed").longValueExact(), globals(json.getJsonObject("own")));
        state.draws = json.getJsonNumber("draws").longValueExact();
        state.current = json.getString("current");
        state.suspended = json.getString("suspended");
        state.report = json.containsKey("report") ? report(json.getJsonObject("report")) : null;
        json.getJsonObject("activities").forEach((id, t) -> state.activities.put(id, tracking(t.asJsonObject())));
        return state;
    }

    static Globals globals(String text) {
        return globals(object(text));
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new IllegalArgumentException("This is no sequencing state", e);
        }
    }

    private static JsonObject json(RuntimeReport report) {
        return JSON.createObjectBuilder().add("status", json(report.status())).add("objectives", json(report.objectives()))
                .add("stores", texts(report.stores())).add("time", report.time().toString()).add("exit", report.exit().name())
                .add("judged", report.judged()).add("counted", report.counted()).build();
    }

    private static RuntimeReport report(JsonObject json) {
        return new RuntimeReport(status(json.getJsonObject("status")), statuses(json.getJsonObject("objectives")),
                texts(json.getJsonObject("stores")), Duration.parse(json.getString("time")), RuntimeReport.Exit.valueOf(json.getString("exit")),
                json.getBoolean("judged"), json.getBoolean("counted"));
    }

    private static JsonObject texts(Map<String, String> texts) {
        JsonObjectBuilder out = JSON.createObjectBuilder();
        texts.forEach(out::add);
        return out.build();
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.forEach((id, s) -> texts.put(id, ((JsonString) s).getString()));
        return texts;
    }

    private static Map<String, ObjectiveStatus> statuses(JsonObject json) {
        Map<String, ObjectiveStatus> statuses = new LinkedHashMap<>();
        json.forEach((id, o) -> statuses.put(id, status(o.asJsonObject())));
        return statuses;
    }

    private static JsonObject json(Globals globals) {
        return JSON.createObjectBuilder().add("objectives", json(globals.objectives)).add("stores", texts(globals.stores)).build();
    }

    private static Globals globals(JsonObject json) {
        Globals globals = new Globals();
        globals.objectives.putAll(statuses(json.getJsonObject("objectives")));
        globals.stores.putAll(texts(json.getJsonObject("stores")));
        return globals;
    }

    private static JsonObject tracking(Tracking t) {
        JsonObjectBuilder out = JSON.createObjectBuilder();
        if (!t.objectives.isEmpty()) {
            out.add("objectives", json(t.objectives));
        }
        if (t.children != null) {
            JsonArrayBuilder children = JSON.createArrayBuilder();
            t.children.forEach(children::add);
            out.add("children", children);
        }
        flag(out, "selected", t.selected);
        flag(out, "randomized", t.randomized);
        flag(out, "active", t.active);
        flag(out, "suspended", t.suspended);
        flag(out, "objectivesOutdated", t.objectivesOutdated);
        flag(out, "progressOutdated", t.progressOutdated);
        flag(out, "judged", t.judged);
        flag(out, "counted", t.counted);
        if (t.attempts > 0) {
            out.add("attempts", t.attempts);
        }
        if (t.begunAt != null) {
            out.add("begunAt", t.begunAt.toString());
        }
        if (t.attemptBegunAt != null) {
            out.add("attemptBegunAt", t.attemptBegunAt.toString());
        }
        if (!t.attemptExperienced.isZero()) {
            out.add("attemptExperienced", t.attemptExperienced.toString());
        }
        if (!t.experienced.isZero()) {
            out.add("experienced", t.experienced.toString());
        }
        return out.build();
    }

    private static Tracking tracking(JsonObject json) {
        Tracking t = new Tracking();
        if (json.containsKey("objectives")) {
            t.objectives.putAll(statuses(json.getJsonObject("objectives")));
        }
        if (json.containsKey("children")) {
            t.children = new ArrayList<>(json.getJsonArray("children").getValuesAs(JsonString::getString));
        }
        t.selected = json.getBoolean("selected", false);
        t.randomized = json.getBoolean("randomized", false);
        t.active = json.getBoolean("active", false);
        t.suspended = json.getBoolean("suspended", false);
        t.objectivesOutdated = json.getBoolean("objectivesOutdated", false);
        t.progressOutdated = json.getBoolean("progressOutdated", false);
        t.judged = json.getBoolean("judged", false);
        t.counted = json.getBoolean("counted", false);
        t.attempts = json.getInt("attempts", 0);
        t.begunAt = json.containsKey("begunAt") ? Instant.parse(json.getString("begunAt")) : null;
        t.attemptBegunAt = json.containsKey("attemptBegunAt") ? Instant.parse(json.getString("attemptBegunAt")) : null;
        t.attemptExperienced = Duration.parse(json.getString("attemptExperienced", "PT0S"));
        t.experienced = Duration.parse(json.getString("experienced", "PT0S"));
        return t;
    }

    private static void flag(JsonObjectBuilder out, String name, boolean value) {
        if (value) {
            out.add(name, JsonValue.TRUE);
        }
    }

    private static JsonObject json(Map<String, ObjectiveStatus> objectives) {
        JsonObjectBuilder out = JSON.createObjectBuilder();
        objectives.forEach((id, o) -> out.add(id, json(o)));
        return out.build();
    }

    private static JsonObject json(ObjectiveStatus o) {
        JsonObjectBuilder out = JSON.createObjectBuilder();
        o.satisfied().ifPresent(v -> out.add("satisfied", v));
        o.completed().ifPresent(v -> out.add("completed", v));
        o.scaled().ifPresent(v -> out.add("scaled", v));
        o.raw().ifPresent(v -> out.add("raw", v));
        o.min().ifPresent(v -> out.add("min", v));
        o.max().ifPresent(v -> out.add("max", v));
        o.progress().ifPresent(v -> out.add("progress", v));
        return out.build();
    }

    private static ObjectiveStatus status(JsonObject json) {
        return new ObjectiveStatus(truth(json, "satisfied"), truth(json, "completed"), number(json, "scaled"),
                number(json, "raw"), number(json, "min"), number(json, "max"), number(json, "progress"));
    }

    private static Optional<Boolean> truth(JsonObject json, String name) {
        return json.containsKey(name) ? Optional.of(json.getBoolean(name)) : Optional.empty();
    }

    private static Optional<BigDecimal> number(JsonObject json, String name) {
        return json.containsKey(name) ? Optional.of(json.getJsonNumber(name).bigDecimalValue()) : Optional.empty();
    }
}
