package heed.scorm;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A package on its way in.
 *
 * @param packageId the package whose new version it is to be; once it is taken in, the package it became; null for a new one on its way
 * @param jobId of the work that takes it in; null while it arrives
 */
public record Upload(UUID id, UUID packageId, String fileName, long size, long received, State state, UUID jobId, UUID begunBy, OffsetDateTime begunAt, OffsetDateTime lastAt) {
    /** Arriving piece by piece, waiting to be taken in or being taken in, taken in, refused, or given up. */
    public enum State { ARRIVING, WAITING, DONE, REFUSED, DROPPED }

    /** 0 to 100. */
    public int getPercent() {
        return (int) (100 * received / size);
    }

    public boolean isOver() {
        return state == State.DONE || state == State.REFUSED || state == State.DROPPED;
    }
}
