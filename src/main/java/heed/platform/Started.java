package heed.platform;

/**
 * Fired once at start, when the database has its newest shape and before the first request is served. Rooms observe it
 * with {@code @Priority(floor)}, so that lower floors are ready first. A thrown exception stops the start; its message is
 * what the operator reads.
 */
public record Started() {}
