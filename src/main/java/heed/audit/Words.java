package heed.audit;

import heed.platform.Texts;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The words for an action: from the room that recorded it, under {@code audit.<action>}. */
public final class Words {
    private Words() {}

    /** The words, or the action itself when its room has none, so that no line is ever lost from sight. */
    public static String of(String action) {
        String room = action.contains(".") ? action.substring(0, action.indexOf('.')) : action;
        try {
            boolean told = ResourceBundle.getBundle("heed." + room + ".messages", Locale.UK).containsKey("audit." + action);
            return told ? Texts.of(room, "audit." + action) : action;
        } catch (MissingResourceException e) {
            return action;
        }
    }
}
