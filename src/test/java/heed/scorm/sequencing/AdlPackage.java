package heed.scorm.sequencing;

import static heed.platform.Json.JSON;

import heed.scorm.Samples;
import heed.scorm.manifest.Contents;
import heed.scorm.manifest.Manifest;
import heed.scorm.manifest.ManifestReader;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** One of ADL's test packages for SCORM 2004 4th edition: its manifest and what it expects to happen. */
record AdlPackage(String name, Manifest manifest, String startWith, List<Visit> visits) {
    /** One launch of an activity: what it asks of the player's face, what its content calls, what the person does then. */
    record Visit(String name, String activity, List<String> questions, List<String> answers, List<Call> calls, String then, String thenText) {
    }

    record Call(String name, String argument, String result, String error) {
    }

    static AdlPackage read(Path file) {
        try {
            Contents contents = Samples.of(file);
            Manifest manifest = ManifestReader.read(contents).manifest().orElseThrow();
            String script = new String(contents.open("common/LMSTestCase.js").readAllBytes(), StandardCharsets.UTF_8);
            JsonObject json = JSON.createReader(new StringReader(script.substring(script.indexOf('=') + 1))).readObject();
            String name = file.getFileName().toString().replace("LMSTestPackage_", "").replace(".zip", "");
            return new AdlPackage(name, manifest, json.getJsonObject("ins").getString("start"),
                    json.getJsonArray("acts").getValuesAs(JsonObject.class).stream().map(AdlPackage::visit).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All packages, by name; the test is skipped where they are not at hand. */
    static List<AdlPackage> all() {
        return Samples.family("scorm2004-4th-adl-lms-tests").stream().map(AdlPackage::read).toList();
    }

    private static Visit visit(JsonObject v) {
        return new Visit(v.getString("visit"), v.getString("act"), texts(v.getJsonArray("uiq")), texts(v.getJsonArray("uia")),
                v.getJsonArray("cmds").getValuesAs(JsonArray.class).stream()
                        .map(c -> new Call(c.getString(0), c.getString(1), c.getString(2), c.getString(3))).toList(),
                v.getString("cui"), v.getString("cuiText"));
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString::getString);
    }

    /** Its content leaves ending itself to the player, which takes it away. */
    boolean endsOnUnload(Activity activity) {
        return activity.resource().map(r -> manifest.resources().get(r).href()).map(h -> h.contains("SingleDoTerminate") || h.contains("OnUnload")).orElse(false);
    }
}
