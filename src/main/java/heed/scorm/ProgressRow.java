package heed.scorm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * How one person stands in one part of a package, or in all of it.
 *
 * @param unit where the person works
 * @param item the part; empty for the whole course
 * @param part the part's title; empty for the whole course
 * @param version of the package that the person is in
 * @param completion and success: as the course says it, in the words of SCORM
 * @param scaled -1 to 1; null without a score
 * @param raw null without one
 * @param seconds of the whole course as long as its player was open, of a part what the course says
 * @param goes how often it was begun anew
 * @param done the day on which the module was completed; null while it is not, and for a part
 */
public record ProgressRow(UUID personId, UUID attempt, String name, String staffNumber, String unit, String item, String part, String version, String completion, String success,
        BigDecimal scaled, BigDecimal raw, long seconds, int goes, OffsetDateTime lastAt, LocalDate done) {
    public boolean isWhole() {
        return item.isEmpty();
    }
}
