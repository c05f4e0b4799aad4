package heed.requirement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * One belief about a post, as far as a rule looks at it, with the time it was held.
 *
 * @param id            the row; {@code postId} is the post
 * @param placeKey      workplace or team, null when the agency has not said
 * @param leads         whether the post leads, assesses or supervises
 * @param demonstration whether its area is a demonstration
 * @param confirmedOn   the last day on which the agency said that the post is still there
 */
public record PostBelief(UUID id, UUID postId, UUID personId, int agencyKey, Integer placeKey, String group, String level, int areaKey,
        boolean leads, boolean demonstration, LocalDate firstDay, LocalDate lastDay, LocalDate confirmedOn,
        OffsetDateTime recordedAt, OffsetDateTime supersededAt) implements Dated, Believed {}
