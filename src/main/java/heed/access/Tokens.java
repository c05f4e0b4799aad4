package heed.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random tokens and the digests that are kept of them. */
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Letters and figures that nobody mistakes for each other when read aloud or off a slip of paper. */
    static final String PLAIN = "ABCDEFGHJKMNPQRTUVWXYZ2346789";

    private Tokens() {}

    /** 256 random bits. */
    static String next() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String plainCode(int length) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < length; i++) {
            code.append(PLAIN.charAt(RANDOM.nextInt(PLAIN.length())));
        }
        return code.toString();
    }

    /** SHA-256 in hexadecimal. */
    static String digest(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
