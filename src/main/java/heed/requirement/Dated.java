package heed.requirement;

import java.time.LocalDate;

/** Something that is true from a day to a day, both included. */
public interface Dated {
    LocalDate firstDay();

    /** Null while no end is known. */
    LocalDate lastDay();

    default boolean covers(LocalDate day) {
        return !firstDay().isAfter(day) && (lastDay() == null || !lastDay().isBefore(day));
    }
}
