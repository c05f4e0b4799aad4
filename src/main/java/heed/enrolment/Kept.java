package heed.enrolment;

import java.time.OffsetDateTime;

/**
 * What became of a batch of answers.
 *
 * @param kept how many are on record now, those that were there before included
 * @param refused how many name no page or item of the module; sending them again is of no use
 * @param at when, by the server's clock
 */
public record Kept(int kept, int refused, OffsetDateTime at) {}
