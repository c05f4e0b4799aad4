package heed.platform;

import java.time.OffsetDateTime;
import java.util.UUID;

/** How a job stands: state is queued, running, done or failed; message is set when it failed. */
public record JobStatus(
        UUID id, String kind, String state, int progress, int total, String message, UUID owner, OffsetDateTime queuedAt) {
    public boolean isOver() {
        return state.equals("done") || state.equals("failed");
    }

    public boolean isFailed() {
        return state.equals("failed");
    }

    /** 0 to 100. */
    public int getPercent() {
        return state.equals("done") ? 100 : total <= 0 ? 0 : (int) Math.min(99, 100L * progress / total);
    }
}
