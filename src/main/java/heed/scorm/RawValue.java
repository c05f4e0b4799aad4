package heed.scorm;

import static heed.platform.Json.JSON;

import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A value as a course set it.
 *
 * @param at when it reached the portal; where the log of calls does not know any more, when the part was last heard of
 */
public record RawValue(String element, String value, OffsetDateTime at) {
    /** Results. What a learner answered or wrote, her place and the course's own notes are not among them: they are hers. */
    private static final Pattern RESULTS = Pattern.compile("cmi\\.(core\\.)?(lesson_status|completion_status|success_status|score\\.(scaled|raw|min|max)|progress_measure|session_time|exit)"
            + "|cmi\\.objectives\\.\\d+\\.(id|status|completion_status|success_status|score\\.(scaled|raw|min|max)|progress_measure)"
            + "|cmi\\.interactions\\.\\d+\\.(id|type|result|weighting|latency|time|timestamp)");

    static List<RawValue> read(String data, Map<String, OffsetDateTime> said, OffsetDateTime otherwise) {
        List<RawValue> values = new ArrayList<>();
        try (JsonReader reader = JSON.createReader(new StringReader(data))) {
            reader.readObject().forEach((element, value) -> {
                if (value instanceof JsonString text) {
                    values.add(new RawValue(element, text.getString(), said.getOrDefault(element, otherwise)));
                }
            });
        }
        return values;
    }

    boolean isResult() {
        return RESULTS.matcher(element).matches();
    }
}
