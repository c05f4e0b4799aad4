package heed.workforce;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A return as it was recorded.
 *
 * @param stale older than six months on the day it was asked for
 * @param expired older than twelve months on that day: it is no longer a base
 */
public record HeadcountRow(UUID id, HeadcountReturn facts, OffsetDateTime recordedAt, boolean stale, boolean expired) {
    static HeadcountRow of(UUID id, HeadcountReturn facts, OffsetDateTime recordedAt, LocalDate on) {
        return new HeadcountRow(id, facts, recordedAt, facts.asAt().isBefore(on.minusMonths(6)),
                facts.asAt().isBefore(on.minusMonths(12)));
    }
}
