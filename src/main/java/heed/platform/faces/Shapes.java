package heed.platform.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.Map;

/** Which drawing of the sprite goes with which word. */
@Named
@ApplicationScoped
public class Shapes {
    private static final Map<String, String> STATES = Map.of("in_date", "in", "expiring", "exp", "in_grace", "grace",
            "lapsed", "lapsed", "never", "never", "exempt", "exempt", "not_known", "unknown");
    private static final Map<String, String> NOTICES =
            Map.of("note", "info", "saved", "saved", "care", "care", "error", "stop");

    /** @param state a status of a post, as an enum constant or its name in any case */
    public String of(Object state) {
        String name = String.valueOf(state).toLowerCase(Locale.ROOT);
        return STATES.getOrDefault(name, STATES.containsValue(name) ? name : "unknown");
    }

    public String noticeIcon(String kind) {
        return NOTICES.getOrDefault(kind, "info");
    }

    /** Outline of the doorway of a page state: shut doors have a handle, the dark one is only its threshold. */
    public String door(String kind) {
        return switch (kind) {
            case "dark" -> "M6 88h76";
            case "shut" -> "M18 88V44a26 26 0 0 1 52 0v44M6 88h76M58 60v6M18 58h52";
            default -> "M18 88V44a26 26 0 0 1 52 0v44M6 88h76";
        };
    }
}
