package heed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    @Test
    void tenComesAfterNine() {
        assertThat(Version.parse("1.10.0").orElseThrow()).isGreaterThan(Version.parse("1.9.3").orElseThrow());
        assertThat(Version.parse("2.0.0").orElseThrow()).isGreaterThan(Version.parse("1.10.0").orElseThrow());
        assertThat(Version.parse("1.0.9").orElseThrow().nextPatch()).hasToString("1.0.10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "v1.0.0", "1.0.0-draft", "01.0.0", "1.0.0 ", ""})
    void refusesOtherShapes(String text) {
        assertThat(Version.parse(text)).isEmpty();
    }
}
