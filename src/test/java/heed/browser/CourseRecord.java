package heed.browser;

import static heed.platform.Json.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the server has on record of one registration that plays a package, past the program. */
final class CourseRecord {
    private final Portal.Running portal;
    private final UUID registration;

    CourseRecord(Portal.Running portal, String registration) {
        this.portal = portal;
        this.registration = UUID.fromString(registration);
    }

    /** One go at the whole course. */
    record Attempt(String completion, String success, BigDecimal scaled, boolean ended) {}

    /** One go at one item. */
    record Item(String id, String completion, String success, BigDecimal raw, BigDecimal scaled, int launches, JsonObject data) {
        String value(String element) {
            return data.getString(element, "");
        }
    }

    /** What the module's page says. @param score 0 to 1; null for none */
    record Page(boolean done, Boolean success, BigDecimal score) {}

    /** Reads a line of an answer. */
    private interface Line<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(String sql, Line<T> line) {
        List<T> all = new ArrayList<>();
        try (Connection c = portal.database(); PreparedStatement s = c.prepareStatement(sql)) {
            s.setObject(1, registration);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    all.add(line.of(r));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    List<Attempt> attempts() {
        return all("select * from scorm_attempt where registration_id = ? order by number", r -> new Attempt(r.getString("completion"), r.getString("success"), number(r, "scaled"), r.getObject("ended_at") != null));
    }

    /** The only go there is. */
    Attempt attempt() {
        List<Attempt> all = attempts();
        if (all.size() != 1) {
            throw new AssertionError("One attempt should be on record, and there are " + all);
        }
        return all.get(0);
    }

    List<Item> items() {
        return all("select s.* from scorm_sco s join scorm_attempt a on a.id = s.attempt_id where a.registration_id = ? order by s.first_at, s.number",
                r -> new Item(r.getString("item"), r.getString("completion"), r.getString("success"), number(r, "raw"), number(r, "scaled"), r.getInt("launches"), json(r.getString("data"))));
    }

    /** The item that was opened last. */
    Item item() {
        List<Item> all = items();
        return all.get(all.size() - 1);
    }

    List<String> questions() {
        return all("select i.interaction_id || ' ' || coalesce(i.kind, '-') || ' ' || coalesce(i.response, '-') || ' ' || coalesce(i.result, '-') as x from scorm_interaction i join scorm_sco s on s.id = i.sco_id"
                + " join scorm_attempt a on a.id = s.attempt_id where a.registration_id = ? order by i.place", r -> r.getString("x"));
    }

    List<Page> pages() {
        return all("select * from activity_state where registration_id = ?", r -> new Page(r.getString("completion").equals("done"), (Boolean) r.getObject("success"), number(r, "score")));
    }

    long live() {
        return all("select 1 from scorm_session where registration_id = ? and live_key is not null", r -> 1).size();
    }

    long awards() {
        return all("select 1 from award where registration_id = ?", r -> 1).size();
    }

    private static BigDecimal number(ResultSet row, String column) throws SQLException {
        BigDecimal number = row.getBigDecimal(column);
        return number == null ? null : number.stripTrailingZeros();
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
