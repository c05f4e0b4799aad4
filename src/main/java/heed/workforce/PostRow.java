package heed.workforce;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * One belief about a post.
 *
 * @param rowId the belief
 * @param postId the post, the same in every belief about it
 * @param confirmedOn the last day on which the agency said that the post is there
 * @param supersededAt when we ceased to believe it, or null
 * @param importId the import that wrote it, or null
 */
public record PostRow(
        UUID rowId, UUID postId, PostFacts facts, LocalDate confirmedOn, OffsetDateTime recordedAt,
        OffsetDateTime supersededAt, UUID importId) {
    public boolean isBelieved() {
        return supersededAt == null;
    }
}
