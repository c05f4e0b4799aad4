package heed.award;

import heed.platform.Refusal;
import heed.requirement.Evidence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something earned that is to be recorded.
 *
 * @param version      of the module, null for evidence from elsewhere
 * @param jurisdiction key of the nation whose law was taught, null when nobody knows
 * @param edition      the guidance it rests on, in words, or null
 * @param provider     who gave the training, null for the portal's own
 * @param evidence     what shows it, such as the number of a certificate, or null
 * @param verified     whether it is known to be true; evidence from elsewhere begins unverified
 * @param verifiedBy   who has verified it, or null
 * @param score        0 to 1, or null
 * @param registrationId the registration that was completed, or null; one registration earns one award
 */
public record NewAward(UUID personId, String slug, String version, String jurisdiction, String edition, LocalDate completedOn, Evidence source,
        String provider, String evidence, boolean verified, String verifiedBy, boolean demonstration, BigDecimal score, UUID registrationId) {
    public NewAward {
        if (source != Evidence.PORTAL && (provider == null || provider.isBlank())) {
            throw new Refusal("award.providerMissing");
        }
        if (provider != null && provider.length() > 160 || evidence != null && evidence.length() > 300) {
            throw new Refusal("award.tooLong", 160, 300);
        }
    }

    /** What a learner or coordinator shows from elsewhere: it counts for nothing until somebody has verified it. */
    public static NewAward external(UUID personId, String slug, LocalDate completedOn, String provider, String evidence) {
        return new NewAward(personId, slug, null, null, null, completedOn, Evidence.EXTERNAL, provider, evidence, false, null, false, null, null);
    }

    /** A completion taken over from another system, vouched for by whoever imports it. */
    public static NewAward imported(UUID personId, String slug, LocalDate completedOn, String provider, String evidence, String verifiedBy) {
        return new NewAward(personId, slug, null, null, null, completedOn, Evidence.EXTERNAL, provider, evidence, verifiedBy != null, verifiedBy, false, null, null);
    }
}
