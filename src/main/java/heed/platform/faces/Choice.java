package heed.platform.faces;

/**
 * One answer of a set of radio buttons, checkboxes or a select.
 *
 * @param value what the bean gets, not null
 * @param label what the person reads, not null
 * @param note a second, smaller line; null for none
 */
public record Choice(Object value, String label, String note) {
    public static Choice of(Object value, String label) {
        return new Choice(value, label, null);
    }
}
