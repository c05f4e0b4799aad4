package heed.award;

import heed.requirement.Evidence;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What somebody has earned, with what was recorded about it later. An award never runs out; whether it counts is asked of
 * a post and a day ({@link Standing}).
 *
 * @param version       of the module, null for evidence from elsewhere
 * @param verified      whether it came verified
 * @param verifiedAt    when somebody verified it later, or null
 * @param demonstration whether it was earned in a demonstration area; such an award never counts in a real one
 * @param revokedAt     when it was taken back, or null
 */
public record Award(UUID id, UUID personId, String slug, String version, LocalDate completedOn, Evidence source,
        boolean verified, OffsetDateTime verifiedAt, boolean demonstration, OffsetDateTime recordedAt, OffsetDateTime revokedAt) {
    /** Whether, as believed at that instant, it is somebody's and verified: unverified evidence never counts. */
    public boolean countsOn(OffsetDateTime knownOn) {
        return !recordedAt.isAfter(knownOn)
                && (revokedAt == null || revokedAt.isAfter(knownOn))
                && (verified || verifiedAt != null && !verifiedAt.isAfter(knownOn));
    }
}
