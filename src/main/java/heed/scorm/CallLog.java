package heed.scorm;

import static heed.platform.Json.JSON;

import heed.platform.Row;
import heed.platform.Sql;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** The calls of one attempt in the order in which they were made, read message by message. */
final class CallLog {
    private static final long LATEST = 253_402_300_799_999L;

    private final EntityManager em;

    CallLog(EntityManager em) {
        this.em = em;
    }

    void each(UUID attempt, Consumer<Call> take) {
        Sql.of(em, "select l.sco_id, l.sequence, l.refused, l.calls, l.recorded_at, c.item from scorm_session s join scorm_call l on l.session_id = s.id left join scorm_sco c on c.id = l.sco_id"
                + " where s.attempt_id = :attempt order by s.opened_at, l.sequence, l.recorded_at, l.id").set("attempt", attempt).each(r -> read(r, take));
    }

    private static void read(Row r, Consumer<Call> take) {
        try (JsonReader reader = JSON.createReader(new StringReader(r.text("calls")))) {
            for (JsonValue value : reader.readArray()) {
                if (value instanceof JsonArray call) {
                    take.accept(new Call(r.uuid("sco_id"), r.text("item") == null ? "" : r.text("item"), at(call), r.at("recorded_at"), r.number("sequence"), r.flag("refused"),
                            text(call, 1), text(call, 2), text(call, 3), text(call, 4), text(call, 5), 0));
                }
            }
        }
    }

    /** The messages come from a browser: a place that holds no text is an empty one. */
    private static String text(JsonArray call, int place) {
        if (place >= call.size()) {
            return "";
        }
        return call.get(place) instanceof JsonString text ? text.getString() : call.get(place) instanceof JsonNumber number ? number.toString() : "";
    }

    private static Instant at(JsonArray call) {
        return Instant.ofEpochMilli(!call.isEmpty() && call.get(0) instanceof JsonNumber number ? Math.max(0, Math.min(LATEST, number.longValue())) : 0);
    }
}
