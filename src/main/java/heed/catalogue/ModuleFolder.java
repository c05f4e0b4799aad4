package heed.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of one module as they lie in its folder.
 *
 * @param slug name of the folder
 * @param files content by path within the folder, such as {@code en.md} and {@code media/ladder.svg}
 */
public record ModuleFolder(String slug, SortedMap<String, byte[]> files) {
    /** Folders beside the modules that hold none. */
    public static final Set<String> RESERVED = Set.of("schema", "toolkit");

    public ModuleFolder {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Every module folder below {@code root}, by name; reserved and hidden folders are passed over. */
    public static List<ModuleFolder> readAll(Path root) throws IOException {
        List<ModuleFolder> folders = new ArrayList<>();
        List<Path> paths;
        try (Stream<Path> children = Files.list(root)) {
            paths = children.filter(Files::isDirectory).sorted().toList();
        }
        for (Path path : paths) {
            String name = path.getFileName().toString();
            if (!RESERVED.contains(name) && !name.startsWith(".")) {
                folders.add(read(path));
            }
        }
        return folders;
    }

    /** The files of one folder. */
    public static ModuleFolder read(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(Files::isRegularFile).toList();
        }
        for (Path path : paths) {
            String name = folder.relativize(path).toString().replace('\\', '/');
            if (!path.getFileName().toString().startsWith(".")) {
                files.put(name, Files.readAllBytes(path));
            }
        }
        return new ModuleFolder(folder.getFileName().toString(), files);
    }

    /** The module files, one a language: {@code en.md}, {@code cy.md} … */
    public List<String> languages() {
        return files.keySet().stream().filter(f -> f.matches("[a-z]{2}\\.md")).toList();
    }

    /** A file of the folder as text. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(files.get(name)).map(b -> new String(b, StandardCharsets.UTF_8));
    }

    /** SHA-256 over names and content of all files, in hexadecimal. Line endings of text files do not count. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(isText(file.getKey()) ? plainLines(file.getValue()) : file.getValue());
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isText(String name) {
        return name.endsWith(".md") || name.endsWith(".svg") || name.endsWith(".vtt");
    }

    private static byte[] plainLines(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
    }
}
