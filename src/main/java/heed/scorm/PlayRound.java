package heed.scorm;

import heed.platform.Round;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Closes players that were left without a word, and forgets calls after 90 days. */
@ApplicationScoped
class PlayRound implements Round {
    private static final Duration CALLS = Duration.ofDays(90);

    private static final System.Logger LOG = System.getLogger(PlayRound.class.getName());
    private static final Duration PAUSE = Duration.ofMinutes(15);

    /** Players that could not be closed, and when to try again. */
    private final Map<UUID, Instant> broken = new HashMap<>();
    private Plays plays;
    private Clock clock;

    protected PlayRound() {}

    @Inject
    PlayRound(Plays plays, Clock clock) {
        this.plays = plays;
        this.clock = clock;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    /** Two nodes may go at once: each takes sessions that the other does not hold. One that cannot be closed holds up no other and is tried again later. */
    @Override
    public void go() {
        plays.forgetCalls(OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).minus(CALLS));
        Instant now = clock.instant();
        broken.values().removeIf(again -> !again.isAfter(now));
        for (UUID id : plays.lost(broken.keySet())) {
            try {
                plays.giveUp(id);
            } catch (RuntimeException e) {
                broken.put(id, now.plus(PAUSE));
                LOG.log(Level.ERROR, "The player " + id + " could not be closed; it is tried again in " + PAUSE.toMinutes() + " minutes", e);
            }
        }
    }
}
