package heed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CraftTest {
    private static final String LONG_WORDS = "Practitioners undertaking safeguarding assessments demonstrate systematic consideration of developmental consequences. ";

    private static Arguments broken(String name, UnaryOperator<ModuleFixture> how, String what) {
        return Arguments.of(name, how, what);
    }

    /** One tiny break for each rule. Together they show that every rule can fail. */
    static Stream<Arguments> breaks() {
        return Stream.of(
            broken("a hard page", m -> m.with("Words of page p2.", LONG_WORDS.repeat(12)), "The page p2 reads at age"),
            broken("a hard module", m -> m.with("Words of page p2.", LONG_WORDS.repeat(4)).with("Words of page p3.", LONG_WORDS.repeat(4)).with("Words of page p4.", LONG_WORDS.repeat(4)).with("Words of page p5.", LONG_WORDS.repeat(4)), "The module reads at age"),
            broken("a long sentence", m -> m.with("Words of page p2.", "You see a child. It " + "and it ".repeat(13) + "ends."), "A sentence has 28 words: \"It and it and it and …\""),
            broken("a long sentence in feedback", m -> m.with("f: \"Look again.\"", "f: \"You " + "and you ".repeat(13) + "look again.\""), "A sentence has 29 words"),
            broken("too few screens", m -> m.withoutPage("p7").withoutPage("p8").withoutPage("p9"), "The module has 8 screens for people in none of its groups."),
            broken("too many screens for a group", m -> m.with("## page: p2 |", groupPages(6)), "The module has 17 screens for nursery."),
            broken("a short module with many screens", m -> m.with("duration_minutes: 25", "duration_minutes: 10"), "A module of up to 15 minutes has 6"),
            broken("an outcome nobody teaches", m -> m.with("| teaches: M99-LO3", ""), "No page teaches M99-LO3 to people in none of its groups."),
            broken("an outcome taught to one group", m -> m.with("| teaches: M99-LO3", "| groups: nursery | teaches: M99-LO3"), "No page teaches M99-LO3 to people in none of its groups."),
            broken("an outcome nobody tests", m -> m.with("outcome: M99-LO3\n", "outcome: M99-LO1\n"), "tests M99-LO3 in england"),
            broken("an outcome tested in one nation", m -> m.with("outcome: M99-LO3\n", "outcome: M99-LO3\n    jurisdictions: [england]\n"), "tests M99-LO3 in scotland"),
            broken("no quiz", m -> m.withoutQuiz(), "The module has no quiz."),
            broken("few served", m -> m.with("serve: 10", "serve: 8"), "serves 8 questions"),
            broken("a small pool", m -> m.withoutItem(14), "The quiz has 14 questions for england."),
            broken("a small pool for others", m -> m.with("id: M99-Q14", "id: M99-Q14\n    groups: [nursery]"), "The quiz has 14 questions for england."),
            broken("few types", m -> m.withoutItem(12).withoutItem(13), "are of 3 types"),
            broken("no anchor", m -> m.with("    anchor: true\n", ""), "has 0 anchor questions"),
            broken("all anchors", m -> m.with("    misconception:", "    anchor: true\n    misconception:").with("    anchor: true\n    anchor: true\n", "    anchor: true\n"), "has 15 anchor questions"),
            broken("no misconception", m -> m.with("    misconception: \"Wrong idea 3\"\n", ""), "The question M99-Q3 names no misconception."),
            broken("three checks", m -> m.with("id: M99-C4", "id: M99-C4\ngroups: [nursery]"), "3 blocks of the kind check for people in none of its groups."),
            broken("one diagram", m -> m.with("id: two\n", "id: two\ngroups: [nursery]\n"), "1 blocks of the kind diagram"),
            broken("no task", m -> m.with("id: M99-T1", "id: M99-T1\ngroups: [nursery]"), "0 blocks of the kind task"),
            broken("no reflection", m -> m.with("id: M99-R1", "id: M99-R1\ngroups: [nursery]"), "0 blocks of the kind reflect"),
            broken("no scenario", m -> m.with("id: M99-S1", "id: M99-S1\ngroups: [nursery]"), "0 blocks of the kind scenario"),
            broken("a story without a choice", m -> m.with("      - {t: \"No\", to: c}\n", "").with("  c:\n    text: \"It stays shut.\"\n    ending: learning\n", ""), "No scenario branches."),
            broken("a story in which each choice leads on alike", m -> m.with("{t: \"No\", to: c}", "{t: \"No\", to: b}").with("  c:\n    text: \"It stays shut.\"\n    ending: learning\n", ""), "No scenario branches."),
            broken("a story without consequences", m -> m.with("    consequence: \"You asked.\"\n", ""), "No scenario branches."),
            broken("no content note", m -> m.with("content_note: \"Made-up children.\"\n", ""), "no content note"),
            broken("no tool", m -> m.with("toolkit_links: [referral-pathway]\n", ""), "names no tool"),
            broken("nothing to confirm", m -> m.with("verify_before_publishing:\n  - \"England: a solicitor reads page law.\"\n", ""), "asks no expert"));
    }

    private static String groupPages(int count) {
        StringBuilder pages = new StringBuilder();
        for (int i = 0; i < count; i++) {
            pages.append("## page: nursery-").append(i).append(" | For nurseries | groups: nursery\n\nA room.\n\n");
        }
        return pages + "## page: p2 |";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void everyRuleCanFail(String name, UnaryOperator<ModuleFixture> how, String what) {
        Reading reading = how.apply(ModuleFixture.aGoodModule()).read();

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.text()).as("it can be shown all the same").isPresent();
        assertThat(reading.advice()).extracting(Fault::toString).anyMatch(advice -> advice.contains(what));
        assertThat(reading.advice()).allSatisfy(advice -> {
            assertThat(advice.line()).isPositive();
            assertThat(advice.remedy()).isNotBlank();
        });
    }

    @Test
    void aGoodModuleNeedsNoAdvice() {
        Reading reading = ModuleFixture.aGoodModule().read();

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.advice()).isEmpty();
    }

    @Test
    void aLongSentenceIsNamedWithItsLine() {
        Reading reading = ModuleFixture.aGoodModule().with("Words of page p2.", "Short.\nAlso short. You " + "and you ".repeat(13) + "end.").read();
        String[] lines = ModuleFixture.aGoodModule().folder().text("en.md").orElseThrow().split("\n");
        int line = List.of(lines).indexOf("Words of page p2.") + 2;

        assertThat(reading.advice()).singleElement().extracting(Fault::line).isEqualTo(line);
    }

    @Test
    void sourcesAndFootnotesMayBeLong() {
        String sentence = "It " + "and it ".repeat(20) + "ends.";

        assertThat(ModuleFixture.aGoodModule().with("## page: p2 |", "## page: references | Sources\n\n" + sentence + "\n\n## page: p2 |").read().advice()).isEmpty();
        assertThat(ModuleFixture.aGoodModule().with("Words of page p2.", "Words of page p2.[^one]\n\n[^one]: " + sentence).read().advice()).isEmpty();
    }
}
