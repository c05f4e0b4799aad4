package heed.scorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentHostTest {
    @Test
    void isTheOtherNameOfThisMachineWhereNothingIsSet() {
        ContentHost host = new ContentHost("http://localhost:8080", Optional.empty());
        assertThat(host.origin()).contains("http://127.0.0.1:8080");
        assertThat(host.serves("127.0.0.1")).isTrue();
        assertThat(host.serves("localhost")).isFalse();
        assertThat(host.serves("evil.example")).isFalse();
    }

    @Test
    void liesUnderThePathOfTheProgram() {
        assertThat(new ContentHost("http://localhost:8080/heed", Optional.empty()).address()).contains("http://127.0.0.1:8080/heed");
        assertThat(new ContentHost("https://heed.example.org", Optional.of("https://content.example.net/")).address()).contains("https://content.example.net");
    }

    @Test
    void isNotThereWhereTheAddressHasOnlyOneName() {
        ContentHost host = new ContentHost("https://heed.example.org", Optional.empty());
        assertThat(host.origin()).isEmpty();
        assertThat(host.serves("127.0.0.1")).isFalse();
    }

    @Test
    void isWhatTheSettingNamesButNeverThePortalItself() {
        assertThat(new ContentHost("https://heed.example.org", Optional.of("https://Content.example.net/")).origin()).contains("https://content.example.net");
        assertThatThrownBy(() -> new ContentHost("https://heed.example.org", Optional.of("https://heed.example.org:8443"))).isInstanceOf(IllegalStateException.class).hasMessageContaining("own host");
        assertThatThrownBy(() -> new ContentHost("https://heed.example.org", Optional.of("content"))).isInstanceOf(IllegalStateException.class);
    }
}
