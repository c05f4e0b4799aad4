package heed.requirement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A signed exemption of one post from one module, or from every module when {@code slug} is null. */
public record Exemption(UUID id, UUID postId, String slug, LocalDate firstDay, LocalDate lastDay, String reason,
        OffsetDateTime recordedAt, OffsetDateTime supersededAt) implements Dated, Believed {
    public boolean frees(String module, LocalDate day) {
        return concerns(module) && covers(day);
    }

    public boolean concerns(String module) {
        return slug == null || slug.equals(module);
    }
}
