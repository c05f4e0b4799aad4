package heed.enrolment;

import heed.catalogue.Nation;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A learner in one version of a module.
 *
 * @param version such as {@code 1.0.0}; pinned, a newer one is offered and never forced
 * @param groups the learner's professional groups on the day it began
 * @param formKey proof that a form sent without a script comes from the learner's own page
 * @param place id of the page to go on with
 * @param completedAt null while it runs
 * @param leftAt null unless it ended without being completed: left for another version, or ended by another program
 */
public record Enrolment(UUID id, UUID personId, String slug, UUID versionId, String version, int areaKey, Nation nation, List<String> groups,
                        UUID formKey, String place, OffsetDateTime startedAt, OffsetDateTime lastAt, OffsetDateTime completedAt, OffsetDateTime leftAt) {
    public Enrolment {
        groups = List.copyOf(groups);
    }

    public boolean isRunning() {
        return completedAt == null && leftAt == null;
    }

    /** Whether a form that brings this key comes from the learner's own page. */
    public boolean hasKey(String key) {
        return formKey.toString().equals(key);
    }

    public boolean isComplete() {
        return completedAt != null;
    }

    public Optional<OffsetDateTime> completed() {
        return Optional.ofNullable(completedAt);
    }
}
