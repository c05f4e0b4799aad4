package heed;

import heed.platform.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Settings that a test writes itself. */
public final class TestSettings extends Settings {
    private final Map<String, String> values = new HashMap<>(Map.of(
            "heed.demo", "false",
            "heed.db.url", "jdbc:h2:mem:test",
            "heed.session.idle.minutes", "30",
            "heed.session.hours", "10",
            "heed.public.url", "http://localhost:8080",
            "heed.mail.from", "heed@example.org",
            "heed.secret.key", "a secret of a test, 32 characters or more"));

    public static TestSettings of(String... namesAndValues) {
        TestSettings settings = new TestSettings();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return settings;
    }

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
