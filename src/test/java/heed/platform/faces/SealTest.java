package heed.platform.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealTest {
    private final Seal seal = new Seal(key(1));
    private final String sealed = seal.close(List.of("a", 1), "/page\nann");

    @Test
    void givesBackWhatWasSealedOnAnyNodeWithTheSameSecret() {
        assertThat(new Seal(key(1)).open(sealed, "/page\nann")).contains(List.of("a", 1));
    }

    @Test
    void opensForNoOtherPagePersonOrSecret() {
        assertThat(seal.open(sealed, "/other\nann")).isEmpty();
        assertThat(seal.open(sealed, "/page\nbob")).isEmpty();
        assertThat(new Seal(key(2)).open(sealed, "/page\nann")).isEmpty();
    }

    @Test
    void opensNothingThatWasTouched() {
        byte[] bytes = Base64.getDecoder().decode(sealed);
        for (int i = 0; i < bytes.length; i += 7) {
            byte[] touched = bytes.clone();
            touched[i] ^= 1;
            assertThat(seal.open(Base64.getEncoder().encodeToString(touched), "/page\nann")).isEmpty();
        }
        assertThat(seal.open("", "/page\nann")).isEmpty();
        assertThat(seal.open("stateless", "/page\nann")).isEmpty();
        assertThat(seal.open("#", "/page\nann")).isEmpty();
        for (int length = 0; length < 40; length++) {
            assertThat(seal.open(Base64.getEncoder().encodeToString(new byte[length]), "/page\nann")).as("%d bytes", length).isEmpty();
        }
    }

    @Test
    void neverWritesTheSameTwice() {
        assertThat(seal.close(List.of("a", 1), "/page\nann")).isNotEqualTo(sealed);
    }

    private static byte[] key(int of) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) of);
        return key;
    }
}
