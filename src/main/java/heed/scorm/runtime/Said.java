package heed.scorm.runtime;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One message of the player: what the open content object has said so far, whole, and what was called since the last message.
 *
 * @param sequence rises with each message of a launch; 1 is the first
 * @param sco the key with which the content object was opened that the message is of; empty when none was open, null from a page that does not say
 * @param values every element set, by name; null when no content object is open
 * @param completion and success: what counts, with thresholds applied, for lists
 * @param lesson in SCORM 1.2 the status with the mastery score applied, else empty
 * @param stores what was written to shared stores, by the store's id
 * @param calls calls of the content object since the last message, as JSON; null for none
 * @param news whether something has changed that the course's result or the table of contents may depend on
 */
public record Said(long sequence, String sco, JsonObject values, String completion, String success, String lesson, Map<String, String> stores, String calls, boolean news) {
    private static final Set<String> SUCCESS = Set.of("unknown", "passed", "failed");
    private static final Set<String> LESSON = Set.of("completed", "incomplete", "not attempted", "unknown", "passed", "failed", "browsed");
    private static final int LONGEST_CALLS = 2_000_000;

    /** @throws IllegalArgumentException if there is no sequence number in it */
    public static Said of(JsonObject message) {
        long sequence = message.getJsonNumber("sequence") == null ? 0 : message.getJsonNumber("sequence").longValue();
        if (sequence < 1) {
            throw new IllegalArgumentException("A message has a sequence number from 1");
        }
        JsonObject values = message.get("values") instanceof JsonObject object ? object : null;
        JsonArray calls = message.get("calls") instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
        String text = calls.isEmpty() ? null : calls.toString();
        return new Said(sequence, message.getString("sco", null), values, word(message, "completion", "unknown", LESSON), word(message, "success", "unknown", SUCCESS), word(message, "lesson", "", LESSON), stores(message),
                text != null && text.length() > LONGEST_CALLS ? null : text, message.getBoolean("news", false));
    }

    private static String word(JsonObject message, String name, String otherwise, Set<String> known) {
        String word = message.getString(name, otherwise);
        return known.contains(word) ? word : otherwise;
    }

    private static Map<String, String> stores(JsonObject message) {
        Map<String, String> stores = new LinkedHashMap<>();
        if (message.get("stores") instanceof JsonArray array) {
            array.forEach(entry -> {
                if (entry instanceof JsonObject store && store.get("id") instanceof JsonString id && store.get("value") instanceof JsonString value) {
                    stores.put(id.getString(), value.getString());
                }
            });
        }
        return stores;
    }
}
