package heed.scorm;

import heed.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where the files of packages lie: one folder each, named by the content's id, below the setting {@code heed.content.dir}. A folder appears
 * whole or not at all and is never written to again. With several nodes the setting names a folder that all of them see.
 */
@ApplicationScoped
public class ContentStore {
    private static final String UNFINISHED = ".new-";
    private static final String ARRIVING = ".arriving";

    private Path root;

    protected ContentStore() {}

    @Inject
    public ContentStore(Settings settings) {
        this(settings.text("heed.content.dir").map(Path::of).orElseGet(() -> settings.dataFolder().resolve("content")));
    }

    public ContentStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Where the files of a content lie. */
    public Path folder(UUID content) {
        return root.resolve(content.toString());
    }

    /**
     * A file of a content; empty if there is none, or the path leads out of the folder. Packages made on Windows may name a file in other
     * letters' case than it has: then the one that differs only in that is found.
     *
     * @param path inside the content, with {@code /} between folders
     */
    public Optional<Path> file(UUID content, String path) {
        Path folder = folder(content);
        if (path.indexOf('\0') >= 0 || path.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        Path wanted = folder.resolve(path.startsWith("/") ? path.substring(1) : path).normalize();
        if (!wanted.startsWith(folder) || wanted.equals(folder)) {
            return Optional.empty();
        }
        Path found = folder;
        for (Path step : folder.relativize(wanted)) {
            Optional<Path> next = child(found, step.toString());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            found = next.get();
        }
        return Optional.of(found).filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS));
    }

    private static Optional<Path> child(Path folder, String name) {
        Path exact = folder.resolve(name);
        if (Files.exists(exact, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(exact).filter(f -> !Files.isSymbolicLink(f));
        }
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(c -> c.getFileName().toString().equalsIgnoreCase(name)).filter(f -> !Files.isSymbolicLink(f)).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills a folder that nobody sees yet. */
    public interface Filling<E extends Exception> {
        void fill(Path folder) throws E, IOException;
    }

    /**
     * Makes the folder of a content: filled beside its place, then moved there. If filling fails nothing is left.
     *
     * @throws IllegalStateException if the content is there already
     */
    public <E extends Exception> void put(UUID content, Filling<E> filling) throws E {
        Path target = folder(content);
        Path beside = root.resolve(UNFINISHED + UUID.randomUUID());
        try {
            Files.createDirectories(beside);
            filling.fill(beside);
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new IllegalStateException("The content " + content + " is in the store already");
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deleteAll(beside);
        }
    }

    /** Takes a content out. */
    public void delete(UUID content) {
        deleteAll(folder(content));
    }

    /** The file in which an upload arrives. */
    public Path arriving(UUID upload) {
        return root.resolve(ARRIVING).resolve(upload.toString());
    }

    /** The same, with the folder there: for whoever writes the file. */
    public Path place(UUID upload) {
        Path file = arriving(upload);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Bytes that have arrived. */
    public long size(UUID upload) {
        try {
            return Files.size(arriving(upload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a piece of an upload where it belongs.
     *
     * @param most bytes; what is beyond them is not read
     * @return bytes written
     */
    public long write(UUID upload, long from, InputStream piece, long most) {
        try (FileChannel out = FileChannel.open(place(upload), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return out.transferFrom(Channels.newChannel(piece), from, most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void drop(UUID upload) {
        deleteAll(arriving(upload));
    }

    /**
     * Deletes what broken imports left: folders that nobody knows and that nobody has touched since a moment.
     *
     * @return how many
     */
    public int sweep(Instant before, Predicate<UUID> known) {
        return sweep(root, before, known);
    }

    /** The same for files of uploads. */
    public int sweepArrived(Instant before, Predicate<UUID> wanted) {
        return sweep(root.resolve(ARRIVING), before, wanted);
    }

    private static int sweep(Path place, Instant before, Predicate<UUID> known) {
        if (!Files.isDirectory(place)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(place)) {
            List<Path> old = all.filter(f -> !f.getFileName().toString().equals(ARRIVING) && isBefore(f, before) && !isKnown(f, known)).toList();
            old.forEach(ContentStore::deleteAll);
            return old.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBefore(Path folder, Instant moment) {
        try {
            return Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(moment);
        } catch (IOException e) {
            return false;
        }
    }

    /** What is not named by an id is not ours, except for what was being filled. */
    private static boolean isKnown(Path folder, Predicate<UUID> known) {
        String name = folder.getFileName().toString();
        if (name.startsWith(UNFINISHED)) {
            return false;
        }
        try {
            return known.test(UUID.fromString(name));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static void deleteAll(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException fault) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
