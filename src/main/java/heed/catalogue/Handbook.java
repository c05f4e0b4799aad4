package heed.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The pages of {@code docs/} that are written from the modules themselves: what each holds, and what experts must still confirm. */
public final class Handbook {
    /** What stands above this line in {@code content-review.md} is written by hand. */
    static final String OPEN = "## What is still open, module by module";

    private Handbook() {}

    /** {@code docs/modules.md}: one row a module. */
    public static String table(Path modules) throws IOException {
        StringBuilder text = new StringBuilder("""
            # The modules in figures

            Written from `modules-content/` by `java -jar target/heed-launcher.jar target/heed.war handbook modules-content docs`; a test checks that it is current. Screens leave the page of sources out.
            Words are those of the running text, for all nations and groups together. The reading age is that of the whole module, by Flesch-Kincaid and by Coleman-Liau; the last column is
            the highest of a single screen with 100 words or more. Each module is read for one nation and one group at a time, so nobody reads all its words.

            | Module | Edition | Level | Minutes | Screens | Words | Questions in the pool (types) | Checks | Scenarios | Diagrams | Reading age | Hardest screen |
            |---|---|---|---:|---:|---:|---:|---:|---:|---:|---|---|
            """);
        for (Reading reading : ordered(modules)) {
            ModuleText module = text(reading);
            ModuleText.Front front = module.front();
            List<Item> pool = module.quiz().map(Block.Quiz::pool).orElse(List.of());
            Readability whole = reading.whole();
            String hardest = reading.remarks().stream().filter(Readability::isFirm).max(Comparator.comparingDouble(Readability::age))
                .map(r -> String.format(Locale.ROOT, "%s, %.1f", r.page(), r.age())).orElse("");
            text.append(String.format(Locale.ROOT, "| %s %s | %s | %s | %d | %d | %d | %d (%d) | %d | %d | %d | %.1f and %.1f | %s |%n", front.id(), front.title(), front.version(),
                front.levels() + (front.levels().specialised() ? " specialised" : ""), front.durationMinutes(), module.pages().stream().filter(p -> !p.id().equals("references")).count(), whole.words(), pool.size(),
                pool.stream().map(Item::getClass).distinct().count(), count(module, Block.Check.class), count(module, Block.Scenario.class), count(module, Block.Diagram.class),
                whole.ageByFleschKincaid(), whole.ageByColemanLiau(), hardest));
        }
        return text.toString();
    }

    /** The written part of {@code docs/content-review.md}, from {@link #OPEN} on. */
    public static String review(Path modules) throws IOException {
        StringBuilder text = new StringBuilder(OPEN).append("\n\nWritten from `verify_before_publishing` of each module; a test checks that it is current.\n");
        for (Reading reading : ordered(modules)) {
            ModuleText.Front front = text(reading).front();
            text.append("\n### ").append(front.id()).append(' ').append(front.title()).append("\n\nEdition ").append(front.version()).append(", true on ").append(front.contentDate()).append(", to be looked at again by ")
                .append(front.reviewBy()).append(". Words for ").append(front.nations().stream().sorted().map(PageRenderer::nationName).collect(Collectors.joining(", "))).append(".\n\n");
            front.verifyBeforePublishing().forEach(line -> text.append("- [ ] ").append(line.strip()).append('\n'));
        }
        return text.toString();
    }

    /** Writes both pages; the hand-written head of the second stays. */
    public static void write(Path modules, Path docs) throws IOException {
        Files.writeString(docs.resolve("modules.md"), table(modules));
        Path review = docs.resolve("content-review.md");
        Files.writeString(review, head(Files.readString(review)) + review(modules));
    }

    static String head(String review) {
        int at = review.indexOf(OPEN);
        return at < 0 ? review + "\n" : review.substring(0, at);
    }

    private static List<Reading> ordered(Path modules) throws IOException {
        return ModuleFolder.readAll(modules).stream().map(folder -> ModuleReader.read(folder, "en.md")).sorted(Comparator.comparing(reading -> text(reading).front().id())).toList();
    }

    private static ModuleText text(Reading reading) {
        return reading.text().orElseThrow(() -> new IllegalStateException(reading.faults().toString()));
    }

    private static long count(ModuleText module, Class<? extends Block> kind) {
        return module.blocks().filter(kind::isInstance).count();
    }
}
