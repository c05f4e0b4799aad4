package heed.catalogue;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A version as it is published in one area.
 *
 * @param signedOff false for a draft shown in a demonstration area: what is earned with it never counts elsewhere
 */
public record ModuleCard(UUID versionId, String slug, String code, String title, String summary, Version version, Levels levels, int minutes,
                         boolean signedOff, OffsetDateTime publishedAt) {}
