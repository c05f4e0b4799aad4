package heed.award;

import heed.platform.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Whether it is one for which we give a certificate: earned here, verified, not taken back. */
    public boolean hasCertificate() {
        return certificateId != null || Certificates.deserves(this);
    }

    /** {@code counts}, {@code waiting} for verification or {@code revoked}. */
    public String state() {
        return isRevoked() ? "revoked" : isVerified() ? "counts" : "waiting";
    }

    /** "1.0.0, England" and, where it is known, the guidance it rests on. */
    public String editionText() {
        return Stream.of(award.version(), jurisdiction == null ? null : Texts.of("award", "nation." + jurisdiction), edition)
                .filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    public boolean isVerified() {
        return award.verified() || award.verifiedAt() != null;
    }
}
