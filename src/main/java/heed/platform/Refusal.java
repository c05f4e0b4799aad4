package heed.platform;

import jakarta.ejb.ApplicationException;
import jakarta.persistence.OptimisticLockException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A refusal the user can act on: "already submitted", "this code has run out". The key names a text in the bundle of
 * the room that refuses (the part before the first dot is the room); the values fill its places {0}, {1} …
 */
@ApplicationException(rollback = true)
public class Refusal extends RuntimeException {
    private final String key;
    private final transient List<Object> values;

    /** @param key text key such as {@code quiz.alreadySubmitted}, not null */
    public Refusal(String key, Object... values) {
        super(key + Arrays.toString(values));
        this.key = key;
        this.values = List.of(values);
    }

    /**
     * What a fault says that the user can act on, wherever the server has wrapped it: a refusal, or that somebody else
     * was quicker to change the same thing; empty for a bug.
     */
    public static Optional<Refusal> in(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Refusal refusal) {
                return Optional.of(refusal);
            }
            if (t instanceof OptimisticLockException) {
                return Optional.of(new Refusal("platform.conflict"));
            }
        }
        return Optional.empty();
    }

    public String key() {
        return key;
    }

    public List<Object> values() {
        return values;
    }

    /** The room whose bundle holds the text. */
    public String room() {
        return key.substring(0, key.indexOf('.'));
    }
}
