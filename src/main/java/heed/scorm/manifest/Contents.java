package heed.scorm.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a package, wherever they lie: in the zip as it was uploaded, or unpacked in the content store. */
public interface Contents {
    /** Every file, by its path inside the package with {@code /} between folders. */
    Set<String> paths();

    /** Opens a file of {@link #paths}. */
    InputStream open(String path) throws IOException;

    /** The files below a folder. Links are not followed. */
    static Contents of(Path folder) {
        return new Contents() {
            @Override
            public Set<String> paths() {
                try (Stream<Path> files = Files.walk(folder)) {
                    return files.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString().replace('\\', '/')).collect(Collectors.toUnmodifiableSet());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public InputStream open(String path) throws IOException {
                return Files.newInputStream(folder.resolve(path));
            }
        };
    }
}
