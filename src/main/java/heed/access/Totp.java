package heed.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords: RFC 6238 over RFC 4226, SHA-1, steps of 30 seconds, six figures, as every app does. */
final class Totp {
    static final int STEP_SECONDS = 30;

    /** A clock that is one step off, either way, is let in. */
    private static final int DRIFT = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    /** A new secret of 160 bits in Base32, as an app takes it. */
    static String newSecret() {
        byte[] bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return encode(bytes);
    }

    static long step(long epochSecond) {
        return Math.floorDiv(epochSecond, STEP_SECONDS);
    }

    /** RFC 4226, 5.3: the last half-byte says where the four bytes stand. */
    static String code(byte[] secret, long step, int figures) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] h = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int at = h[h.length - 1] & 0xf;
            int number = (ByteBuffer.wrap(h, at, 4).getInt() & 0x7fffffff) % (int) Math.pow(10, figures);
            return String.format("%0" + figures + "d", number);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The step for which the code holds.
     *
     * @param lastStep the last step used, which and before which nothing counts again (RFC 6238, 5.2)
     * @return empty when the code holds for none
     */
    static OptionalLong accept(String secret, String typed, long epochSecond, long lastStep) {
        String code = typed.replaceAll("\\s", "");
        byte[] key = decode(secret);
        OptionalLong found = OptionalLong.empty();
        for (long step = step(epochSecond) - DRIFT; step <= step(epochSecond) + DRIFT; step++) {
            boolean same = MessageDigest.isEqual(code(key, step, 6).getBytes(), code.getBytes());
            if (same && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** RFC 4648 Base32 without padding. */
    static String encode(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = buffer << 8 | b & 0xff;
            for (bits += 8; bits >= 5; bits -= 5) {
                out.append(BASE32.charAt(buffer >> bits - 5 & 31));
            }
        }
        return bits == 0 ? out.toString() : out.append(BASE32.charAt(buffer << 5 - bits & 31)).toString();
    }

    static byte[] decode(String base32) {
        ByteBuffer out = ByteBuffer.allocate(base32.length() * 5 / 8);
        int buffer = 0;
        int bits = 0;
        for (char c : base32.toCharArray()) {
            buffer = buffer << 5 | BASE32.indexOf(c);
            bits += 5;
            if (bits >= 8 && out.hasRemaining()) {
                out.put((byte) (buffer >> bits - 8));
                bits -= 8;
            }
        }
        return out.array();
    }
}
