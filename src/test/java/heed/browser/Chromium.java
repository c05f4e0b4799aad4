package heed.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a Chromium to drive: the one that {@code HEED_CHROMIUM} names; else the one that the build fetched inside an npm
 * package, which is the same for everybody and, made to run without a screen, takes half the processor time of a whole
 * browser; else, where that one does not run, one of the machine.
 */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Path PACKAGE = Path.of("src", "main", "frontend", "node_modules", "@sparticuz", "chromium");

    private Chromium() {}

    static Path find() {
        String named = System.getenv("HEED_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        return fromThePackage().or(Chromium::onThePath)
                .orElseThrow(() -> new IllegalStateException("No Chromium that runs here: install one, or name it in HEED_CHROMIUM"));
    }

    private static Optional<Path> onThePath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Has the package unpack its Chromium into {@code target}, once for all test processes, and tries whether it runs. */
    private static Optional<Path> fromThePackage() {
        if (!Files.isDirectory(PACKAGE)) {
            return Optional.empty();
        }
        Path folder = Path.of("target", "chromium").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            try (FileChannel one = FileChannel.open(folder.resolve("unpacking"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock held = one.lock()) {
                return last(folder, "node", "--input-type=module", "-e", "import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath())")
                        .map(Path::of).filter(chromium -> last(folder, chromium.toString(), "--version").isPresent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a program says last; nothing if it cannot be started or does not end well. */
    private static Optional<String> last(Path temporary, String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(PACKAGE.getParent().getParent().getParent().toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("TMPDIR", temporary.toString());
            Process process = builder.start();
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return process.waitFor() == 0 && !lines.isEmpty() ? Optional.of(lines.get(lines.size() - 1)) : Optional.empty();
        } catch (IOException notHere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
