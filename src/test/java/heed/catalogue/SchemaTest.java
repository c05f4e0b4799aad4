package heed.catalogue;

import static heed.catalogue.ModuleFixture.aModule;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schema for authors' editors says what the reader says, as far as shapes go. */
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new HashMap<>();
    private static final Pattern FRONT = Pattern.compile("\\A---\n(.*?)\n---\n", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("^```(" + String.join("|", BlockReader.TYPES) + ")\n(.*?)\n```$", Pattern.DOTALL | Pattern.MULTILINE);

    /** Breaks of the reader's tests that are a matter of shape; the others are rules that reach beyond one block. */
    private static final Set<String> SHAPES = Set.of("version", "date", "missing value", "unknown value", "list of words", "number", "yes or no", "no refresh", "level",
        "prerequisite is no slug", "unknown key in a block", "nation misspelt", "no nation", "question type", "option without feedback", "option without a key", "one option",
        "matching without feedback", "ordering without feedback", "short ordering", "no scale", "no serve", "quiz without questions", "no outcome", "no nodes",
        "task asks for data", "task evidence", "reflection is reported", "no words for a drawing");

    /** What the schema says against a file, the front matter and each block taken alone. */
    private static List<String> complaints(String file) {
        List<String> complaints = new ArrayList<>();
        Matcher front = FRONT.matcher(file);
        assertThat(front.find()).isTrue();
        complaints.addAll(check(front.group(1), null));
        Matcher block = BLOCK.matcher(file);
        while (block.find()) {
            complaints.addAll(check(block.group(2), block.group(1)));
        }
        return complaints;
    }

    private static List<String> check(String yaml, String block) {
        Object value = new Load(LoadSettings.builder().setAllowDuplicateKeys(true).build()).loadFromString(yaml);
        return SCHEMAS.computeIfAbsent(block == null ? "" : block, b -> REGISTRY.getSchema(schema(block))).validate(JSON.valueToTree(value)).stream().map(e -> (block == null ? "front" : block) + " " + e).toList();
    }

    private static ObjectNode schema(String block) {
        try {
            ObjectNode root = (ObjectNode) JSON.readTree(Files.readString(Path.of("modules-content/schema/module.schema.json")));
            if (block == null) {
                return root;
            }
            ObjectNode part = JSON.createObjectNode();
            part.set("$schema", root.get("$schema"));
            part.set("$defs", root.get("$defs"));
            return part.put("$ref", "#/$defs/" + block);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(ModuleFixture module) {
        return module.folder().text("en.md").orElseThrow();
    }

    @Test
    void acceptsWhatTheReaderAccepts() throws IOException {
        assertThat(complaints(text(aModule()))).isEmpty();
        for (ModuleFolder folder : ModuleFolder.readAll(Path.of("modules-content"))) {
            assertThat(complaints(folder.text("en.md").orElseThrow())).as(folder.slug()).isEmpty();
        }
    }

    static Stream<Arguments> shapes() {
        return ModuleReaderTest.breaks().filter(b -> SHAPES.contains((String) b.get()[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void refusesBrokenShapesAsTheReaderDoes(String name, UnaryOperator<ModuleFixture> how, String what) {
        assertThat(complaints(text(how.apply(aModule())))).isNotEmpty();
    }

    @Test
    void everyNamedShapeIsABreakOfTheReader() {
        Set<String> names = ModuleReaderTest.breaks().map(b -> (String) b.get()[0]).collect(Collectors.toSet());
        assertThat(names).containsAll(SHAPES);
    }

    /** Takes each line with a name out, one after the other: both miss it, or neither does. */
    @Test
    void bothMissTheSameNames() {
        String file = text(aModule());
        String[] lines = file.split("\n", -1);
        Set<String> missedByBoth = new TreeSet<>();
        for (int i = 1; i < lines.length; i++) {
            Matcher line = Pattern.compile("(\\s*)([a-z_]+): ?\\S.*").matcher(lines[i]);
            if (!line.matches()) {
                continue;
            }
            String there = "\n" + lines[i] + "\n";
            ModuleFixture without = aModule();
            String broken = String.join("\n", Stream.concat(Stream.of(lines).limit(i), Stream.of(lines).skip(i + 1)).toList());
            Reading reading = without.with(file, broken).read();
            boolean missedByReader = reading.faults().stream().map(Fault::what).anyMatch(w -> w.contains("has no \"" + line.group(2) + "\"") || w.contains("is missing or not readable")
                || w.contains("names no nation") || w.contains("must promise") || w.contains("has no scale") || w.contains("has no nodes") || w.contains("must hold named values") || w.contains("fewer than three lines"));
            boolean missedBySchema = !complaints(broken).isEmpty();
            assertThat(missedBySchema).as("without line %d, %s: reader says %s, schema says %s", i + 1, there.strip(), reading.faults(), complaints(broken)).isEqualTo(missedByReader);
            if (missedBySchema) {
                missedByBoth.add(line.group(2));
            }
        }
        assertThat(missedByBoth).contains("slug", "level", "jurisdiction", "stem", "serve", "evidence", "prompt", "alt", "start", "f_wrong", "scale");
    }

    /** Adds a name that nobody knows to each mapping: both refuse it. */
    @Test
    void bothRefuseUnknownNames() {
        String[] lines = text(aModule()).split("\n", -1);
        for (int i = 1; i < lines.length; i++) {
            Matcher line = Pattern.compile("(\\s*)([a-z_]+): ?\\S.*").matcher(lines[i]);
            if (!line.matches() || lines[i - 1].contains("frameworks:")) {
                continue;
            }
            List<String> more = new ArrayList<>(List.of(lines));
            more.add(i, line.group(1) + "zzz: 1");
            String broken = String.join("\n", more);
            assertThat(aModule().with(text(aModule()), broken).read().faults()).as(lines[i]).anyMatch(f -> f.what().contains("zzz"));
            assertThat(complaints(broken)).as(lines[i]).anyMatch(c -> c.contains("zzz"));
        }
    }
}
