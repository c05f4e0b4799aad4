package heed.scorm.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.scorm.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageZipTest {
    /** Small, so that a test reaches each of them with little. */
    private static final Limits SMALL = new Limits(100_000, 300_000, 200, 20_000, 20, 60, 4_000);

    @TempDir
    Path temp;

    private Path zip;
    private Path target;

    @BeforeEach
    void folders() throws IOException {
        zip = temp.resolve("p.zip");
        target = Files.createDirectory(temp.resolve("out"));
    }

    private PackageZip open(byte[] bytes) throws Exception {
        Files.write(zip, bytes);
        return PackageZip.open(zip, SMALL, "p.zip");
    }

    private static byte[] zip(String... paths) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String path : paths) {
            files.put(path, "x");
        }
        return Samples.zip(files);
    }

    @Test
    void unpacksWhatIsInOrder() throws Exception {
        try (PackageZip open = open(zip("imsmanifest.xml", "a/b.html", "./c.html", "d\\e.html"))) {
            assertThat(open.unpack(target, written -> {})).isEqualTo(4);
            assertThat(open.paths()).containsExactly("imsmanifest.xml", "a/b.html", "c.html", "d/e.html");
        }
        assertThat(target.resolve("a/b.html")).hasContent("x");
        assertThat(target.resolve("d/e.html")).hasContent("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/etc/x", "\\x", "C:\\x", "c:/x", "a/..\\..\\x", "..", "a\u0000b", "a\nb"})
    void refusesANameThatLeadsOut(String name) {
        assertThatThrownBy(() -> open(zip("imsmanifest.xml", name))).isInstanceOf(PackageZip.Refused.class);
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void refusesALongPath() {
        assertThatThrownBy(() -> open(zip("imsmanifest.xml", "a".repeat(61)))).hasMessageContaining("longer than 60 characters");
    }

    @Test
    void refusesTooManyFiles() {
        String[] paths = new String[21];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = "f" + i;
        }
        assertThatThrownBy(() -> open(zip(paths))).hasMessageContaining("more than 20 files");
    }

    @Test
    void refusesTooManyFolders() {
        String[] paths = new String[21];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = "f" + i + "/";
        }
        paths[20] = "imsmanifest.xml";
        assertThatThrownBy(() -> open(zip(paths))).hasMessageContaining("more than 20 files");
    }

    @Test
    void countsForItselfHowManyFilesThereAre() {
        byte[] bytes = many();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(bytes.length - 22 + 8, (short) 1).putShort(bytes.length - 22 + 10, (short) 1);
        assertThatThrownBy(() -> open(bytes)).hasMessageContaining("more than 20 files");
    }

    /** A comment that looks like the end of a zip with nothing in it. */
    @Test
    void refusesASecondEndInTheCommentOfTheFirst() {
        byte[] bytes = many();
        ByteBuffer all = ByteBuffer.wrap(Arrays.copyOf(bytes, bytes.length + 22)).order(ByteOrder.LITTLE_ENDIAN);
        all.putShort(bytes.length - 2, (short) 22).putInt(bytes.length, 0x06054b50).putShort(bytes.length + 20, (short) 7);
        assertThatThrownBy(() -> open(all.array())).hasMessageContaining("cannot be read as a zip");
    }

    private static byte[] many() {
        return zip(IntStream.range(0, 21).mapToObj(i -> "f" + i).toArray(String[]::new));
    }

    /** The list lies before the end, wherever its offset says it begins. */
    @Test
    void judgesTheListThatIsUnpacked() {
        byte[] bytes = zip("imsmanifest.xml", "link");
        int second = find(bytes, 0x02014b50, find(bytes, 0x02014b50) + 4);
        byte[] behind = new byte[bytes.length + 10];
        System.arraycopy(bytes, 0, behind, 10, bytes.length);
        ByteBuffer.wrap(behind).order(ByteOrder.LITTLE_ENDIAN).putInt(10 + second + 38, 0120777 << 16);
        assertThatThrownBy(() -> open(behind)).hasMessageContaining("link: This is a link");
    }

    /** In front the end of a large zip with nothing in it; what points there is the comment of the last file. */
    @Test
    void refusesALargeZipWhoseEndsContradictEachOther() {
        byte[] bytes = many();
        int end = bytes.length - 22;
        int last = end - 46 - "f20".length();
        ByteBuffer all = ByteBuffer.allocate(56 + bytes.length + 20).order(ByteOrder.LITTLE_ENDIAN).putInt(0x06064b50).putLong(44).position(56).put(bytes, 0, end);
        all.putInt(0x07064b50).putInt(0).putLong(0).putInt(1).put(bytes, end, 22);
        all.putShort(56 + last + 32, (short) 20);
        all.putShort(56 + end + 20 + 10, (short) 0xFFFF).putInt(56 + end + 20 + 12, all.getInt(56 + end + 20 + 12) + 20);
        assertThatThrownBy(() -> open(all.array())).hasMessageContaining("cannot be read as a zip");
    }

    @Test
    void refusesALargeListBeforeItIsReadIntoMemory() {
        Limits narrow = new Limits(SMALL.packed(), SMALL.unpacked(), 200, 20_000, 20, 60, 100);
        assertThatThrownBy(() -> {
            Files.write(zip, zip("imsmanifest.xml", "a", "b"));
            PackageZip.open(zip, narrow, "p.zip");
        }).isInstanceOf(PackageZip.Refused.class);
    }

    @Test
    void refusesALargeZip() {
        byte[] noise = new byte[101_000];
        new SplittableRandom(7).nextBytes(noise);
        assertThatThrownBy(() -> open(noise)).hasMessageContaining("larger than 100000 bytes");
    }

    @Test
    void refusesWhatUnpacksToTooMuch() {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < 17; i++) {
            files.put("f" + i, "x".repeat(19_000));
        }
        assertThatThrownBy(() -> open(Samples.zip(files))).hasMessageContaining("Unpacked, the package is larger");
    }

    @Test
    void refusesAFileThatSwells() {
        assertThatThrownBy(() -> open(Samples.zip(Map.of("imsmanifest.xml", "", "bomb", "x".repeat(250_000))))).hasMessageContaining("200 times larger");
    }

    @Test
    void refusesAFileThatIsLargerThanTheZipSays() throws Exception {
        byte[] bytes = Samples.zip(Map.of("bomb", "x".repeat(250_000)));
        int entry = find(bytes, 0x02014b50);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(entry + 24, 10);
        try (PackageZip open = open(bytes)) {
            assertThatThrownBy(() -> open.unpack(target, written -> {})).isInstanceOf(PackageZip.Refused.class);
        }
    }

    @Test
    void refusesADamagedFile() throws Exception {
        byte[] bytes = Samples.zip(Map.of("imsmanifest.xml", "words ".repeat(300)));
        for (int i = 50; i < 70; i++) {
            bytes[i] ^= 0x5a;
        }
        try (PackageZip open = open(bytes)) {
            assertThatThrownBy(() -> open.unpack(target, written -> {})).hasMessageContaining("damaged");
        }
    }

    @Test
    void refusesAFileThatIsThereTwice() {
        byte[] bytes = zip("imsmanifest.xml", "one.html", "two.html");
        String all = new String(bytes, StandardCharsets.ISO_8859_1).replace("two.html", "one.html");
        assertThatThrownBy(() -> open(all.getBytes(StandardCharsets.ISO_8859_1))).isInstanceOf(PackageZip.Refused.class);
    }

    @Test
    void refusesAFileThatIsAFolderToo() {
        assertThatThrownBy(() -> open(zip("imsmanifest.xml", "a", "a/b"))).hasMessageContaining("a file and a folder");
    }

    @Test
    void refusesALink() {
        byte[] bytes = zip("imsmanifest.xml", "link");
        int second = find(bytes, 0x02014b50, find(bytes, 0x02014b50) + 4);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 38, 0120777 << 16);
        assertThatThrownBy(() -> open(bytes)).hasMessageContaining("link: This is a link");
    }

    @Test
    void refusesWhatIsNoZip() {
        assertThatThrownBy(() -> open("<html>".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("cannot be read as a zip");
        assertThatThrownBy(() -> open(Samples.zip(Map.of()))).hasMessageContaining("empty");
    }

    @Test
    void readsNamesInTheLettersOfDos() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, Charset.forName("IBM437"))) {
            out.putNextEntry(new ZipEntry("übung.html"));
            out.closeEntry();
        }
        try (PackageZip open = open(bytes.toByteArray())) {
            assertThat(open.paths()).containsExactly("übung.html");
        }
    }

    private static int find(byte[] bytes, int mark) {
        return find(bytes, mark, 0);
    }

    private static int find(byte[] bytes, int mark, int from) {
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < bytes.length - 4; i++) {
            if (all.getInt(i) == mark) {
                return i;
            }
        }
        throw new IllegalStateException("no mark");
    }
}
