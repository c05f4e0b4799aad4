package heed.access;

import static org.assertj.core.api.Assertions.assertThat;

import heed.TestSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressTest {
    private static final Address BEHIND = new Address(TestSettings.of("heed.proxies", "192.0.2.7, 10.0.0.2"));

    @Test
    void believesNobodyWithoutASetting() {
        assertThat(new Address(TestSettings.of()).of("192.0.2.7", List.of("198.51.100.1"))).isEqualTo("192.0.2.7");
    }

    @Test
    void believesItsOwnProxiesAndNotWhatTheCallerHasWritten() {
        assertThat(BEHIND.of("192.0.2.7", List.of("198.51.100.1, 203.0.113.9, 10.0.0.2"))).isEqualTo("203.0.113.9");
        assertThat(BEHIND.of("192.0.2.7", List.of("198.51.100.1", "203.0.113.9, 10.0.0.2"))).as("a proxy that adds a line").isEqualTo("203.0.113.9");
        assertThat(BEHIND.of("203.0.113.50", List.of("198.51.100.1"))).isEqualTo("203.0.113.50");
        assertThat(BEHIND.of("192.0.2.7", List.of())).isEqualTo("192.0.2.7");
    }

    @Test
    void keepsNoMoreThanAnAddressHas() {
        assertThat(BEHIND.of("192.0.2.7", List.of("x".repeat(5000)))).hasSize(45);
    }
}
