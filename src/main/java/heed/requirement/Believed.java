package heed.requirement;

import java.time.OffsetDateTime;

/** Something we have recorded, and may later have learnt to be otherwise. */
public interface Believed {
    OffsetDateTime recordedAt();

    /** Null while still believed. */
    OffsetDateTime supersededAt();

    default boolean heldOn(OffsetDateTime knownOn) {
        return !recordedAt().isAfter(knownOn) && (supersededAt() == null || supersededAt().isAfter(knownOn));
    }
}
