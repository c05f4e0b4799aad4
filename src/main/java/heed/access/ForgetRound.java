package heed.access;

import heed.platform.Round;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Forgets what is no longer needed of signing in: records 90 days after their end, counts of wrong tries after 30 days. */
@ApplicationScoped
class ForgetRound implements Round {
    private static final Duration RECORDS = Duration.ofDays(90);
    private static final Duration TRIES = Duration.ofDays(30);

    private SignInBook book;
    private Clock clock;

    protected ForgetRound() {}

    @Inject
    ForgetRound(SignInBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    /** Deleting twice does no harm, so every node may do it. */
    @Override
    public void go() {
        OffsetDateTime now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        book.forget(now.minus(RECORDS));
        book.forgetTries(now.minus(TRIES));
    }
}
