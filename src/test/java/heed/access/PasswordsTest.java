package heed.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.platform.Refusal;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final Account RUTH =
            new Account(UUID.randomUUID(), null, "ruth.calder", "ruth.calder@example.org", "Ruth Calder", OffsetDateTime.now());

    /** A hash over the salt "somesaltsomesalt", in Base64. */
    static String argon2(String password, int kib, int passes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withMemoryAsKB(kib).withIterations(passes)
                .withParallelism(1).withVersion(Argon2Parameters.ARGON2_VERSION_13).withSalt("somesaltsomesalt".getBytes()).build());
        byte[] out = new byte[32];
        generator.generateBytes(password.getBytes(), out);
        return Base64.getEncoder().withoutPadding().encodeToString(out);
    }

    @Test
    void keepsTheParametersInTheHash() {
        String hash = Passwords.hash("lamp under the doorway");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThan(300);
        assertThat(Passwords.fits("lamp under the doorway", hash)).isTrue();
        assertThat(Passwords.fits("lamp under the doorwax", hash)).isFalse();
        assertThat(Passwords.stale(hash)).isFalse();
        assertThat(Passwords.stale(hash.replace("t=2", "t=1"))).isTrue();
    }

    @Test
    void saltsEachHash() {
        assertThat(Passwords.hash("lamp under the doorway")).isNotEqualTo(Passwords.hash("lamp under the doorway"));
    }

    @Test
    void readsTheSameLettersHoweverTheyWereComposed() {
        assertThat(Passwords.fits("cafe\u0301 by the sea", Passwords.hash("caf\u00e9 by the sea"))).isTrue();
    }

    @Test
    void nothingFitsNobodysHash() {
        assertThat(Passwords.fits("lamp under the doorway", null)).isFalse();
        assertThat(Passwords.fits("", null)).isFalse();
    }

    /** The reference implementation's test vector for version 1.3: argon2id, 2 passes, 256 KiB, 1 lane. */
    @Test
    void agreesWithTheReferenceImplementation() {
        assertThat(Passwords.fits("password",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"elevenchars", "password1234", "Password1234!", "P@ssw0rd12345", "safeguarding2026",
            "123456789012", "qwertyuiop12", "liverpoolliverpool", "aaaaaaaaaaaaaa", "Welcome!2026!", "ruthcalder12",
            "ruth.calder1"})
    void refusesAPasswordThatIsTriedFirst(String password) {
        assertThatThrownBy(() -> PasswordRule.check(password, RUTH)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lamp under the doorway", "twelve chars", "correct horse battery staple", "Hx7!kq02-vmP",
            "the password is a spruce door", "ruth.calder keeps seven bees"})
    void takesALongPasswordOfAnyKind(String password) {
        PasswordRule.check(password, RUTH);
    }
}
