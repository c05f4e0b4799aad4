package heed.capacity;

import java.time.LocalDate;

/**
 * The latest headcount an agency has returned for a cell.
 *
 * @param posts how many posts, 0 or more
 * @param asAt  the day it was counted
 * @param outlived whether agency or area has ended since, or another came of it or into it, or the agency moved to another area
 */
public record Declared(int posts, LocalDate asAt, String source, String method, String confidence, String submittedBy, boolean outlived) {
    static final int VALID_MONTHS = 12;
    static final int FRESH_MONTHS = 6;

    /** Not older than 12 months, and of the agency and area as they still are; else it is as if it had not been returned. */
    public boolean isValid(LocalDate day) {
        return !outlived && !asAt.isAfter(day) && !asAt.plusMonths(VALID_MONTHS).isBefore(day);
    }

    /** Older than 6 months. */
    public boolean isStale(LocalDate day) {
        return asAt.plusMonths(FRESH_MONTHS).isBefore(day);
    }
}
