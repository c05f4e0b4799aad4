package heed.award;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The code of a certificate: 100 random bits as 20 characters of Crockford's base 32, which has no I, L, O or U. It cannot
 * be guessed, so whoever knows it has held the certificate.
 *
 * @param text 20 characters
 */
record CertificateCode(String text) {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 100;
    private static final int LENGTH = BITS / 5;

    static CertificateCode random(SecureRandom random) {
        BigInteger bits = new BigInteger(BITS, random);
        StringBuilder text = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text.append(DIGITS.charAt(bits.shiftRight(5 * i).intValue() & 31));
        }
        return new CertificateCode(text.toString());
    }

    /** Reads what somebody typed: spaces and dashes anywhere, small letters, O for 0, I and L for 1; empty when it cannot be a code. */
    static Optional<CertificateCode> read(String typed) {
        if (typed == null || typed.length() > 60) {
            return Optional.empty();
        }
        String text = typed.replaceAll("[\\s\\-\u2010-\u2015]", "").toUpperCase(Locale.ROOT).replace('O', '0').replace('I', '1').replace('L', '1');
        boolean fits = text.length() == LENGTH && text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
        return fits ? Optional.of(new CertificateCode(text)) : Optional.empty();
    }

    /** In four groups of five, as printed. */
    String printed() {
        return text.replaceAll("(.{5})(?!$)", "$1-");
    }
}
