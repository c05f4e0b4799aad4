package heed.access;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;

/**
 * The application that makes a request.
 *
 * @param scopes    what it may do in this request: with a token, not more than the token says
 * @param withSecret whether it showed its secret, without which it is given no token
 */
public record ApiCaller(UUID applicationId, String appId, String name, int unitKey, Set<ApiScope> scopes, int secretNumber, boolean withSecret) {
    public ApiCaller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(ApiScope scope) {
        return scopes.contains(scope);
    }

    /** How long a token lives that the caller has asked for. */
    static boolean isSound(OffsetDateTime expiry, OffsetDateTime now) {
        return expiry.isAfter(now) && !expiry.isAfter(now.plusDays(LONGEST_DAYS));
    }

    /** A token that is lost cannot be taken back alone: it dies with the secret it was made with. */
    static final int LONGEST_DAYS = 30;
}
