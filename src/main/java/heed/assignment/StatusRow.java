package heed.assignment;

import heed.award.Status;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One person, in one post, and one module asked of them.
 *
 * @param unit        name of the team, workplace or agency
 * @param completedOn the latest award that counts, or null
 * @param due         renew or finish by, null while exempt
 * @param line        the line of the matrix; empty when assigned
 */
public record StatusRow(UUID postId, UUID personId, String name, String staffNumber, String unit, String group, String slug, String code, String title,
        Status status, LocalDate completedOn, LocalDate due, String line, boolean assigned) {}
