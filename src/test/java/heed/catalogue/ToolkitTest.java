package heed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import heed.platform.document.Pdf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** The shelf of tools as it is shipped. */
class ToolkitTest {
    private static final Path SHELF = Path.of("modules-content/toolkit");

    @BeforeAll
    static void prepare() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    static Stream<Tool> tools() throws IOException {
        return ToolReader.readAll(SHELF).tools().stream();
    }

    private static Map<String, String> locals(Tool tool) {
        Map<String, String> locals = new HashMap<>();
        tool.localFields().forEach(f -> locals.put(f, f.endsWith("_url") ? "https://example.org/" + f : f.endsWith("_phone") ? "01632 960 140" : "The " + f));
        return locals;
    }

    @Test
    void everyToolIsFreeOfFaults() throws IOException {
        ToolReader.Read read = ToolReader.readAll(SHELF);

        assertThat(read.faults()).isEmpty();
        assertThat(read.tools()).extracting(Tool::purpose).containsAll(Tool.PURPOSES);
    }

    @Test
    void everythingThatWasAskedForIsOnTheShelf() throws IOException {
        assertThat(tools().map(Tool::name)).contains("observation-checklist-universal", "observation-checklist-core", "observation-checklist-early-years", "observation-checklist-infant",
            "observation-checklist-police-visit", "day-timeline-tool", "conversation-card", "record-of-concern-template", "referral-pathway", "action-plan-template", "escalation-pathway",
            "challenge-phrases-card", "supervision-prompts", "evaluation-card-children", "evaluation-card-families", "evaluation-card-professionals");
    }

    @Test
    void everyModuleLinksToToolsOfTheShelf() throws IOException {
        Set<String> shelf = tools().map(Tool::name).collect(Collectors.toSet());
        for (ModuleFolder folder : ModuleFolder.readAll(Path.of("modules-content"))) {
            List<String> links = ModuleReader.read(folder, "en.md").text().orElseThrow().front().toolkitLinks();
            assertThat(shelf).as(folder.slug()).containsAll(links);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tools")
    void everyToolIsATaggedPdfThatAScreenReaderCanRead(Tool tool) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Pdf.write(out, ToolPaper.paper(tool, locals(tool), tool.isLocal() ? "Northmere & Harbour" : ""));
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(out.toByteArray()), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.isCompliant()).as("%s", result.getFailedChecks()).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tools")
    void everyToolIsBlankAndScoresNothing(Tool tool) {
        Document page = Jsoup.parse(ToolPaper.page(tool, locals(tool)));

        assertThat(page.select("input, textarea, select, form")).isEmpty();
        assertThat(page.select("h1")).isEmpty();
        assertThat(page.select("table, .write__line, .symbols, ul")).isNotEmpty();
        assertThat(page.select("th:not([scope])")).isEmpty();
        assertThat(Arrays.asList(page.text().toLowerCase(java.util.Locale.ROOT).split("\\W+"))).doesNotContain("gcp2", "gcp", "points", "outcomes star");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        purpose: talk | purpose: chat | Use one of: see
        version: 1.0.0 | version: one | The version is not readable
        2027-11-30 | soon | is not a day
        {{local.front_door_phone}} | 12 | the fields in the text differ
        count: 2 | count: 99 | Write a whole number
        ```lines | ```boxes | is no block of a tool
        happy: | cheerful: | There is no drawing "cheerful"
        Talk. | Talk to the hard to reach. | is not a word we use
        Talk. | Talk to 01632 960 140. | telephone number
        Talk. | <b>Talk</b>. | raw HTML
        """)
    void everyRuleCanFail(String there, String instead, String what) {
        String good = """
            ---
            title: "A card"
            summary: "Small."
            purpose: talk
            version: 1.0.0
            content_date: 2026-11-22
            review_by: 2027-11-30
            licence: CC-BY-4.0
            local_fields_required: [front_door_phone]
            ---

            ## One

            Talk. {{local.front_door_phone}}

            ```lines
            label: "Write:"
            count: 2
            ```

            ```symbols
            question: "How is it?"
            choices:
              happy: "Good"
              sad: "Sad"
            ```
            """;
        Findings none = new Findings("toolkit/card.md");
        ToolReader.read("card", good, none);
        assertThat(none.faults()).isEmpty();
        assertThat(good).contains(there);

        Findings findings = new Findings("toolkit/card.md");
        ToolReader.read("card", good.replace(there, instead), findings);
        assertThat(findings.faults()).extracting(Fault::toString).anyMatch(f -> f.contains(what));
    }
}
