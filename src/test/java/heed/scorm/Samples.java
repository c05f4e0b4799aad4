package heed.scorm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heed.scorm.manifest.Contents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Packages for tests: small ones made on the spot, and real ones from the folder named by HEED_SCORM_PACKAGES. */
public final class Samples {
    private Samples() {}

    /** The folder of real packages; the test is skipped, and says why, where it is not there. */
    public static Path folder() {
        String folder = System.getenv("HEED_SCORM_PACKAGES");
        assumeTrue(folder != null && Files.isDirectory(Path.of(folder)), "HEED_SCORM_PACKAGES does not name a folder of SCORM packages: this test needs real ones");
        return Path.of(folder);
    }

    /** The zips of one family, by name. */
    public static List<Path> family(String name) {
        try (Stream<Path> files = Files.list(folder().resolve(name))) {
            return files.filter(f -> f.toString().endsWith(".zip")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files that lie in memory. */
    public static Contents of(Map<String, String> texts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return ofBytes(files);
    }

    public static Contents ofBytes(Map<String, byte[]> files) {
        return new Contents() {
            @Override
            public Set<String> paths() {
                return files.keySet();
            }

            @Override
            public InputStream open(String path) {
                return new ByteArrayInputStream(files.get(path));
            }
        };
    }

    /** A small zip, read into memory. */
    public static Contents of(Path zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile open = new ZipFile(zip.toFile())) {
            for (var entry : open.stream().filter(e -> !e.isDirectory()).toList()) {
                files.put(entry.getName(), open.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ofBytes(files);
    }
}
