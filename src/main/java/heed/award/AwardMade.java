package heed.award;

import java.time.LocalDate;
import java.util.UUID;

/** Somebody has earned something by learning here; fired once an award, in the transaction that recorded it. Imports do not fire it. */
public record AwardMade(UUID awardId, UUID personId, String slug, LocalDate completedOn) {}
