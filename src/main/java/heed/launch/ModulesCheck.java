package heed.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks whether the modules' folder can be read at all; their text is judged by the catalogue. */
final class ModulesCheck {
    private ModulesCheck() {}

    static Optional<String> check(Path folder) {
        return Files.isDirectory(folder) && Files.isReadable(folder)
                ? Optional.empty()
                : Optional.of("The modules' folder " + folder + " cannot be read. Check HEED_MODULES_DIR.");
    }
}
