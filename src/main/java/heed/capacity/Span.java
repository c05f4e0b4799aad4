package heed.capacity;

import java.time.LocalDate;

/** Days on which a post has one mark; {@code lastDay} null means for good. */
record Span(Mark mark, LocalDate firstDay, LocalDate lastDay) {
    boolean covers(LocalDate day) {
        return !firstDay.isAfter(day) && (lastDay == null || !lastDay.isBefore(day));
    }

    /** Whether the other begins on the day after this one ends. */
    boolean meets(Span next) {
        return lastDay != null && lastDay.plusDays(1).equals(next.firstDay);
    }
}
