package heed.audit;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * One line of the log; nothing in it ever changes.
 *
 * @param actorName   who did it; empty when nobody was signed in
 * @param action      what was done: the room, a dot and the room's own words, such as {@code award.revoked}
 * @param subjectKind kind of thing it was done to, such as {@code account}
 * @param subjectName name of the thing as it was then, or null
 * @param unitKey     unit it concerns, or null
 * @param detail      what changed and why, or null
 */
public record AuditEntry(
        UUID id, OffsetDateTime at, String actorName, String action, String subjectKind, String subjectName, Integer unitKey,
        String detail) {}
