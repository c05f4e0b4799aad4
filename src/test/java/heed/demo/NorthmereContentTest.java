package heed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import heed.catalogue.ModuleFolder;
import heed.catalogue.ModuleReader;
import heed.catalogue.ModuleText;
import heed.catalogue.Nation;
import heed.workforce.Areas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demonstration can show every module and every tool in each of its areas. */
class NorthmereContentTest {
    static List<Northmere.Area> areas() {
        return Northmere.AREAS;
    }

    private static Set<String> filledIn(Northmere.Area area) {
        Map<String, String> settings = Northmere.settings(area);
        return settings.keySet().stream().filter(k -> k.startsWith("local.") && !settings.get(k).isBlank()).map(k -> k.substring("local.".length())).collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("areas")
    void everyModuleFindsItsLocalNamesAndItsNation(Northmere.Area area) throws IOException {
        for (ModuleFolder folder : ModuleFolder.readAll(Path.of("modules-content"))) {
            ModuleText.Front front = ModuleReader.read(folder, "en.md").text().orElseThrow().front();
            assertThat(filledIn(area)).as(folder.slug()).containsAll(front.localFields());
            assertThat(front.nations()).as(folder.slug()).contains(Nation.of(area.nation()).orElseThrow());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("areas")
    void everyCardFindsItsLocalNames(Northmere.Area area) throws IOException {
        List<Path> tools;
        try (Stream<Path> files = Files.list(Path.of("modules-content/toolkit"))) {
            tools = files.toList();
        }
        for (Path tool : tools) {
            Set<String> used = Pattern.compile("\\{\\{local\\.(\\w+)}}").matcher(Files.readString(tool)).results().map(m -> m.group(1)).collect(Collectors.toSet());
            assertThat(filledIn(area)).as(tool.toString()).containsAll(used);
        }
    }

    /** An administrator is offered every field that anything shipped may show. */
    @Test
    void everyLocalNameOfAModuleOrACardIsAmongThoseAnAreaIsAskedFor() throws IOException {
        Set<String> used = new TreeSet<>();
        for (ModuleFolder folder : ModuleFolder.readAll(Path.of("modules-content"))) {
            used.addAll(ModuleReader.read(folder, "en.md").text().orElseThrow().front().localFields());
        }
        try (Stream<Path> files = Files.list(Path.of("modules-content/toolkit"))) {
            for (Path tool : files.toList()) {
                Pattern.compile("\\{\\{local\\.(\\w+)}}").matcher(Files.readString(tool)).results().forEach(m -> used.add(m.group(1)));
            }
        }
        assertThat(Areas.LOCAL_FIELDS).containsAll(used.stream().map(f -> "local." + f).toList()).doesNotHaveDuplicates();
    }

    @Test
    void eachNationOfGreatBritainHasAnArea() {
        assertThat(Northmere.AREAS).extracting(Northmere.Area::nation).contains("england", "scotland", "wales");
    }
}
