package heed;

import static org.assertj.core.api.Assertions.assertThat;

import heed.catalogue.ModuleFolder;
import heed.catalogue.ModuleReader;
import heed.catalogue.ModuleText;
import heed.catalogue.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every module that is shipped can be published. */
class ContentTest {
    static Stream<ModuleFolder> folders() throws IOException {
        List<ModuleFolder> folders = ModuleFolder.readAll(Path.of("modules-content"));
        assertThat(folders).isNotEmpty();
        return folders.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    void everyModuleIsValid(ModuleFolder folder) {
        Map<String, Reading> readings = ModuleReader.readAll(folder);

        assertThat(readings).containsKey("en.md");
        readings.forEach((name, reading) -> assertThat(reading.faults()).as(folder.slug() + "/" + name).isEmpty());
    }

    /** The groups of the training matrix are rows of the database; here they are read from the script that makes them. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    void everyGroupIsOneOfTheMatrix(ModuleFolder folder) throws IOException {
        String script = Files.readString(Path.of("src/main/resources/db/migration/V014__professional_groups.sql"));
        Set<String> groups = Pattern.compile("values \\('(\\w+)'").matcher(script).results().map(m -> m.group(1)).collect(Collectors.toSet());
        ModuleText text = ModuleReader.read(folder, "en.md").text().orElseThrow();

        assertThat(groups).contains("nursery", "police_response");
        assertThat(groups).containsAll(text.front().groups());
        assertThat(groups).containsAll(text.namedGroups());
    }

    /** What a partnership's own small module may do without is asked of each module that is shipped. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    void everyModuleIsWellMade(ModuleFolder folder) {
        assertThat(ModuleReader.read(folder, "en.md").advice()).isEmpty();
    }
}
