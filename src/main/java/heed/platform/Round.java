package heed.platform;

import java.time.Duration;

/**
 * Something to look after again and again, such as bringing a copy up to date; a room offers it as a CDI bean and
 * {@link JobClock} goes round. Every node goes its own rounds, so a round that must run on one node alone locks a row or
 * queues a {@link JobKind} once.
 */
public interface Round {
    /** How long to wait between two rounds, a second or more. */
    Duration every();

    /** Looks once; short, since jobs wait meanwhile. */
    void go();
}
