package heed.platform;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The words of a room: {@code heed/<room>/messages.properties}, places filled as {@link MessageFormat} does. */
public final class Texts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private static final Map<String, ResourceBundle> ROOMS = new ConcurrentHashMap<>();

    private Texts() {}

    /** @throws IllegalStateException when the bundle lacks the key: a missing text is a bug */
    public static String of(String room, String key, Object... values) {
        try {
            String text = ROOMS.computeIfAbsent(room, r -> ResourceBundle.getBundle("heed." + r + ".messages", Locale.UK)).getString(key);
            if (text.indexOf('{') < 0) {
                return text;
            }
            // An apostrophe in a text is an apostrophe, not the quote of MessageFormat.
            return new MessageFormat(text.replace("'", "''"), Locale.UK).format(Arrays.stream(values).map(v -> v instanceof LocalDate day ? DAY.format(day) : v).toArray());
        } catch (MissingResourceException e) {
            throw new IllegalStateException("No text " + key + " in room " + room, e);
        }
    }

    /** A day as people read it, 20 November 2026; an empty text for null. */
    public static String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    public static String of(Refusal refusal) {
        return of(refusal.room(), refusal.key(), refusal.values().toArray());
    }
}
