package heed.requirement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.UUID;

/**
 * One line of the training matrix: who must hold which module, on what basis, how often, and how long a newcomer has.
 *
 * @param id            the row; {@code requirementId} stays the same when a line is changed
 * @param line          the line's name in the matrix, such as "11", quoted to the learner
 * @param group         code of a professional group, null for every group
 * @param level         L1 to L5, null for every level
 * @param leadsOnly     whether only posts that lead, assess or supervise are meant
 * @param scopeKey      the unit for which the line holds, with all that stands below it
 * @param source        the guidance or standard in words
 * @param cycleMonths   an award counts for so many calendar months, 1 or more
 * @param graceDays     days a newcomer has, 0 or more
 * @param minimumEvidence the least evidence the line is content with
 * @param firstDay      this row's first day; how long the line has asked already is told by {@link Obligations#since}
 */
public record Requirement(UUID id, UUID requirementId, String line, String group, String level, boolean leadsOnly, int scopeKey, String slug,
        Basis basis, String source, int cycleMonths, int graceDays, Evidence minimumEvidence, LocalDate firstDay, LocalDate lastDay,
        OffsetDateTime recordedAt, OffsetDateTime supersededAt) implements Dated, Believed {
    /**
     * Which of several lines for one post and module counts: the weightier basis; on the same basis the stricter line,
     * that is the shorter cycle, then the shorter grace (then more evidence). Of those that ask the same, {@link Obligations}
     * finds the one that has asked for longer. See docs/decisions/0004-which-line-counts.md.
     */
    static final Comparator<Requirement> COUNTS_FIRST = Comparator.comparing(Requirement::basis)
            .thenComparingInt(Requirement::cycleMonths)
            .thenComparingInt(Requirement::graceDays)
            .thenComparing(Requirement::minimumEvidence, Comparator.reverseOrder())
            .thenComparing(Requirement::requirementId)
            .thenComparing(Requirement::firstDay)
            .thenComparing(Requirement::id);

    /** False for what is only recommended. */
    public boolean isBinding() {
        return basis != Basis.RECOMMENDED;
    }

    /** Whether the post is of the kind the line names, wherever and whenever it is. */
    public boolean names(PostBelief post) {
        return (group == null || group.equals(post.group())) && (level == null || level.equals(post.level())) && (!leadsOnly || post.leads());
    }

    /** Whether the line's unit is at or above the post's area or agency on the day. */
    boolean isAbove(PostBelief post, Ancestry ancestry, LocalDate day) {
        return ancestry.isAbove(scopeKey, post.areaKey(), day) || ancestry.isAbove(scopeKey, post.agencyKey(), day);
    }

    /** Whether both ask by the same basis, as often, with the same grace and for the same evidence. */
    boolean asksLike(Requirement o) {
        return basis == o.basis && cycleMonths == o.cycleMonths && graceDays == o.graceDays && minimumEvidence == o.minimumEvidence;
    }
}
