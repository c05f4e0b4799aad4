package heed.takeaway;

import heed.catalogue.ModuleFolder;
import heed.catalogue.ModuleReader;
import heed.catalogue.ModuleText;
import heed.catalogue.Nation;
import heed.catalogue.OpenModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The shipped modules as packages, without a portal. */
public final class TakeawayFixture {
    private static final Map<String, ModuleText> READ = new ConcurrentHashMap<>();

    private TakeawayFixture() {}

    private static ModuleText text(ModuleFolder folder) {
        return READ.computeIfAbsent(folder.slug(), s -> ModuleReader.read(folder, "en.md").text().orElseThrow());
    }

    public static List<ModuleFolder> folders() {
        try {
            return ModuleFolder.readAll(Path.of("modules-content"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an area with every local field filled in would take it. */
    public static TakenModule taken(ModuleFolder folder, Nation nation, String group, Edition edition, boolean draft) {
        ModuleText text = text(folder);
        Map<String, String> locals = new HashMap<>();
        text.front().localFields().forEach(f -> locals.put(f, f.endsWith("_url") ? "https://example.org/" + f : f.endsWith("_phone") ? "01632 960100" : "our " + f));
        return new TakenModule(new OpenModule(new UUID(0, 1), text, folder), nation, 7, "Moorside", locals, group, "Everybody in " + group, edition, draft, List.of("Conversation card"));
    }

    /** Every group in England, and two of them in each other nation: texts differ by the one or by the other, not by both at once. */
    static List<TakenModule> everyKind(ModuleFolder folder, Edition edition) {
        List<TakenModule> kinds = new ArrayList<>(groups(folder).stream().map(g -> taken(folder, Nation.ENGLAND, g, edition, false)).toList());
        for (Nation nation : List.of(Nation.SCOTLAND, Nation.WALES)) {
            List.of(groups(folder).get(0), "nobody_named").forEach(g -> kinds.add(taken(folder, nation, g, edition, false)));
        }
        return kinds;
    }

    /** The groups that a module tells apart, and one that it does not name. */
    private static List<String> groups(ModuleFolder folder) {
        List<String> groups = new ArrayList<>(text(folder).namedGroups());
        groups.add("nobody_named");
        return groups;
    }

    static InputStream shared(String path) {
        try {
            Path file = path.startsWith("fonts/") ? Path.of("src/main/frontend/node_modules/@fontsource-variable/atkinson-hyperlegible-next/files", path.substring(6))
                    : Path.of("src/main/webapp/resources", path);
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] zip(TakenModule taken) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new PackageZip(taken, TakeawayFixture::shared).write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The files of a package, by path. */
    public static Map<String, byte[]> files(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                files.put(e.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
