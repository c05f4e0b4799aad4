package heed.workforce;

import heed.platform.Refusal;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody is away from a post.
 *
 * @param reason parental, sickness, career_break, secondment or other
 * @param lastDay the last day away, or null while nobody knows
 */
public record AbsenceRow(UUID id, UUID postId, String reason, LocalDate firstDay, LocalDate lastDay) {
    public static final Set<String> REASONS = Set.of("parental", "sickness", "career_break", "secondment", "other");

    public AbsenceRow {
        if (lastDay != null && lastDay.isBefore(firstDay)) {
            throw new Refusal("workforce.absence.endsBeforeItBegins", firstDay, lastDay);
        }
        if (!REASONS.contains(reason)) {
            throw new Refusal("workforce.absence.reason", reason);
        }
    }
}
