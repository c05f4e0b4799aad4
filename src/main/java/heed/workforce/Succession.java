package heed.workforce;

import java.time.LocalDate;

/** Who follows whom from a day, after a split or a merger. */
public record Succession(int fromKey, int toKey, LocalDate onDay) {}
