package heed.access;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;

/**
 * A program of somebody else's that uses the course API on behalf of a unit.
 *
 * @param appId     what it signs in with, beside its secret
 * @param unitKey   its learners' results are of that unit
 * @param lastUsedAt null before the first call; exact to the hour
 * @param revokedAt null while it may sign in
 */
public record Application(UUID id, String appId, String name, int unitKey, String unit, Set<ApiScope> scopes, OffsetDateTime createdAt,
                          OffsetDateTime lastUsedAt, OffsetDateTime revokedAt) {
    public Application {
        scopes = Set.copyOf(scopes);
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }
}
