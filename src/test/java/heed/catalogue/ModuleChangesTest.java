package heed.catalogue;

import static heed.catalogue.ModuleFixture.aModule;
import static org.assertj.core.api.Assertions.assertThat;

import heed.catalogue.ModuleChanges.Step;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModuleChangesTest {
    private static ModuleChanges changes(UnaryOperator<ModuleFixture> how) {
        ModuleFixture before = aModule();
        ModuleFixture after = how.apply(aModule());
        assertThat(after.read().faults()).isEmpty();
        return ModuleChanges.between(before.read().text().orElseThrow(), before.folder(), after.read().text().orElseThrow(), after.folder());
    }

    private static Arguments change(String name, UnaryOperator<ModuleFixture> how, Step step, String line) {
        return Arguments.of(name, how, step, line);
    }

    static Stream<Arguments> single() {
        return Stream.of(
            change("a slip of the pen", m -> m.with("You see a child", "You see the child"), Step.PATCH, "page welcome 1 words changed"),
            change("clearer words", m -> m.with("You see a child", "One two three four five six seven eight nine ten eleven twelve. You see a child"), Step.MINOR, "page welcome 12 words changed"),
            change("a new page", m -> m.with("## page: story |", "## page: more | More\n\nWords.\n\n## page: story |"), Step.MINOR, "page more new"),
            change("a page in another place", m -> m.with("## page: law |", "## page: first | x\n\nx\n\n## page: law |"), Step.MINOR, "page first new"),
            change("words of law", m -> m.with("Seventy-two hours.", "Seventy-one hours."), Step.MINOR, "page law words for a nation changed: if the law did, the step is major"),
            change("another right answer", m -> m.with("t: \"This\", correct: true", "t: \"This\", correct: false").with("t: \"That\", correct: false", "t: \"That\", correct: true"), Step.MAJOR, "question M99-Q1 another answer is right now"),
            change("another right answer in one nation", m -> m.with("correct_for: [scotland]", "correct_for: [england, scotland]").with("correct_for: [england],", "correct: false,").with("jurisdictions: [england, scotland]", "jurisdictions: [england]")
                .with("jurisdiction: [scotland]", "jurisdiction: [england]").with("jurisdiction: england\ntitle: \"England\"\ntext: \"Seventy-two hours.\"\n```\n\n```variant\n", "").with("serve: 4", "serve: 4"), Step.MAJOR, "question M99-Q5 another answer is right now"),
            change("another order", m -> m.with("[\"Notice\", \"Write\", \"Share\"]", "[\"Write\", \"Notice\", \"Share\"]"), Step.MAJOR, "question M99-Q3 another answer is right now"),
            change("another rating", m -> m.with("best: wise", "best: not-enough"), Step.MAJOR, "question M99-Q4 another answer is right now"),
            change("another pair", m -> m.with("right: \"Medical\"", "right: \"Emotional\""), Step.MAJOR, "question M99-C1 another answer is right now"),
            change("a new outcome", m -> m.with("  - {id: M99-LO2,", "  - {id: M99-LO3, text: \"Go on.\"}\n  - {id: M99-LO2,"), Step.MAJOR, "outcome M99-LO3 new"),
            change("a new local field", m -> m.with("local_fields_required: [", "local_fields_required: [edt_phone, ").with("Call {{", "Call {{local.edt_phone}} {{"), Step.PATCH, "local field edt_phone new: each area must fill it in"),
            change("a new line for experts", m -> m.with("  - \"England: a solicitor", "  - \"Scotland: a solicitor reads page law.\"\n  - \"England: a solicitor"), Step.PATCH, "new: an expert must confirm it"),
            change("another pass mark", m -> m.with("pass_mark_percent: 80", "pass_mark_percent: 70"), Step.MINOR, "pass mark front matter from 80 to 70"),
            change("a page for other groups", m -> m.with("| groups: police |", "| groups: nursery |"), Step.MINOR, "page law for other groups"),
            change("a drawing", m -> m.in("media/steps.svg", "M0 0h10", "M0 0h20"), Step.PATCH, "file media/steps.svg changed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("single")
    void eachChangeIsSeenAndAsksForItsStep(String name, UnaryOperator<ModuleFixture> how, Step step, String line) {
        ModuleChanges changes = changes(how);

        assertThat(changes.lines()).extracting(l -> l.what() + " " + l.name() + " " + l.how()).anyMatch(l -> l.contains(line));
        assertThat(changes.least()).isEqualTo(step);
        assertThat(changes.fits()).isFalse();
        assertThat(changes.verdict()).startsWith("The version is still 1.0.0.");
    }

    @Test
    void nothingChangedAsksForNothing() {
        ModuleChanges changes = changes(m -> m);

        assertThat(changes.lines()).isEmpty();
        assertThat(changes.fits()).isTrue();
        assertThat(changes.verdict()).isEqualTo("Nothing changed.");
    }

    @Test
    void theStepOfTheVersionDecidesWhoTakesItAgain() {
        UnaryOperator<ModuleFixture> newPage = m -> m.with("## page: story |", "## page: more | More\n\nWords.\n\n## page: story |");

        assertThat(changes(m -> newPage.apply(m).with("version: 1.0.0", "version: 1.0.1"))).matches(c -> !c.fits()).extracting(ModuleChanges::verdict).asString().contains("is patch, but what changed asks for minor");
        assertThat(changes(m -> newPage.apply(m).with("version: 1.0.0", "version: 1.1.0"))).matches(ModuleChanges::fits).extracting(ModuleChanges::retake).asString().startsWith("Minor: nobody has to take it again.");
        assertThat(changes(m -> newPage.apply(m).with("version: 1.0.0", "version: 2.0.0"))).matches(ModuleChanges::fits).extracting(ModuleChanges::retake).asString().startsWith("Major:");
    }
}
