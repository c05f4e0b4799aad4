package heed.requirement;

import heed.platform.Ids;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One edit of the matrix: which belief it replaces, and the lines that are believed instead. Made first and looked at
 * (what would it change?), then written.
 *
 * @param replaced the row that is no longer believed; null for a new line
 * @param slugs    the modules it touches
 * @param day      the first day on which it makes a difference
 */
public record Edit(Requirement replaced, UUID requirementId, List<Line> lines, List<String> slugs, LocalDate day) {
    public Edit {
        lines = List.copyOf(lines);
        slugs = List.copyOf(slugs);
    }

    public static Edit add(Line line) {
        return new Edit(null, Ids.next(), List.of(line), List.of(line.slug()), line.firstDay());
    }

    /** From the line's first day the matrix says this instead; before it, the old line keeps its days. */
    public static Edit change(Requirement old, Line to) {
        List<Line> lines = new ArrayList<>();
        if (old.firstDay().isBefore(to.firstDay())) {
            lines.add(Line.of(old).within(old.firstDay(), to.firstDay().minusDays(1)));
        }
        lines.add(to);
        return new Edit(old, old.requirementId(), lines, old.slug().equals(to.slug()) ? List.of(to.slug()) : List.of(old.slug(), to.slug()), to.firstDay());
    }

    /** The line holds no longer after the day; one that had not begun by then never was. */
    public static Edit end(Requirement old, LocalDate lastDay) {
        List<Line> lines = lastDay.isBefore(old.firstDay()) ? List.of() : List.of(Line.of(old).within(old.firstDay(), lastDay));
        LocalDate gone = lastDay.plusDays(1);
        return new Edit(old, old.requirementId(), lines, List.of(old.slug()), gone.isBefore(old.firstDay()) ? old.firstDay() : gone);
    }

    /** Whether it only lets the line end. */
    boolean isEnd() {
        return replaced != null && lines.stream().allMatch(l -> l.equals(Line.of(replaced).within(l.firstDay(), l.lastDay())) && l.lastDay() != null
                && (replaced.lastDay() == null || l.lastDay().isBefore(replaced.lastDay())));
    }

    /** The lines believed after the edit, when these are believed before it. */
    List<Requirement> applyTo(List<Requirement> believed, OffsetDateTime now) {
        List<Requirement> after = new ArrayList<>(believed);
        if (replaced != null) {
            after.removeIf(r -> r.id().equals(replaced.id()));
        }
        after.addAll(rows(now));
        return after;
    }

    List<Requirement> rows(OffsetDateTime now) {
        return lines.stream().map(l -> new Requirement(Ids.next(), requirementId, l.name(), l.group(), l.level(), l.leadsOnly(), l.scopeKey(), l.slug(),
                l.basis(), l.source(), l.cycleMonths(), l.graceDays(), l.minimumEvidence(), l.firstDay(), l.lastDay(), now, null)).toList();
    }
}
