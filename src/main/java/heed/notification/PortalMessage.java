package heed.notification;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A message as its reader sees it in the portal; readAt null: not read yet, link null: leads nowhere. */
public record PortalMessage(UUID id, String subject, String body, String link, OffsetDateTime queuedAt, OffsetDateTime readAt) {
    public boolean isRead() {
        return readAt != null;
    }
}
