package heed.scorm.rest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many calls a minute are answered for each key, on this node; minutes are those of the clock on the wall. */
final class Rate {
    private static final int MANY = 10_000;

    private record Count(long minute, int calls) {}

    private final int most;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    Rate(int most) {
        this.most = most;
    }

    /** @return whether this call is still within what is allowed in its minute */
    boolean allows(String key, long epochSecond) {
        long minute = epochSecond / 60;
        if (counts.size() > MANY) {
            counts.values().removeIf(c -> c.minute() < minute);
        }
        return counts.merge(key, new Count(minute, 1), (old, one) -> old.minute() == minute ? new Count(minute, old.calls() + 1) : one).calls() <= most;
    }
}
