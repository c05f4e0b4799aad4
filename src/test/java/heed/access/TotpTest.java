package heed.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] RFC = "12345678901234567890".getBytes();

    /** RFC 6238, appendix B, the rows of SHA-1. */
    @ParameterizedTest
    @CsvSource({"59,94287082", "1111111109,07081804", "1111111111,14050471", "1234567890,89005924", "2000000000,69279037",
        "20000000000,65353130"})
    void agreesWithTheVectorsOfTheRfc(long second, String code) {
        assertThat(Totp.code(RFC, Totp.step(second), 8)).isEqualTo(code);
    }

    /** RFC 4648, section 10, without padding. */
    @ParameterizedTest
    @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void writesAndReadsBase32(String plain, String base32) {
        assertThat(Totp.encode(plain.getBytes())).isEqualTo(base32);
        assertThat(Totp.decode(base32)).isEqualTo(plain.getBytes());
    }

    @Test
    void takesACodeOnceAndAllowsAClockOneStepOff() {
        String secret = Totp.encode(RFC);
        long now = 1_111_111_109;
        String code = Totp.code(RFC, Totp.step(now), 6);
        assertThat(Totp.accept(secret, code, now, -1)).hasValue(Totp.step(now));
        assertThat(Totp.accept(secret, code.substring(0, 3) + " " + code.substring(3), now + 30, -1)).hasValue(Totp.step(now));
        assertThat(Totp.accept(secret, code, now + 60, -1)).isEmpty();
        assertThat(Totp.accept(secret, code, now, Totp.step(now))).isEmpty();
        assertThat(Totp.accept(secret, "", now, -1)).isEmpty();
    }

    @Test
    void makesSecretsOf160Bits() {
        assertThat(Totp.decode(Totp.newSecret())).hasSize(20);
        assertThat(Totp.newSecret()).isNotEqualTo(Totp.newSecret());
    }
}
