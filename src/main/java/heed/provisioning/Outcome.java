package heed.provisioning;

import java.util.Locale;

/** What a row would do. */
public enum Outcome {
    /** Something new. */
    ADDED,
    /** Something known becomes otherwise. */
    CHANGED,
    /** A post or unit ends. */
    ENDED,
    /** All is known already; a staff list confirms the post. */
    UNCHANGED,
    /** The row cannot be read or does not fit; nothing happens. */
    REFUSED,
    /** Perhaps somebody we know: nothing happens until somebody decides. */
    ASKED,
    /** A job title that is not mapped to a group yet: nothing happens until it is. */
    UNTITLED;

    /** The word in the database, in addresses and in bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether the row is left out when the import is confirmed as it stands. */
    public boolean isLeftOut() {
        return this == REFUSED || this == ASKED || this == UNTITLED;
    }
}
