package heed.scorm.sequencing;

import heed.scorm.manifest.Element;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** One of ADL's test packages for SCORM 2004 4th edition: its manifest and what it expects to happen. */
record AdlPackage(String name, Element manifest, String startWith, List<Visit> visits) {
    private static final String FOLDER = "scorm2004-4th-adl-lms-tests";

    /** One launch of an activity: what it asks of the player's face, what its content calls, what the person does then. */
    record Visit(String name, String activity, List<String> questions, List<String> answers, List<Call> calls, String then, String thenText) {
    }

    record Call(String name, String argument, String result, String error) {
    }

    /** Empty when the packages are not at hand. */
    static Optional<Path> folder() {
        return Optional.ofNullable(System.getenv("HEED_SCORM_PACKAGES")).map(f -> Path.of(f, FOLDER)).filter(Files::isDirectory);
    }

    static List<Path> zips() throws IOException {
        try (Stream<Path> files = Files.list(folder().orElseThrow())) {
            return files.filter(f -> f.toString().endsWith(".zip")).sorted().toList();
        }
    }

    static AdlPackage read(Path file) throws IOException, Element.Unreadable {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Element manifest = Element.read(new ByteArrayInputStream(bytes(zip, "imsmanifest.xml")));
            String script = new String(bytes(zip, "common/LMSTestCase.js"), StandardCharsets.UTF_8);
            JsonObject json = Json.createReader(new StringReader(script.substring(script.indexOf('=') + 1))).readObject();
            String name = file.getFileName().toString().replace("LMSTestPackage_", "").replace(".zip", "");
            return new AdlPackage(name, manifest, json.getJsonObject("ins").getString("start"),
                    json.getJsonArray("acts").getValuesAs(JsonObject.class).stream().map(AdlPackage::visit).toList());
        }
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        return zip.getInputStream(zip.getEntry(name)).readAllBytes();
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
        return activity.resource().flatMap(r -> manifest.child("resources").stream().flatMap(rs -> rs.all("resource"))
                        .filter(e -> e.attribute("identifier").orElse("").equals(r)).findFirst())
                .flatMap(e -> e.attribute("href")).map(h -> h.contains("SingleDoTerminate") || h.contains("OnUnload")).orElse(false);
    }
}
