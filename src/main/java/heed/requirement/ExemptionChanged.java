package heed.requirement;

import java.util.UUID;

/** A post was freed from a module, or is no longer; fired in the transaction that wrote it. {@code slug} null means every module. */
public record ExemptionChanged(UUID postId, String slug) {}
