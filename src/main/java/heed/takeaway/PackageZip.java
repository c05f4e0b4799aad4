package heed.takeaway;

import heed.platform.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a package entry by entry, so that no more of it is held than one page. The same module, area, group and edition
 * give the same bytes.
 */
final class PackageZip {
    static final String PAGE = "index.html";
    private static final String MANIFEST = "imsmanifest.xml";
    private static final String NOTICE = "NOTICE.txt";
    private static final String FONT = "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2";
    /** No day is written into a package: it would differ each time. This is the first one a zip can name. */
    private static final LocalDateTime NO_DAY = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final TakenModule taken;
    private final Function<String, InputStream> shared;

    /** @param shared opens a file that the portal's own pages use, by its path such as {@code css/tokens.css} */
    PackageZip(TakenModule taken, Function<String, InputStream> shared) {
        this.taken = taken;
        this.shared = shared;
    }

    /** Paths of all files but the manifest, in the order in which they are written. */
    List<String> files() {
        List<String> files = new ArrayList<>(List.of(PAGE, NOTICE));
        PlayerHtml.STYLES.forEach(s -> files.add("css/" + s));
        PlayerHtml.SCRIPTS.forEach(s -> files.add("js/" + s));
        files.add(FONT);
        files.add("img/favicon.svg");
        taken.module().folder().files().keySet().stream().filter(PackageZip::isPicture).forEach(files::add);
        return files;
    }

    /** Drawings stand inside their page. */
    private static boolean isPicture(String path) {
        return path.startsWith("media/") && !path.endsWith(".svg");
    }

    void write(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        entry(zip, MANIFEST);
        ManifestXml.write(taken, files(), zip);
        for (String file : files()) {
            entry(zip, file);
            if (file.equals(PAGE)) {
                Writer page = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
                new PlayerHtml(taken, new String(read("img/icons.svg"), StandardCharsets.UTF_8), page).write();
                page.flush();
            } else if (isPicture(file)) {
                zip.write(taken.module().folder().files().get(file));
            } else if (file.equals(NOTICE)) {
                zip.write(notice().getBytes(StandardCharsets.UTF_8));
            } else {
                zip.write(read(file));
            }
        }
        zip.finish();
    }

    private static void entry(ZipOutputStream zip, String path) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(NO_DAY);
        zip.putNextEntry(entry);
    }

    private String notice() {
        return Texts.of("takeaway", "notice", taken.front().title(), taken.front().version(), Texts.day(taken.front().contentDate()), taken.area(), taken.groupName()) + "\n\n" + new String(own("FONT-LICENCE.txt"), StandardCharsets.UTF_8);
    }

    private byte[] read(String path) {
        String name = path.substring(path.indexOf('/') + 1);
        return path.startsWith("js/") && !name.equals("blocks.js") ? own(name) : bytes(shared.apply(path), path);
    }

    /** A file that only packages hold. */
    private static byte[] own(String name) {
        return bytes(PackageZip.class.getResourceAsStream(name), name);
    }

    private static byte[] bytes(InputStream from, String name) {
        if (from == null) {
            throw new IllegalStateException("No file " + name + " for a package");
        }
        try (from) {
            return from.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
