package heed.capacity;

import java.time.LocalDate;

/**
 * The latest headcount an agency has returned for a cell.
 *
 * @param posts how many posts, 0 or more
 * @param asAt  the day it was counted
 */
public record Declared(int posts, LocalDate asAt, String source, String method, String confidence, String submittedBy) {
    static final int VALID_MONTHS = 12;
    static final int FRESH_MONTHS = 6;

    /** Not older than 12 months; after that it is as if it had not been returned. */
    public boolean isValid(LocalDate day) {
        return !asAt.isAfter(day) && !asAt.plusMonths(VALID_MONTHS).isBefore(day);
    }

    /** Older than 6 months. */
    public boolean isStale(LocalDate day) {
        return asAt.plusMonths(FRESH_MONTHS).isBefore(day);
    }
}
