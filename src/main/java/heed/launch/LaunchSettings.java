package heed.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The settings as the program will see them: system properties, then the environment, then the defaults packed into the
 * WAR. The same order and names as MicroProfile Config, which is not there yet when the launcher looks.
 */
final class LaunchSettings {
    private final Properties defaults = new Properties();
    private final Map<String, String> environment;

    LaunchSettings(Path war, Map<String, String> environment) {
        this.environment = environment;
        try (InputStream in = Files.newInputStream(
                war.resolve("WEB-INF/classes/META-INF/microprofile-config.properties"))) {
            defaults.load(in);
        } catch (IOException e) {
            throw new Fault(ExitCode.SETTING, "There is no program of ours at " + war + " (" + e + "). Build it with: mvn package");
        }
    }

    Optional<String> text(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            String plain = name.replaceAll("[^A-Za-z0-9]", "_");
            value = environment.getOrDefault(plain.toUpperCase(Locale.ROOT), environment.get(plain));
        }
        if (value == null) {
            value = defaults.getProperty(name);
        }
        return Optional.ofNullable(value).map(String::strip).filter(s -> !s.isEmpty());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> new Fault(ExitCode.SETTING, "The setting " + variable(name) + " is empty."));
    }

    int port() {
        String value = required("heed.port");
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535 || Integer.parseInt(value) < 1) {
            throw new Fault(ExitCode.SETTING,
                    "The setting HEED_PORT must be a number from 1 to 65535, not \"" + value + "\".");
        }
        return Integer.parseInt(value);
    }

    static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Whether the operator has given the setting, so that no default of ours may stand in for it. */
    boolean given(String name) {
        return System.getProperty(name) != null || environment.containsKey(variable(name));
    }
}
