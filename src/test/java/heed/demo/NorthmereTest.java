package heed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import heed.catalogue.ModuleFolder;
import heed.catalogue.ModuleReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NorthmereTest {
    @Test
    void everyAreaHasAValueForEachLocalFieldOfTheModules() throws IOException {
        for (Northmere.Area area : Northmere.AREAS) {
            Map<String, String> settings = Northmere.settings(area);
            for (ModuleFolder folder : ModuleFolder.readAll(Path.of("modules-content"))) {
                assertThat(ModuleReader.read(folder, "en.md").text().orElseThrow().front().localFields())
                        .as(folder.slug() + " in " + area.name()).allSatisfy(field -> assertThat(settings).containsKey("local." + field));
            }
        }
    }
}
