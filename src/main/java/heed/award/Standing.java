package heed.award;

import heed.requirement.PostBelief;
import heed.requirement.Requirement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * How one post stands on one day: for each module required of it, one of six statuses, with the award and the rule the
 * answer rests on. Always computed, never stored as a fact, so that a rule change shows its effect.
 *
 * @param away whether the post is exempt as a whole: on long absence, freed from everything, or freed from each module
 *             required of it; such a post is not in the base of coverage
 * @param modules in the order of their slugs
 */
public record Standing(PostBelief post, LocalDate asAt, boolean away, List<Module> modules) {
    /** An award that ends within so many days is expiring. */
    public static final int EXPIRING_DAYS = 90;

    public Standing {
        modules = List.copyOf(modules);
    }

    /**
     * One module required of the post.
     *
     * @param rule   the line of the matrix that counts
     * @param award  the latest award that counts, or null
     * @param expiry the last day on which that award counts, or null
     * @param due    the day by which something must be done: the expiry, or without an award the last day of grace; null
     *               while exempt
     */
    public record Module(String slug, Status status, Requirement rule, Award award, LocalDate expiry, LocalDate due) {}

    /**
     * The standing on a day, with what was known at an instant.
     *
     * @return empty when, by that knowledge, the post does not exist on the day
     */
    public static Optional<Standing> of(History history, LocalDate asAt, OffsetDateTime knownOn) {
        return history.knownOn(knownOn).filter(known -> known.post().covers(asAt)).map(known -> known.on(asAt));
    }

    /** Whether every module required of the post, save those it is exempt from, counts today; false when there is none. */
    public boolean levelCurrent() {
        return !away && !modules.isEmpty()
                && modules.stream().allMatch(m -> m.status().isCurrent() || m.status() == Status.EXEMPT);
    }

    /** Empty when the module is not required of the post on the day. */
    public Optional<Module> module(String slug) {
        return modules.stream().filter(m -> m.slug().equals(slug)).findFirst();
    }
}
