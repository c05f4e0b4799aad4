package heed.scorm.cloud;

import heed.platform.Refusal;
import java.util.Locale;

/**
 * Where and how an application wants results.
 *
 * @param address of the application's own server
 * @param basic   whether name and password travel in the header and the result is the body; otherwise all three are fields of a form
 * @param user    or null, as is the password
 * @param detail  how much is told
 */
public record Postback(String address, boolean basic, String user, String password, Detail detail) {
    /** The course alone, each of its items, or each item with what its content said. */
    public enum Detail { COURSE, ACTIVITY, FULL }

    /**
     * Reads the words of the API.
     *
     * @throws Refusal when a word is none of them
     */
    public static Postback of(String address, String way, String user, String password, String format) {
        boolean basic = switch (word(way)) {
            case "", "UNDEFINED", "FORM" -> false;
            case "HTTPBASIC" -> true;
            default -> throw new Refusal("scorm.api.postWay");
        };
        Detail detail = switch (word(format)) {
            case "", "UNDEFINED", "COURSE" -> Detail.COURSE;
            case "ACTIVITY" -> Detail.ACTIVITY;
            case "FULL" -> Detail.FULL;
            default -> throw new Refusal("scorm.api.postFormat");
        };
        return new Postback(address, basic, user, password, detail);
    }

    private static String word(String text) {
        return text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
    }
}
