package heed.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a Chromium to drive: the one that {@code HEED_CHROMIUM} names, one of the machine, or else the one that the
 * build fetched inside an npm package.
 */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private Chromium() {}

    static Path find() {
        String named = System.getenv("HEED_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        return onThePath().orElseGet(Chromium::fromThePackage);
    }

    private static Optional<Path> onThePath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Has the package unpack its Chromium into a temporary folder and print where. */
    private static Path fromThePackage() {
        try {
            Process node = new ProcessBuilder("node", "--input-type=module", "-e",
                            "import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath())")
                    .directory(new File("src/main/frontend"))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String> lines = new String(node.getInputStream().readAllBytes()).lines().toList();
            if (node.waitFor() != 0 || lines.isEmpty()) {
                throw new IllegalStateException("No Chromium: install one, or name it in HEED_CHROMIUM");
            }
            return Path.of(lines.get(lines.size() - 1));
        } catch (IOException e) {
            throw new IllegalStateException("No Chromium on this machine and no node to unpack one", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
