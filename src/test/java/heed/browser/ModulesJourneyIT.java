package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import heed.catalogue.Block;
import heed.catalogue.ModuleFolder;
import heed.catalogue.Nation;
import heed.catalogue.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shipped module, from its first screen to its last, by somebody it is made for: without a script and without drawing
 * it. Two are walked in {@link DayJourneyIT}, drawn, with the script, and each screen looked at; {@code -Dheed.look=true} does the same with these.
 */
@ExtendWith(Portal.class)
class ModulesJourneyIT {
    private static final Map<String, String> LEARNERS = Map.of("neglect-in-schools-and-nurseries", "teacher", "adolescent-neglect", "teacher",
            "act-on-a-concern", "officer", "escalation-and-challenge", "officer", "equality-culture-and-disability", "officer");

    static Stream<String> slugs() throws IOException {
        return ModuleFolder.readAll(Path.of("modules-content")).stream().map(ModuleFolder::slug).sorted();
    }

    static Stream<String> others() throws IOException {
        return slugs().filter(slug -> !List.of("neglect-shared-definition", "police-neglect-and-alternatives").contains(slug));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void isWalkedFromTheFirstScreenToTheLast(String slug, Portal.Running portal) {
        String user = LEARNERS.getOrDefault(slug, "nursery");
        if (Boolean.getBoolean("heed.look")) {
            try (Visit visit = Visit.of(portal, user)) {
                Walk walk = new Walk(visit, slug).looking(slug);
                walk.begin();
                walk.pass();
                walk.finish();
            }
            return;
        }
        PlainWalk walk = new PlainWalk(portal, user, slug);
        walk.begin();
        walk.pass();
        walk.finish();
    }

    /** Where law, words or ways differ, each learner reads what holds where they work. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"scotland, SCOTLAND, school", "wales, WALES, social_work"})
    void saysWhatHoldsInTheLearnersNation(String user, Nation nation, String group, Portal.Running portal) throws IOException {
        int seen = 0;
        PlainWalk walk = new PlainWalk(portal, user, "neglect-shared-definition");
        for (String slug : slugs().toList()) {
            walk = walk.in(slug);
            walk.begin();
            String registration = walk.registration();
            for (Page screen : Walk.text(slug).pages()) {
                List<String> titles = titles(screen, nation, group);
                if (!titles.isEmpty()) {
                    walk.open("/lesson/page?registration=" + registration + "&page=" + screen.id());
                    assertThat(walk.page().select(".variant__here").eachText()).as(slug + " " + screen.id())
                            .hasSize(titles.size()).zipSatisfy(titles, (shown, title) -> assertThat(shown).contains(title));
                    seen += titles.size();
                }
            }
        }
        assertThat(seen).isGreaterThan(12);
    }

    private static List<String> titles(Page screen, Nation nation, String group) {
        List<String> titles = new ArrayList<>();
        if (screen.targets().fits(List.of(group))) {
            for (Block block : screen.blocks()) {
                if (block instanceof Block.Variant variant && variant.targets().fits(List.of(group))) {
                    variant.in(nation).ifPresent(text -> titles.add(text.title().replaceAll("\\{\\{.*", "")));
                }
            }
        }
        return titles;
    }
}
