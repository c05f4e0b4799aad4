package heed.award;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One award as a list shows it.
 *
 * @param title      of the module
 * @param jurisdiction key of a nation, or null
 * @param verifiedBy null for the portal's own, or while unverified
 * @param revokedWhy null unless it was taken back
 */
public record AwardRow(Award award, String code, String title, String jurisdiction, String edition, String provider, String evidence, String verifiedBy,
        BigDecimal score, UUID certificateId, String revokedWhy) {
    public UUID id() {
        return award.id();
    }

    public LocalDate completedOn() {
        return award.completedOn();
    }

    public boolean isRevoked() {
        return award.revokedAt() != null;
    }

    public boolean isVerified() {
        return award.verified() || award.verifiedAt() != null;
    }
}
