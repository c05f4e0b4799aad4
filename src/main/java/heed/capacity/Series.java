package heed.capacity;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How a count over days is laid down in {@code cell_change}: in stretches, each opening with the whole count. */
final class Series {
    private final NavigableMap<LocalDate, Counts> changes = new TreeMap<>();

    /** A row: on the first day of its stretch the whole count, on a later day a signed change. */
    record Entry(LocalDate fromDay, LocalDate onDay, Counts counts) {}

    /** First day of the stretch a day lies in: its Monday for all that is required, its New Year for a module. */
    static LocalDate stretch(String slug, LocalDate day) {
        return slug.equals(Coverages.ALL_REQUIRED) ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : day.withDayOfYear(1);
    }

    private static LocalDate next(String slug, LocalDate stretch) {
        return slug.equals(Coverages.ALL_REQUIRED) ? stretch.plusWeeks(1) : stretch.plusYears(1);
    }

    void add(Span span) {
        Counts one = Counts.one(span.mark());
        changes.merge(span.firstDay(), one, Counts::plus);
        if (span.lastDay() != null) {
            changes.merge(span.lastDay().plusDays(1), Counts.NONE.minus(one), Counts::plus);
        }
    }

    /** All rows up to the horizon; a stretch that opens with nought and does not change has none. */
    List<Entry> entries(String slug, LocalDate horizon) {
        List<Entry> entries = new ArrayList<>();
        Counts running = Counts.NONE;
        LocalDate stretch = null;
        for (Map.Entry<LocalDate, Counts> change : changes.headMap(horizon, true).entrySet()) {
            if (change.getValue().equals(Counts.NONE)) {
                continue;
            }
            LocalDate at = stretch(slug, change.getKey());
            for (LocalDate s = stretch == null ? at : next(slug, stretch); s.isBefore(at); s = next(slug, s)) {
                open(entries, s, running);
            }
            boolean onFirst = change.getKey().equals(at);
            if (!at.equals(stretch) && !onFirst) {
                open(entries, at, running);
            }
            running = running.plus(change.getValue());
            if (onFirst) {
                open(entries, at, running);
            } else {
                entries.add(new Entry(at, change.getKey(), change.getValue()));
            }
            stretch = at;
        }
        if (stretch != null) {
            for (LocalDate s = next(slug, stretch); !s.isAfter(horizon); s = next(slug, s)) {
                open(entries, s, running);
            }
        }
        return entries;
    }

    private static void open(List<Entry> entries, LocalDate stretch, Counts running) {
        if (!running.equals(Counts.NONE)) {
            entries.add(new Entry(stretch, stretch, running));
        }
    }
}
