package heed.scorm.manifest;

import heed.catalogue.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A package as it was uploaded, held to the {@link Limits}. Its list of contents is judged before a byte is unpacked; what is unpacked is counted,
 * because a zip may lie about sizes. Nothing is ever written outside the folder it is told to unpack into, and no link is made.
 */
public final class PackageZip implements Contents, AutoCloseable {
    private static final Set<String> AICC = Set.of("au", "crs", "des", "cst");
    private static final int CHUNK = 1 << 16;

    private final ZipFile zip;
    private final Limits limits;
    private final String name;
    private final Map<String, ZipEntry> files = new LinkedHashMap<>();

    /** A zip that is not taken in, and why. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Fault fault;

        Refused(Fault fault) {
            super(fault.toString());
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }

    private PackageZip(ZipFile zip, Limits limits, String name) {
        this.zip = zip;
        this.limits = limits;
        this.name = name;
    }

    /**
     * Opens a package and judges its list of contents.
     *
     * @param name what the person who uploaded it calls it
     * @throws Refused with the first reason
     */
    public static PackageZip open(Path file, Limits limits, String name) throws Refused {
        try {
            if (Files.size(file) > limits.packed()) {
                throw refused(name, "The file is larger than " + size(limits.packed()) + ".", "Take large films out of the package, or make two packages of it.");
            }
            Directory directory = Directory.read(file, limits.directory());
            if (directory.entries() > limits.entries() || directory.bytes() > limits.directory()) {
                throw tooMany(name, limits);
            }
            if (!directory.links().isEmpty()) {
                throw refused(directory.links().get(0), "This is a link, not a file.", "Packages with links are not taken in; put the file itself into the package.");
            }
            return listed(new PackageZip(zip(file), limits, name));
        } catch (IOException e) {
            throw refused(name, "The file cannot be read as a zip: it is cut off, damaged or locked with a password.", "Export the package anew, see that it opens on your own machine, and upload it again.");
        }
    }

    private static PackageZip listed(PackageZip opened) throws Refused {
        try {
            opened.list();
            return opened;
        } catch (Refused e) {
            opened.close();
            throw e;
        }
    }

    /** Names are UTF-8 unless an old tool wrote them, which then mean the letters of DOS. */
    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            return new ZipFile(file.toFile(), Charset.forName("IBM437"));
        }
    }

    private static Refused tooMany(String name, Limits limits) {
        return refused(name, "The package has more than " + String.format(Locale.UK, "%,d", limits.entries()) + " files and folders.", "Make several packages of it.");
    }

    private void list() throws Refused {
        if (zip.size() > limits.entries()) {
            throw tooMany(name, limits);
        }
        long unpacked = 0;
        Set<String> folders = new HashSet<>();
        for (ZipEntry entry : zip.stream().toList()) {
            String path = path(entry.getName());
            if (entry.isDirectory() || entry.getName().endsWith("\\")) {
                continue;
            }
            if (files.put(path, entry) != null) {
                throw refused(path, "The file is in the package twice.", "Export the package anew.");
            }
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                folders.add(path.substring(0, slash));
            }
            unpacked += Math.max(0, entry.getSize());
            if (unpacked > limits.unpacked()) {
                throw tooLarge();
            }
            ratio(path, entry, entry.getSize());
        }
        for (String folder : folders) {
            if (files.containsKey(folder)) {
                throw refused(folder, "This is a file and a folder.", "Export the package anew.");
            }
        }
        foreign();
        if (files.isEmpty()) {
            throw refused(name, "The package is empty.", "Export it anew.");
        }
    }

    /** The path of an entry inside the package, if it is a plain one. */
    private String path(String written) throws Refused {
        String path = written.replace('\\', '/');
        boolean plain = !path.startsWith("/") && !path.matches("[A-Za-z]:.*") && path.chars().noneMatch(c -> c < 32 || c == 127) && !List.of(path.split("/")).contains("..");
        String inside = plain ? ManifestReader.normalized(path).orElse("") : "";
        if (inside.isEmpty() && !path.equals("./")) {
            throw refused(cut(written), "The name of this file leads out of the package.", "Such packages are never taken in. Export the package anew with a tool you trust.");
        }
        if (inside.length() > limits.path()) {
            throw refused(cut(written), "The path of this file is longer than " + limits.path() + " characters.", "Use shorter names or fewer folders.");
        }
        return inside;
    }

    private void ratio(String path, ZipEntry entry, long size) throws Refused {
        long packed = Math.max(1, entry.getCompressedSize());
        if (size > limits.ratioFrom() && size / packed > limits.ratio()) {
            throw refused(path, "The file is more than " + limits.ratio() + " times larger than it is in the package.", "Such packages are made to fill disks and are never taken in. If yours is real, split the file.");
        }
    }

    /** Other standards have other files at the top. */
    private void foreign() throws Refused {
        Set<String> names = new HashSet<>();
        files.keySet().forEach(f -> names.add(f.toLowerCase(Locale.ROOT)));
        if (names.contains(Manifest.FILE)) {
            return;
        }
        if (names.contains("cmi5.xml")) {
            throw refused("cmi5.xml", "This is a cmi5 package, which cannot be played here yet.", "Export the course as SCORM 2004 or SCORM 1.2.");
        }
        if (names.contains("tincan.xml")) {
            throw refused("tincan.xml", "This is an xAPI (Tin Can) package, which cannot be played here yet.", "Export the course as SCORM 2004 or SCORM 1.2.");
        }
        for (String file : files.keySet()) {
            if (!file.contains("/") && AICC.contains(file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
                throw refused(file, "This is an AICC package, which cannot be played here.", "Export the course as SCORM 2004 or SCORM 1.2.");
            }
        }
    }

    @Override
    public Set<String> paths() {
        return files.keySet();
    }

    @Override
    public InputStream open(String path) throws IOException {
        return zip.getInputStream(files.get(path));
    }

    /**
     * Unpacks everything into a folder that is there and empty.
     *
     * @param progress is told the bytes written so far, now and then
     * @return bytes written
     * @throws Refused if a file is larger than the zip says, or damaged; what was written then stays for the caller to delete
     * @throws IOException if the disk fails
     */
    public long unpack(Path folder, LongConsumer progress) throws Refused, IOException {
        long written = 0;
        byte[] chunk = new byte[CHUNK];
        Set<Path> made = new HashSet<>();
        for (Map.Entry<String, ZipEntry> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey()).normalize();
            if (!target.startsWith(folder)) {
                throw refused(file.getKey(), "The name of this file leads out of the package.", "Export the package anew.");
            }
            if (made.add(target.getParent())) {
                Files.createDirectories(target.getParent());
            }
            written += unpack(file.getKey(), file.getValue(), target, chunk, limits.unpacked() - written);
            progress.accept(written);
        }
        return written;
    }

    private long unpack(String path, ZipEntry entry, Path target, byte[] chunk, long left) throws Refused, IOException {
        long size = 0;
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE); InputStream in = input(path, entry)) {
            for (int read = read(path, in, chunk); read >= 0; read = read(path, in, chunk)) {
                size += read;
                if (size > left) {
                    throw tooLarge();
                }
                if (entry.getSize() >= 0 && size > entry.getSize()) {
                    throw damaged(path);
                }
                ratio(path, entry, size);
                out.write(chunk, 0, read);
            }
        }
        return size;
    }

    private InputStream input(String path, ZipEntry entry) throws Refused {
        try {
            return zip.getInputStream(entry);
        } catch (IOException e) {
            throw damaged(path);
        }
    }

    /** A fault while reading is the package's, one while writing the disk's. */
    private static int read(String path, InputStream in, byte[] chunk) throws Refused {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw damaged(path);
        }
    }

    private static Refused damaged(String path) {
        return refused(path, "The file is damaged in the package.", "Export the package anew and upload it again.");
    }

    private Refused tooLarge() {
        return refused(name, "Unpacked, the package is larger than " + size(limits.unpacked()) + ".", "Take large films out of the package, or make two packages of it.");
    }

    private static Refused refused(String file, String what, String remedy) {
        return new Refused(new Fault(cut(file), 0, what, remedy));
    }

    private static String cut(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 200 ? plain : plain.substring(0, 199) + "…";
    }

    private static String size(long bytes) {
        return bytes >= 1L << 30 ? (bytes >> 30) + " GB" : bytes >= 1L << 20 ? (bytes >> 20) + " MB" : bytes + " bytes";
    }

    /** Files in the package. */
    public int count() {
        return files.size();
    }

    /** Bytes of all files together, as the zip says. */
    public long size() {
        return files.values().stream().mapToLong(e -> Math.max(0, e.getSize())).sum();
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
