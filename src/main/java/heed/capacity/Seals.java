package heed.capacity;

import heed.platform.Keys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What tells the code of a number that was shown from one that somebody made up. It holds the unit, the day and the instant of knowledge; the
 * parts of the unit's view were shown together, so that any of them may be asked for.
 */
final class Seals {
    private static final String PURPOSE = "capacity.code";
    private static final int LETTERS = 12;

    private final Keys keys;

    Seals(Keys keys) {
        this.keys = keys;
    }

    Figure seal(Figure f) {
        return f.sealed(of(f));
    }

    boolean isTrue(Figure f) {
        return f.seal() != null && f.knownOn() != null && MessageDigest.isEqual(f.seal().getBytes(StandardCharsets.UTF_8), of(f).getBytes(StandardCharsets.UTF_8));
    }

    private String of(Figure f) {
        byte[] sum = keys.mac(PURPOSE, f.unit() + " " + f.asAt() + " " + f.knownOn().toInstant().toEpochMilli());
        return new BigInteger(1, sum).toString(36).substring(0, LETTERS);
    }
}
