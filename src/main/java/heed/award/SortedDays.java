package heed.award;

import heed.requirement.Dated;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;

/** Days in order, none outside the stretch they were made for; its first day is always among them. */
final class SortedDays {
    private final LocalDate first;
    private final LocalDate last;
    private final SortedSet<LocalDate> days = new TreeSet<>();

    /** @param last null for a stretch without an end */
    SortedDays(LocalDate first, LocalDate last) {
        this.first = first;
        this.last = last;
        days.add(first);
    }

    void add(LocalDate day) {
        if (!day.isBefore(first) && (last == null || !day.isAfter(last))) {
            days.add(day);
        }
    }

    /** Its first day and the day after its last. */
    void addBounds(Dated dated) {
        add(dated.firstDay());
        if (dated.lastDay() != null) {
            add(dated.lastDay().plusDays(1));
        }
    }

    void addAll(SortedDays others) {
        others.days.forEach(this::add);
    }

    SortedSet<LocalDate> days() {
        return days;
    }
}
