package heed.scorm;

import heed.platform.Round;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Closes players that were left without a word, and forgets calls after 90 days. */
@ApplicationScoped
class PlayRound implements Round {
    private static final Duration CALLS = Duration.ofDays(90);

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

    /** Two nodes may go at once: each takes sessions that the other does not hold. */
    @Override
    public void go() {
        plays.closeLost();
        plays.forgetCalls(OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).minus(CALLS));
    }
}
