package heed.provisioning;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A file that came in.
 *
 * @param unitKey the unit for which it was sent; rows about others are refused
 * @param listDay the day the list describes: movers move on it, posts are confirmed on it
 * @param leftOn the day on which people missing from a full list have left, or null when missing means nothing
 * @param jobId the work that is, or was last, done on it
 * @param state checking, checked, writing, written, undone, failed or discarded
 * @param heads the heads as they stand in the file
 * @param notes sentences about the file as a whole
 * @param message why the last step was not done, or null
 */
public record Batch(
        UUID id, ImportKind kind, String fileName, int unitKey, LocalDate listDay, LocalDate leftOn, UUID jobId, String state,
        int rowsTotal, List<String> heads, List<String> notes, String message, UUID uploadedBy, OffsetDateTime uploadedAt, OffsetDateTime writtenAt,
        OffsetDateTime undoneAt, String fileHash, String fingerprint) {
    public boolean isChecked() {
        return state.equals("checked");
    }

    public boolean isWritten() {
        return state.equals("written");
    }

    public boolean isAtWork() {
        return state.equals("checking") || state.equals("writing") || state.equals("undoing");
    }
}
