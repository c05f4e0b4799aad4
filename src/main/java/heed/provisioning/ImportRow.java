package heed.provisioning;

import java.util.List;
import java.util.UUID;

/**
 * A row of a checked file, as the pages show it.
 *
 * @param line the row's number in the file; below 0 for a post that the file lacks
 * @param candidate the person it may be, or null
 * @param otherLine the row of the same file that may be about the same person, or null
 * @param decision same, other or out; null while nobody has decided
 * @param cells the row as it stands in the file, for rows that are left out
 */
public record ImportRow(
        int line, Outcome outcome, String reason, String subject, String before, String after, UUID candidate, Integer otherLine, String decision,
        List<String> cells) {
    public boolean isInFile() {
        return line > 0;
    }
}
