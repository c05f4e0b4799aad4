package heed.award;

import java.time.LocalDate;
import java.util.List;

/**
 * What somebody learns who checks a certificate: what was earned and by whom, and whether it counts today.
 *
 * @param today   what it counts for today, or counted for until lately; computed now, not read from the certificate
 * @param since   the day it was replaced or taken back; null otherwise
 */
public record Checked(State state, String holder, String title, String version, String jurisdiction, LocalDate completedOn, String place, boolean demonstration,
        List<CountsFor> today, LocalDate since) {
    /** How a certificate stands today. */
    public enum State {
        /** It counts in at least one post. */
        COUNTS,
        /** Posts ask for it, and its time has run out in all of them. */
        LAPSED,
        /** It is true; no post held today asks for it. */
        NOT_ASKED,
        /** The holder has earned the same again since. */
        REPLACED,
        /** It was taken back. */
        REVOKED
    }

    public Checked {
        today = List.copyOf(today);
    }
}
