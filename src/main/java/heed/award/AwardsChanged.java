package heed.award;

import java.util.Set;
import java.util.UUID;

/** Awards of these persons were recorded, verified or revoked; fired in the transaction that wrote it, for whoever keeps figures derived from them. */
public record AwardsChanged(Set<UUID> personIds) {
    public AwardsChanged {
        personIds = Set.copyOf(personIds);
    }
}
