package heed.capacity;

import heed.award.Award;
import heed.award.History;
import heed.award.Standing;
import heed.requirement.PostBelief;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * One post with all that bears on it, as known at an instant.
 *
 * @param human  the person, the same for records linked as one person
 * @param goesOn whether the person has a post of the same professional group from the day after this one's end
 */
record Known(UUID human, PostBelief post, History history, boolean goesOn, OffsetDateTime knownOn) {
    /** A post without a sign of life for so long is unconfirmed. Source: domain report, 4.3, leavers. */
    static final int CONFIRMED_MONTHS = 12;

    Cell cell() {
        return new Cell(post.agencyKey(), post.group(), post.level(), post.areaKey());
    }

    /** Empty when the post is not there on the day. */
    Optional<Standing> standing(LocalDate day) {
        return Standing.of(history, day, knownOn);
    }

    /** The last day up to which a sign of life confirms. */
    static LocalDate confirmedUntil(LocalDate sign) {
        return sign.plusMonths(CONFIRMED_MONTHS);
    }

    /**
     * Whether the agency has confirmed the post, or the person has completed anything, in the twelve months before the
     * day; a confirmation later than the day holds for it too.
     */
    boolean isConfirmed(LocalDate day) {
        return !confirmedUntil(post.confirmedOn()).isBefore(day)
                || history.awards().stream().filter(this::isActivity)
                        .anyMatch(a -> !a.completedOn().isAfter(day) && !confirmedUntil(a.completedOn()).isBefore(day));
    }

    /** Something the person did, verified or not, and not taken back. */
    boolean isActivity(Award award) {
        return !award.recordedAt().isAfter(knownOn) && (award.revokedAt() == null || award.revokedAt().isAfter(knownOn));
    }

    /** Where the post counts on the day, for a module or ({@code "*"}) for all that is required; empty when for nothing. */
    Optional<Mark> mark(String slug, LocalDate day) {
        return standing(day).flatMap(s -> slug.equals(Coverages.ALL_REQUIRED)
                        ? Mark.overall(s.modules().stream().map(Standing.Module::status).toList(), s.away())
                        : s.module(slug).map(m -> Mark.of(m.status())))
                .map(m -> isConfirmed(day) ? m : Mark.UNCONFIRMED);
    }
}
