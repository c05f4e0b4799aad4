package heed.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many certificate checks one network address may make: 30 a minute on each node. A code of 100 bits cannot be found
 * by trying; this keeps a patient machine from wearing out the database. Counts are in memory and of the last 10,000
 * addresses only.
 */
@ApplicationScoped
public class CheckLimit {
    static final int A_MINUTE = 30;
    private static final int REMEMBERED = 10_000;

    private Clock clock;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private long minute;

    protected CheckLimit() {}

    @Inject
    public CheckLimit(Clock clock) {
        this.clock = clock;
    }

    /** Counts one check of the address and says whether it may be made. */
    public synchronized boolean allows(String address) {
        long now = clock.millis() / 60_000;
        if (now != minute) {
            counts.clear();
            minute = now;
        }
        int count = counts.merge(address, 1, Integer::sum);
        if (counts.size() > REMEMBERED) {
            counts.remove(counts.keySet().iterator().next());
        }
        return count <= A_MINUTE;
    }
}
