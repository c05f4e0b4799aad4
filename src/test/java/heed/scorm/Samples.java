package heed.scorm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heed.scorm.manifest.Contents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

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

    /** A zip of a SCORM 1.2 course with one page. */
    public static byte[] smallCourse(String title) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("imsmanifest.xml", manifest(title));
        files.put("index.html", "<!doctype html><title>Page</title><p>Words.</p>");
        return zip(files);
    }

    /** A manifest of SCORM 1.2 with one item that opens index.html. */
    public static String manifest(String title) {
        return "<manifest identifier='m' xmlns='http://www.imsproject.org/xsd/imscp_rootv1p1p2' xmlns:adlcp='http://www.adlnet.org/xsd/adlcp_rootv1p2'>"
                + "<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>"
                + "<organizations default='o'><organization identifier='o'><title>" + title + "</title><item identifier='i' identifierref='r'><title>First</title></item></organization></organizations>"
                + "<resources><resource identifier='r' type='webcontent' adlcp:scormtype='sco' href='index.html'><file href='index.html'/></resource></resources></manifest>";
    }

    public static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
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
