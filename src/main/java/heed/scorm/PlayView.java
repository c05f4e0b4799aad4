package heed.scorm;

import static heed.platform.Json.JSON;

import heed.scorm.manifest.Edition;
import heed.scorm.manifest.Item;
import heed.scorm.manifest.Manifest;
import heed.scorm.manifest.Resource;
import heed.scorm.runtime.CmiTime;
import heed.scorm.runtime.ScoData;
import heed.scorm.sequencing.Activity;
import heed.scorm.sequencing.ActivityTree;
import heed.scorm.sequencing.Controls;
import heed.scorm.sequencing.Request;
import heed.scorm.sequencing.Sequencer;
import heed.scorm.sequencing.SharedStore;
import heed.scorm.sequencing.TreeRow;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the player is told, as JSON: the table of contents, the controls, and the content object to open with what it starts from. */
final class PlayView {
    /** Above this the jumps of a large course are not tried one by one beforehand. */
    private static final int MANY = 200;

    private PlayView() {}

    /**
     * What is kept of the content object that is opened.
     *
     * @param key other at each launch
     * @param data as JSON; an empty object at its first launch
     * @param again whether it goes on with what it had
     */
    record Kept(String key, String data, long totalCenti, boolean again) {}

    /** The table of contents and the controls, without anything to open. */
    static JsonObjectBuilder of(ActivityTree tree, Sequencer sequencer) {
        List<TreeRow> rows = sequencer.tree();
        JsonArrayBuilder lines = JSON.createArrayBuilder();
        rows.stream().filter(TreeRow::visible).forEach(r -> lines.add(JSON.createObjectBuilder().add("id", r.id()).add("title", r.title()).add("depth", r.depth())
                .add("selectable", r.selectable()).add("current", r.current()).add("launchable", r.launchable()).add("status", word(r))));
        long all = rows.stream().filter(TreeRow::launchable).count();
        long done = rows.stream().filter(r -> r.launchable() && (r.status().completed().orElse(false) || r.status().satisfied().orElse(false))).count();
        Controls c = sequencer.controls();
        return JSON.createObjectBuilder().add("course", tree.root().title()).add("tree", lines).add("done", done).add("of", all)
                .add("controls", JSON.createObjectBuilder().add("continue", control(c.forward())).add("previous", control(c.previous())).add("exit", control(c.exit()))
                        .add("exitAll", control(c.exitAll())).add("suspendAll", control(c.suspendAll())))
                .add("valid", valid(tree, sequencer, rows));
    }

    /** One word a learner sees beside a line. */
    private static String word(TreeRow row) {
        if (row.status().satisfied().isPresent()) {
            return row.status().successStatus();
        }
        return row.status().completed().map(done -> done ? "completed" : "begun").orElse(row.attempts() > 0 ? "begun" : "");
    }

    private static JsonObjectBuilder control(Controls.Control control) {
        return JSON.createObjectBuilder().add("shown", control.shown()).add("enabled", control.enabled());
    }

    private static JsonObjectBuilder valid(ActivityTree tree, Sequencer sequencer, List<TreeRow> rows) {
        Set<String> selectable = rows.stream().filter(TreeRow::selectable).map(TreeRow::id).collect(Collectors.toSet());
        JsonObjectBuilder choice = JSON.createObjectBuilder();
        JsonObjectBuilder jump = JSON.createObjectBuilder();
        for (Activity activity : tree.all()) {
            choice.add(activity.id(), selectable.contains(activity.id()));
            if (tree.all().size() <= MANY) {
                jump.add(activity.id(), sequencer.isValid(Request.jump(activity.id())));
            }
        }
        return JSON.createObjectBuilder().add("continue", sequencer.isValid(Request.forward())).add("previous", sequencer.isValid(Request.previous())).add("choice", choice).add("jump", jump);
    }

    /** A content object and everything it finds when it opens. */
    static JsonObject launch(Manifest manifest, Activity activity, Sequencer sequencer, Kept kept, String learner, String name) {
        Edition edition = manifest.edition();
        Item item = manifest.item(activity.id()).orElseThrow();
        Resource resource = item.resource().orElseThrow();
        Map<String, String> values = ScoData.read(kept.data(), edition.is2004()).toGoOnWith();
        JsonArrayBuilder stores = JSON.createArrayBuilder();
        if (edition.is2004()) {
            values2004(values, activity, kept, learner, name);
            ScoData.fill(values, sequencer.objectives(activity.id()));
            sequencer.sharedData(activity.id()).forEach(s -> stores.add(store(s)));
        } else {
            values12(values, activity, kept, learner, name);
        }
        JsonObjectBuilder texts = JSON.createObjectBuilder();
        values.forEach(texts::add);
        return JSON.createObjectBuilder().add("key", kept.key()).add("id", activity.id()).add("title", activity.title()).add("href", item.launch().orElseThrow())
                .add("external", resource.external()).add("sco", resource.sco()).add("edition", edition.is2004() ? "2004" : "1.2").add("values", texts).add("stores", stores).build();
    }

    private static JsonObjectBuilder store(SharedStore store) {
        JsonObjectBuilder object = JSON.createObjectBuilder().add("id", store.id()).add("readable", store.readable()).add("writable", store.writable());
        store.value().ifPresent(v -> object.add("value", v));
        return object;
    }

    /** RTE 4.2: what the server says and the content object may only read. */
    private static void values2004(Map<String, String> values, Activity activity, Kept kept, String learner, String name) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("cmi.learner_id", learner);
        told.put("cmi.learner_name", name);
        told.put("cmi.credit", "credit");
        told.put("cmi.mode", "normal");
        told.put("cmi.entry", kept.again() ? "resume" : "ab-initio");
        told.put("cmi.total_time", CmiTime.interval(kept.totalCenti()));
        if (!activity.launchData().isEmpty()) {
            told.put("cmi.launch_data", activity.launchData());
        }
        activity.completionThreshold().ifPresent(t -> told.put("cmi.completion_threshold", t.toPlainString()));
        activity.scaledPassingScore().ifPresent(s -> told.put("cmi.scaled_passing_score", s.toPlainString()));
        activity.maxTimeAllowed().ifPresent(t -> told.put("cmi.max_time_allowed", CmiTime.of(t, true)));
        activity.timeLimitAction().ifPresent(a -> told.put("cmi.time_limit_action", a));
        values.putAll(told);
    }

    /** RTE 1.2, 3.4.4. */
    private static void values12(Map<String, String> values, Activity activity, Kept kept, String learner, String name) {
        values.put("cmi.core.student_id", learner);
        values.put("cmi.core.student_name", name);
        values.put("cmi.core.credit", "credit");
        values.put("cmi.core.lesson_mode", "normal");
        values.put("cmi.core.entry", kept.again() ? "resume" : "ab-initio");
        values.put("cmi.core.total_time", CmiTime.span(kept.totalCenti()));
        values.put("cmi.launch_data", activity.launchData());
        activity.masteryScore().ifPresent(m -> values.put("cmi.student_data.mastery_score", m.stripTrailingZeros().toPlainString()));
        activity.maxTimeAllowed().ifPresent(t -> values.put("cmi.student_data.max_time_allowed", CmiTime.of(t, false)));
        activity.timeLimitAction().ifPresent(a -> values.put("cmi.student_data.time_limit_action", a));
    }
}
