package heed.access;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * One running sign-in as its record says, with the grants of this moment.
 *
 * @param handle          names the record without giving away its token
 * @param way             {@code password} or {@code code}
 * @param shared          whether the person said that others use this computer too
 * @param hasSecondFactor whether the account has a second factor
 * @param secondFactorDue whether it must still be shown; until then the caller is nobody
 */
public record SignIn(
        String handle,
        UUID accountId,
        UUID personId,
        String name,
        String way,
        boolean shared,
        OffsetDateTime startedAt,
        boolean hasSecondFactor,
        boolean secondFactorDue,
        List<Grant> grants) {
    public boolean isByCode() {
        return way.equals("code");
    }
}
