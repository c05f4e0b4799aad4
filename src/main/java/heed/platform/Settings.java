package heed.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The settings of this installation, each from the environment, a system property or the packed defaults
 * (MicroProfile Config: {@code heed.db.url} is {@code HEED_DB_URL} in the environment). {@code docs/operating.md} lists
 * them.
 */
@ApplicationScoped
public class Settings {
    private static Config config() {
        return ConfigProvider.getConfig(Settings.class.getClassLoader());
    }

    public Optional<String> text(String name) {
        return config().getOptionalValue(name, String.class).map(String::strip).filter(s -> !s.isEmpty());
    }

    /** @throws IllegalStateException when the setting has no value: the defaults hold one for each */
    public String required(String name) {
        return text(name).orElseThrow(() -> new IllegalStateException("The setting " + name + " has no value"));
    }

    public int number(String name) {
        String value = required(name);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalStateException("The setting " + name + " must be a whole number, not \"" + value + "\"");
        }
    }

    public boolean postgres() {
        return required("heed.db.url").startsWith("jdbc:postgresql:");
    }

    /** Whether the demonstration partnership belongs here: by default with the embedded database only. */
    public boolean demo() {
        return text("heed.demo").map(v -> !v.equalsIgnoreCase("auto") ? Boolean.parseBoolean(v) : !postgres())
                .orElse(!postgres());
    }

    /** The folder for run-time data (database file, content store, keys). */
    public Path dataFolder() {
        return Path.of(required("heed.data.dir")).toAbsolutePath().normalize();
    }

    /** The address people type, without a slash at the end; used in mails, certificates and QR codes. */
    public String publicAddress() {
        return required("heed.public.url").replaceAll("/+$", "");
    }
}
