package heed.scorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.TestSettings;
import heed.platform.StartFault;
import heed.platform.Started;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThatThrownBy(() -> new ContentHost("https://heed.example.org", Optional.of("https://heed.example.org:8443"))).isInstanceOf(StartFault.class).hasMessageContaining("own host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"content", "content.example.net", "ftp://content.example.net", "https://", "https://con tent.example.net", "https://content.example.net:port"})
    void stopsTheStartWithASentenceWhenTheSettingIsNoAddress(String setting) {
        assertThatThrownBy(() -> new ContentHost("https://heed.example.org", Optional.of(setting))).isInstanceOf(StartFault.class)
                .hasMessageContaining("HEED_CONTENT_URL").hasMessageContaining("\"" + setting + "\"");
        assertThatThrownBy(() -> new ContentHost(setting, Optional.empty())).isInstanceOf(StartFault.class).hasMessageContaining("HEED_PUBLIC_URL");
    }

    @Test
    void isLookedAtWhenTheProgramStarts() {
        assertThatThrownBy(() -> ContentHost.ready(new Started(), TestSettings.of("heed.content.url", "content.example.net"))).isInstanceOf(StartFault.class);
        ContentHost.ready(new Started(), TestSettings.of());
    }
}
