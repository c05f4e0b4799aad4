package heed;

import static org.assertj.core.api.Assertions.assertThat;

import heed.catalogue.ModuleFolder;
import heed.catalogue.ModuleReader;
import heed.catalogue.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
}
