package heed.access;

import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Slows down guessing: each try is counted before it is looked at and forgiven when it was right, so that many tries at
 * once gain nothing. After a number of tries each further one makes the next wait twice as long, up to a quarter of an
 * hour. Keys are digests: what was typed as a name is not kept.
 */
@ApplicationScoped
@Transactional
class Patience {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** What is counted, how many tries are free, and after how long a pause counting starts anew. */
    enum Kind {
        NAME(5, Duration.ofDays(1)),
        /** A name from an address where its holder has signed in before: a stranger elsewhere cannot lock them out. */
        NAME_AT_HOME(5, Duration.ofDays(1)),
        /** A whole station or nursery may stand behind one address. */
        ADDRESS(40, Duration.ofHours(1)),
        FACTOR(5, Duration.ofDays(1));

        private final int free;
        private final Duration pause;

        Kind(int free, Duration pause) {
            this.free = free;
            this.pause = pause;
        }
    }

    record Key(Kind kind, String of) implements Comparable<Key> {
        String digest() {
            return Tokens.digest(kind + ":" + of);
        }

        @Override
        public int compareTo(Key other) {
            return digest().compareTo(other.digest());
        }
    }

    private record Count(int failures, OffsetDateTime blockedUntil, OffsetDateTime lastAt) {}

    private EntityManager em;
    private Clock clock;

    protected Patience() {}

    @Inject
    Patience(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /**
     * Counts a try.
     *
     * @return how long to wait, when it must not be looked at; such a try is not counted
     */
    public Optional<Duration> count(List<Key> keys) {
        OffsetDateTime now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        Optional<Duration> wait = Optional.empty();
        // One order for all, so that two tries never wait for each other's rows.
        List<Key> ordered = keys.stream().sorted().toList();
        for (Key key : ordered) {
            Optional<Count> count = read(key);
            Optional<Duration> more = count.map(Count::blockedUntil).filter(until -> until.isAfter(now))
                    .map(until -> Duration.between(now, until));
            if (more.isPresent() && (wait.isEmpty() || more.get().compareTo(wait.get()) > 0)) {
                wait = more;
            }
        }
        if (wait.isPresent()) {
            return wait;
        }
        for (Key key : ordered) {
            Optional<Count> count = read(key).filter(c -> c.lastAt().plus(key.kind().pause).isAfter(now));
            int failures = count.map(Count::failures).orElse(0) + 1;
            write(key, failures, failures < key.kind().free ? null : now.plus(wait(failures - key.kind().free)), now);
        }
        return Optional.empty();
    }

    /** Takes the last try back: it was right. A name starts anew, an address has one try fewer. */
    public void forgive(List<Key> keys) {
        for (Key key : keys.stream().sorted().toList()) {
            if (key.kind() == Kind.ADDRESS) {
                Sql.of(em, "update sign_in_failure set failures = failures - 1, blocked_until = null"
                        + " where key_hash = :key and failures > 0").set("key", key.digest()).update();
            } else {
                Sql.of(em, "delete from sign_in_failure where key_hash = :key").set("key", key.digest()).update();
            }
        }
    }

    static Duration wait(int beyondFree) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(beyondFree, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private Optional<Count> read(Key key) {
        return Sql.of(em, "select failures, blocked_until, last_at from sign_in_failure where key_hash = :key for update")
                .set("key", key.digest())
                .first(r -> new Count(r.integer("failures"), r.at("blocked_until"), r.at("last_at")));
    }

    private void write(Key key, int failures, OffsetDateTime until, OffsetDateTime now) {
        String update = "update sign_in_failure set failures = :n, blocked_until = :until, last_at = :now where key_hash = :key";
        String insert = "insert into sign_in_failure (key_hash, failures, blocked_until, last_at) values (:key, :n, :until, :now)";
        boolean known = 0 < Sql.of(em, update)
                .set("n", failures).set("until", until).set("now", now).set("key", key.digest()).update();
        if (!known) {
            Sql.of(em, insert).set("n", failures).set("until", until).set("now", now).set("key", key.digest()).update();
        }
    }
}
