package heed.platform.faces;

import heed.platform.Texts;

/**
 * A number to call when somebody is worried about a child.
 *
 * @param order  small numbers come first; 999 has 0
 * @param when   when to call it, in a few words
 * @param brief  the same in one word, for the strip on every page
 * @param number the number as people read it, with spaces
 * @param note   who answers and when, or null
 */
public record CallLine(int order, String when, String brief, String number, String note) {
    /** 999, which stands first everywhere. */
    public static CallLine danger() {
        return of(0, "danger", "999", Texts.of("platform", "call.danger.note"));
    }

    /** The front door of an area, in working hours. */
    public static CallLine days(String number, String note) {
        return of(10, "days", number, note);
    }

    /** The out-of-hours team of an area. */
    public static CallLine nights(String number, String note) {
        return of(20, "nights", number, note);
    }

    /** The national line of the NSPCC, for places whose own numbers are not known. */
    static CallLine anyTime() {
        return of(30, "any", "0808 800 5000", Texts.of("platform", "call.any.note"));
    }

    private static CallLine of(int order, String kind, String number, String note) {
        return new CallLine(order, Texts.of("platform", "call." + kind + ".when"),
                Texts.of("platform", "call." + kind + ".brief"), number, note);
    }

    /** The number as a telephone dials it. */
    public String dial() {
        return number.replaceAll("[^0-9+]", "");
    }
}
