package heed.enrolment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A person has completed a module; fired once for a registration, in the transaction that found it complete.
 *
 * @param version such as {@code 1.0.0}
 * @param jurisdiction key of the nation whose law was shown
 * @param completedOn the day the last required thing was done, in the partnership's zone
 * @param score of the quiz, 0 to 1; null if the module has none
 * @param demonstration whether the text had not been signed off: such an award counts for nothing in a real area
 */
public record ModuleCompleted(UUID registrationId, UUID personId, String slug, UUID versionId, String version, String jurisdiction,
                              LocalDate completedOn, BigDecimal score, boolean demonstration) {}
