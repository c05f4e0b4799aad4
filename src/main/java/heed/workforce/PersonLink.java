package heed.workforce;

import java.time.OffsetDateTime;
import java.util.UUID;

/** Two records of one human being; supersededAt is set when the link was undone. */
public record PersonLink(
        UUID id, UUID personId, UUID sameAsId, OffsetDateTime recordedAt, UUID recordedBy, OffsetDateTime supersededAt) {}
