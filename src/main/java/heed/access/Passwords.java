package heed.access;

import heed.platform.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id, 19 MiB, two passes, one lane (OWASP Password Storage). The parameters stand in the
 * hash, so that they can be raised and an old hash renewed at the next sign-in. At most two hashes run at a time: each
 * takes memory and a processor, and a crowd at the door must not stop those inside.
 */
final class Passwords {
    private static final int KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;
    private static final Pattern HASH = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Semaphore DOOR = new Semaphore(2, true);
    private static final int WAIT_SECONDS = 5;

    /** Stands in for the hash of an unknown name, so that the answer takes as long. No password fits it. */
    private static final String NOBODYS = "$argon2id$v=19$m=" + KIB + ",t=" + PASSES + ",p=" + LANES
            + "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private Passwords() {}

    /** @throws Refusal {@code access.busy} when too many others are waiting */
    static String hash(String password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return "$argon2id$v=19$m=" + KIB + ",t=" + PASSES + ",p=" + LANES + "$" + base64(salt) + "$"
                + base64(run(password, salt, KIB, PASSES, LANES, LENGTH));
    }

    /**
     * Whether the password fits the hash.
     *
     * @param hash a hash of ours, or null for nobody's: the work is done all the same and the answer is no
     * @throws Refusal {@code access.busy} when too many others are waiting
     */
    static boolean fits(String password, String hash) {
        Matcher m = HASH.matcher(hash == null ? NOBODYS : hash);
        if (!m.matches()) {
            throw new IllegalStateException("Not a password hash of ours");
        }
        byte[] wanted = Base64.getDecoder().decode(m.group(5));
        byte[] got = run(password, Base64.getDecoder().decode(m.group(4)), Integer.parseInt(m.group(1)),
                Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)), wanted.length);
        return MessageDigest.isEqual(wanted, got) && hash != null;
    }

    /** Whether the hash was made with other parameters than today's. */
    static boolean stale(String hash) {
        return !hash.startsWith("$argon2id$v=19$m=" + KIB + ",t=" + PASSES + ",p=" + LANES + "$");
    }

    private static byte[] run(String password, byte[] salt, int kib, int passes, int lanes, int length) {
        try {
            if (!DOOR.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal("access.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("access.busy");
        }
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(kib).withIterations(passes).withParallelism(lanes).withSalt(salt).build());
            byte[] out = new byte[length];
            generator.generateBytes(
                    Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), out);
            return out;
        } finally {
            DOOR.release();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
