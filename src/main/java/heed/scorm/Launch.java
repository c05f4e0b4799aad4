package heed.scorm;

import java.time.OffsetDateTime;

/** What came of the wish to play: the player's address, or that the course is open elsewhere. */
public sealed interface Launch {
    /**
     * @param token opens the player, once given never shown again
     * @param address of the player on the content host
     */
    record Open(String token, String address) implements Launch {}

    /** Somebody, most likely the same person in another window, plays it now. @param since when that was opened */
    record Elsewhere(OffsetDateTime since) implements Launch {}
}
