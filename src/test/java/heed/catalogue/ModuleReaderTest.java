package heed.catalogue;

import static heed.catalogue.ModuleFixture.aModule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModuleReaderTest {
    private static Arguments broken(String name, UnaryOperator<ModuleFixture> how, String what) {
        return Arguments.of(name, how, what);
    }

    /** One tiny break for each rule. Together they show that every rule can fail. */
    static Stream<Arguments> breaks() {
        return Stream.of(
            // rule 1: the file
            broken("no front matter", m -> m.with("---\nid: M99", "id: M99"), "does not begin with front matter"),
            broken("front matter without end", m -> m.with("---\n\n## page: welcome", "## page: welcome"), "has no end"),
            broken("comment at the head", m -> m.with("## page: welcome |", "<!-- notes\nfor authors -->\n\n## page: welcome |"), "comment above the first page"),
            broken("text at the head", m -> m.with("## page: welcome |", "Hello.\n\n## page: welcome |"), "text above the first page"),
            broken("page id", m -> m.with("## page: law |", "## page: The Law |"), "The page id is"),
            broken("page title", m -> m.with("## page: story | A story", "## page: story"), "has no title"),
            broken("page mark", m -> m.with("At work | optional", "At work | sometimes"), "means nothing here"),
            broken("empty page", m -> m.with("## page: story |", "## page: nothing | Nothing\n\n## page: story |"), "is empty"),
            broken("no page", m -> m.with("## page:", "### page:"), "has no page"),
            broken("slug and folder", m -> m.with("slug: small-module", "slug: other-module"), "but the folder is"),
            broken("version", m -> m.with("version: 1.0.0", "version: 1.0"), "The version is"),
            broken("date", m -> m.with("content_date: 2026-11-22", "content_date: 22/11/2026"), "\"content_date\" is"),
            broken("review before content", m -> m.with("review_by: 2027-05-31", "review_by: 2026-05-31"), "review date is not after"),
            broken("missing value", m -> m.with("licence: CC-BY-4.0\n", ""), "has no \"licence\""),
            broken("unknown value", m -> m.with("licence: CC", "colour: blue\nlicence: CC"), "\"colour\", which means nothing"),
            broken("duplicate key", m -> m.with("licence: CC", "title: \"Again\"\nlicence: CC"), "\"title\" twice"),
            broken("not YAML", m -> m.with("title: \"A small module\"", "title: \"A small module"), "not readable YAML"),
            broken("alias", m -> m.with("groups: [police]", "groups: &g [police]").with("prerequisites: [neglect-shared-definition]", "prerequisites: *g"), "not readable YAML"),
            broken("list of words", m -> m.with("toolkit_links: [referral-pathway]", "toolkit_links: {a: b}"), "must be a list of words"),
            broken("number", m -> m.with("duration_minutes: 10", "duration_minutes: ten"), "Write a whole number"),
            broken("yes or no", m -> m.with("specialised: true", "specialised: maybe"), "Write true or false"),
            broken("no refresh", m -> m.with("refresh: {default_months: 24}\n", ""), "has no \"refresh\""),
            // rule 11: level, prerequisites, targets
            broken("level", m -> m.with("level: {from: L1, to: L2}", "level: L2-specialised"), "The level is missing"),
            broken("level upside down", m -> m.with("{from: L1, to: L2}", "{from: L3, to: L2}"), "The level is missing"),
            broken("prerequisite is no slug", m -> m.with("[neglect-shared-definition]", "[M01]"), "is no slug"),
            broken("prerequisite is itself", m -> m.with("[neglect-shared-definition]", "[small-module]"), "needs itself"),
            broken("neglect type", m -> m.with("neglect_types: physical", "neglect_types: physic"), "is no neglect type"),
            broken("age band", m -> m.with("The law | groups: police", "The law | age_bands: toddlers"), "is no age band"),
            broken("taught outcome", m -> m.with("teaches: M99-LO1", "teaches: M99-LO9"), "names the outcome"),
            // rule 2: blocks
            broken("block type", m -> m.with("```reveal", "```accordion"), "is no block type"),
            broken("block not closed", m -> m.with("text: \"Words behind a label.\"\n```", "text: \"Words behind a label.\""), "is not closed"),
            broken("block without values", m -> m.with("label: \"More\"\ntext: \"Words behind a label.\"", "just words"), "holds no named values"),
            broken("block id twice", m -> m.with("id: M99-R1", "id: M99-T1"), "is there twice"),
            broken("page id twice", m -> m.with("## page: story", "## page: law"), "is there twice"),
            broken("unknown key in a block", m -> m.with("label: \"More\"", "label: \"More\"\nsummary: x"), "means nothing here"),
            // rule 3: variants
            broken("no nation", m -> m.with("jurisdictions: [england, scotland]", "jurisdictions: []"), "names no nation"),
            broken("nation misspelt", m -> m.with("jurisdiction: england\n", "jurisdiction: englnd\n"), "is no nation"),
            broken("nation without a variant", m -> m.with("jurisdictions: [england, scotland]", "jurisdictions: [england, scotland, wales]"), "no text for wales"),
            broken("two variants for a nation", m -> m.with("jurisdiction: [scotland]", "jurisdiction: [scotland, england]"), "2 texts for england"),
            // rule 4: local fields
            broken("field not declared", m -> m.with("[front_door_phone, staff_support_text]", "[staff_support_text]"), "is not declared"),
            broken("field not used", m -> m.with("[front_door_phone, staff_support_text]", "[front_door_phone, staff_support_text, edt_phone]"), "declared but not used"),
            broken("braces", m -> m.with("{{local.front_door_phone}}", "{{front_door_phone}}"), "double braces"),
            // rule 5: questions
            broken("question type", m -> m.with("type: ordering", "type: sorting"), "Use one of: single"),
            broken("option without feedback", m -> m.with("correct: true, f: \"Yes.\"", "correct: true"), "has no \"f\""),
            broken("option without a key", m -> m.with("{t: \"That\", correct: false,", "{t: \"That\","), "does not say whether it is right"),
            broken("one option", m -> m.with("      - {t: \"That\", correct: false, f: \"Look again.\"}\n", ""), "fewer than two entries"),
            broken("two right options", m -> m.with("{t: \"That\", correct: false", "{t: \"That\", correct: true"), "has 2 right options"),
            broken("no right option in one nation", m -> m.with("correct_for: [scotland], f", "correct: false, f"), "has 0 right options in scotland"),
            broken("true or false", m -> m.with("{t: \"False\", correct: true, f: \"Right.\"}\n    substitute", "{t: \"False\", correct: false, f: \"Right.\"}\n    substitute"), "not one true and one false option in england"),
            broken("substitute", m -> m.with("        - {t: \"False\", correct: true, f: \"Right.\"}\n  - id: M99-Q3", "        - {t: \"False\", correct: false, f: \"Right.\"}\n  - id: M99-Q3"), "M99-Q2-scotland is not one true"),
            broken("multiple choice without a right option", m -> m.with("type: single\n    anchor: true", "type: multiple").with("{t: \"This\", correct: true", "{t: \"This\", correct: false"), "has no right option"),
            broken("same words twice", m -> m.with("{t: \"That\"", "{t: \"This\""), "Two entries have the same words"),
            broken("matching without feedback", m -> m.with("feedback_any: \"Types overlap.\"\n", ""), "has no \"feedback_any\""),
            broken("ordering without feedback", m -> m.with("    f_wrong: \"Look again.\"\n", ""), "has no \"f_wrong\""),
            broken("short ordering", m -> m.with("[\"Notice\", \"Write\", \"Share\"]", "[\"Notice\", \"Write\"]"), "fewer than three lines"),
            broken("no scale", m -> m.with("    scale: [wise, not-enough]\n", ""), "has no scale"),
            broken("rating off the scale", m -> m.with("best: wise", "best: clever"), "is not on the scale"),
            broken("pool too small", m -> m.with("serve: 4", "serve: 6"), "serves 6 questions but has 5 for england"),
            broken("pool too small in one nation", m -> m.with("serve: 4", "serve: 5").with("    substitute_for_scotland:\n      stem: \"Section 56 is a target.\"\n      options:\n        - {t: \"True\", correct: false, f: \"It is a ceiling.\"}\n        - {t: \"False\", correct: true, f: \"Right.\"}\n", ""), "has 4 for scotland"),
            broken("no serve", m -> m.with("serve: 4\n", ""), "has no \"serve\""),
            broken("two quizzes", m -> m.with("## page: task |", "```quiz\nid: Q2\nserve: 1\nitems:\n  - {id: M99-Q9, outcome: M99-LO1, type: truefalse, stem: \"?\", options: [{t: a, correct: true, f: b}, {t: c, correct: false, f: d}]}\n```\n\n## page: task |"), "second quiz"),
            broken("quiz without questions", m -> m.with("id: M99-Q\nserve: 4\nitems:", "id: M99-Q\nserve: 4\nquestions:"), "has no questions"),
            // rule 6: outcomes
            broken("outcome of a check", m -> m.with("id: M99-C1\noutcome: M99-LO1", "id: M99-C1\noutcome: M01-LO1"), "names the outcome \"M01-LO1\""),
            broken("outcome of a scenario", m -> m.with("id: M99-S1\noutcome: M99-LO2", "id: M99-S1\noutcome: M99-LO7"), "The scenario M99-S1 names the outcome"),
            broken("no outcome", m -> m.with("learning_outcomes:\n  - {id: M99-LO1, text: \"Notice.\"}\n  - {id: M99-LO2, text: \"Share.\"}\n", ""), "declares no learning outcome"),
            // scenarios
            broken("start is no node", m -> m.with("start: a", "start: z"), "starts at \"z\""),
            broken("choice leads nowhere", m -> m.with("{t: \"No\", to: c}", "{t: \"No\", to: d}"), "leads to \"d\""),
            broken("dead end", m -> m.with("    ending: good\n", ""), "is a dead end"),
            broken("node nobody reaches", m -> m.with("{t: \"No\", to: c}", "{t: \"No\", to: b}"), "No choice leads to the node c"),
            broken("round in circles", m -> m.with("{t: \"Go back\", to: a}", "{t: \"Go back\", to: c}"), "no ending can be reached"),
            broken("ending with choices", m -> m.with("    text: \"It stays shut.\"\n", "    text: \"It stays shut.\"\n    ending: good\n"), "has an ending and choices"),
            broken("no nodes", m -> m.with("nodes:\n  a:", "steps:\n  a:"), "has no nodes"),
            // rule 7: task and reflect
            broken("task asks for data", m -> m.with("no_personal_data: true", "no_personal_data: false"), "must promise that it asks for no personal data"),
            broken("task evidence", m -> m.with("evidence: supervisor-confirms", "evidence: photo"), "Use one of: self-declared"),
            broken("reflection is reported", m -> m.with("private_to_learner: true\n", ""), "must promise that it stays private"),
            // rule 10: diagrams
            broken("no drawing", m -> m.without("media/steps.svg"), "has no drawing"),
            broken("no words for a drawing", m -> m.with("alt: \"Two steps.\"\n", ""), "has no \"alt\""),
            broken("script in a drawing", m -> m.in("media/steps.svg", "<path", "<script>x</script><path"), "<script> may not be used"),
            broken("handler in a drawing", m -> m.in("media/steps.svg", "<path ", "<path onclick=\"x()\" "), "\"onclick\" of <path> may not be used"),
            broken("link in a drawing", m -> m.in("media/steps.svg", "<path ", "<a href=\"https://example.org\"/><path "), "<a> may not be used"),
            broken("outside address in a drawing", m -> m.in("media/steps.svg", "d=\"M0 0h10\"", "d=\"url(https://example.org)\""), "points outside"),
            broken("own colour in a drawing", m -> m.in("media/steps.svg", "<path ", "<path fill=\"#f00\" "), "\"fill\" of <path> may not be used"),
            broken("own class in a drawing", m -> m.in("media/steps.svg", "dg-line", "red"), "is not one of diagram.css"),
            broken("drawing without a title", m -> m.in("media/steps.svg", "<title>Steps</title>", ""), "lacks a title or desc"),
            broken("small words in a drawing", m -> m.in("media/steps.svg", "font-size=\"16\"", "font-size=\"12\""), "smaller than 14 pixels"),
            broken("wide drawing", m -> m.in("media/steps.svg", "0 0 320 100", "0 0 640 100"), "smaller than 14 pixels"),
            broken("no viewBox", m -> m.in("media/steps.svg", " viewBox=\"0 0 320 100\"", ""), "has no viewBox"),
            broken("broken drawing", m -> m.in("media/steps.svg", "</svg>", ""), "not well-formed"),
            broken("entity in a drawing", m -> m.in("media/steps.svg", "<svg ", "<!DOCTYPE svg [<!ENTITY x \"y\">]><svg "), "a DTD"),
            broken("foreign prefix", m -> m.in("media/steps.svg", "<path ", "<x:path xmlns:x=\"http://www.w3.org/2000/svg\" d=\"M0 0\"/><path "), "<path> may not be used"),
            broken("huge drawing", m -> m.in("media/steps.svg", "M0 0h10", "M0 0" + "h1".repeat(20_000)), "larger than 30 kB"),
            broken("not a drawing", m -> m.in("media/steps.svg", "<svg ", "<g ").in("media/steps.svg", "</svg>", "</g>"), "begins with <g>"),
            // overlays
            broken("only without a group", m -> m.with("You see a child", "```only\ntext: \"A classroom.\"\n```\n\nYou see a child"), "says not for whom it is"),
            broken("only for a group and the others", m -> m.with("You see a child", "```only\ngroups: [nursery]\notherwise: true\ntext: \"A classroom.\"\n```\n\nYou see a child"), "names groups and says otherwise"),
            broken("only behind the others", m -> m.with("You see a child", "```only\notherwise: true\ntext: \"A door.\"\n```\n\n```only\ngroups: [nursery]\ntext: \"A classroom.\"\n```\n\nYou see a child"), "stands behind the one with otherwise"),
            broken("page with nothing for the others", m -> m.with("id: M99-T1", "id: M99-T1\ngroups: [nursery]").with("id: M99-R1", "id: M99-R1\ngroups: [nursery]"), "is empty for people in none of its groups"),
            broken("page with nothing for a group", m -> m.with("## page: task |", "## page: room | The room\n\n```only\ngroups: [nursery]\ntext: \"A classroom.\"\n```\n\n## page: task |"), "is empty for people in none"),
            broken("quiz for a group", m -> m.with("id: M99-Q\nserve", "id: M99-Q\ngroups: [nursery]\nserve"), "The quiz is for some groups only"),
            broken("too few questions for a group", m -> m.with("id: M99-Q3", "id: M99-Q3\n    groups: [police]").with("id: M99-Q4", "id: M99-Q4\n    groups: [nursery]"), "has 3 for england."),
            // wording
            broken("raw HTML", m -> m.with("You see a child", "<b>You</b> see a child"), "raw HTML"),
            broken("HTML block", m -> m.with("You see a child", "<div>\nx\n</div>\n\nYou see a child"), "raw HTML"),
            broken("footnote nobody wrote", m -> m.with("[^one] Call", "[^one] [^two] Call"), "[^two] is not written anywhere"),
            broken("footnote nobody uses", m -> m.with("day.[^one] Call", "day. Call"), "never referred to"),
            broken("footnote twice", m -> m.with("[^one]: *A study*", "[^one]: First.\n[^one]: *A study*"), "is written twice"),
            broken("large heading", m -> m.with("You see a child", "## Why\n\nYou see a child"), "heading with ##"),
            broken("picture without words", m -> m.with("You see a child", "![](media/a.png)\n\nYou see a child").file("media/a.png", "x"), "no words for people who do not see it"),
            broken("picture from elsewhere", m -> m.with("You see a child", "![door](https://example.org/a.png)\n\nYou see a child"), "not in the module's media folder"),
            broken("large picture", m -> m.with("You see a child", "![door](media/a.png)\n\nYou see a child").file("media/a.png", "x".repeat(300_001)), "larger than 300 kB"),
            broken("script link", m -> m.with("You see a child", "[see](javascript:x) a child"), "neither https, mailto nor tel"),
            broken("banned words", m -> m.with("You see a child", "It is disguised compliance when you see a child"), "is not a word we use"),
            broken("banned letters", m -> m.with("t: \"Ask\"", "t: \"Write DNA\""), "\"DNA\" is not a word we use"),
            broken("own telephone number", m -> m.with("{{local.front_door_phone}}.", "{{local.front_door_phone}} or 01632 960 140."), "telephone number 01632 960 140"),
            broken("whole file too long", m -> m.with("You see a child", "x".repeat(400_001)), "longer than"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void everyRuleCanFail(String name, UnaryOperator<ModuleFixture> how, String what) {
        Reading reading = how.apply(aModule()).read();

        assertThat(reading.faults()).extracting(Fault::toString).anyMatch(fault -> fault.contains(what));
        assertThat(reading.text()).isEmpty();
        assertThat(reading.faults()).allSatisfy(fault -> {
            assertThat(fault.line()).isPositive();
            assertThat(fault.what()).endsWith(".");
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    @Test
    void theUnbrokenModuleHasNoFaults() {
        assertThat(aModule().read().faults()).isEmpty();
    }

    @Test
    void allFaultsAreFoundAtOnceEachWithItsLine() {
        Reading reading = aModule()
            .with("version: 1.0.0", "version: one")
            .with("label: \"More\"", "title: \"More\"")
            .with("to: c}", "to: d}")
            .with("best: wise", "best: clever").read();

        assertThat(reading.faults()).extracting(Fault::line).isSorted().containsExactly(7, 41, 41, 90, 97, 141);
        assertThat(reading.faults()).first().hasToString(
            "small-module/en.md:7: The version is \"one\". Write three numbers, such as 1.0.0: patch for a typing slip, minor for a clarification, major when law or meaning changed.");
    }

    @Test
    void readsWhatTheFileSays() {
        ModuleText text = aModule().read().text().orElseThrow();

        assertThat(text.front().levels()).isEqualTo(new Levels(1, 2, true));
        assertThat(text.front().nations()).isEqualTo(Set.of(Nation.ENGLAND, Nation.SCOTLAND));
        assertThat(text.front().attempts()).isEqualTo(3);
        assertThat(text.notes()).containsEntry("one", "*A study*, 2025.\nSecond line.");
        assertThat(text.pages()).extracting(Page::id).containsExactly("welcome", "law", "story", "quiz", "task");
        assertThat(text.page("welcome").orElseThrow().teaches()).containsExactly("M99-LO1");
        assertThat(text.page("law").orElseThrow().targets()).isEqualTo(new Targets(List.of("police"), List.of("physical", "medical"), List.of()));
        assertThat(text.page("law").orElseThrow().blocks()).hasOnlyElementsOfTypes(Block.Variant.class, Block.Diagram.class, Block.Check.class);
        assertThat(text.page("task").orElseThrow().optional()).isTrue();
        assertThat(text.scenario("M99-S1").orElseThrow().steps().keySet()).containsExactly("a", "b", "c");
        assertThat(text.quiz().orElseThrow().serve()).isEqualTo(4);
        assertThat(text.item("M99-Q1").orElseThrow().head().anchor()).isTrue();
        assertThat(text.item("M99-Q2-scotland").orElseThrow().outcome()).isEqualTo("M99-LO2");
        assertThat(text.item("M99-Q5").orElseThrow().in(Nation.SCOTLAND).orElseThrow().stem()).isEqualTo("How long in Scotland?");
    }

    @Test
    void eachGroupReadsItsOwnWordsAndEverybodyElseTheOthers() {
        ModuleText text = aModule().with("You see a child", "```only\ngroups: [nursery, school_staff]\ntext: \"A classroom.\"\n```\n```only\ngroups: police\ntext: \"A doorway.\"\n```\n"
            + "```only\notherwise: true\ntext: \"A kitchen.\"\n```\n\nYou see a child").read().text().orElseThrow();

        Block.Only only = text.blocks().filter(Block.Only.class::isInstance).map(Block.Only.class::cast).findFirst().orElseThrow();
        assertThat(only.seenBy(List.of("police"))).containsExactly("A doorway.");
        assertThat(only.seenBy(List.of("police", "nursery"))).containsExactly("A classroom.", "A doorway.");
        assertThat(only.seenBy(List.of("housing"))).containsExactly("A kitchen.");
        assertThat(only.seenBy(List.of())).containsExactly("A kitchen.");
        assertThat(text.pages().get(0).blocks()).hasSize(3);
    }

    @Test
    void variantsForDifferentPeopleAreDifferentSets() {
        String scotland = "```variant\njurisdiction: scotland\ngroups: [police]\ntitle: \"S\"\ntext: \"Own.\"\n```\n";
        ModuleText text = aModule().with("You see a child", scotland.replace("scotland", "[england, scotland]") + "```variant\njurisdiction: [england, scotland]\ntitle: \"All\"\ntext: \"All.\"\n```\n\nYou see a child").read().text().orElseThrow();

        assertThat(text.pages().get(0).blocks()).filteredOn(Block.Variant.class::isInstance).hasSize(2);
    }

    @Test
    void aBannedWordMayBeQuotedToBeTakenApart() {
        assertThat(aModule().with("You see a child", "\"Hard to reach\" and 'DNA' blame; you see a child").read().faults()).isEmpty();
    }

    @Test
    void nationalLinesMayBeWrittenOut() {
        assertThat(aModule().with("You see a child", "NSPCC 0808 800 5000, Childline 0800 1111, danger 999. You see a child").read().faults()).isEmpty();
    }

    @Test
    void windowsLinesAndAByteOrderMarkReadTheSame() {
        ModuleFixture windows = aModule().with("\n", "\r\n").with("---\r\nid", "\uFEFF---\r\nid");

        assertThat(windows.read().text()).isEqualTo(aModule().read().text());
        assertThat(aModule().with("\n", "\r\n").folder().hash()).isEqualTo(aModule().folder().hash());
    }

    @Test
    void aTranslationHasThePagesAndQuestionsOfTheEnglishFile() {
        String english = aModule().folder().text("en.md").orElseThrow();

        assertThat(ModuleReader.readAll(aModule().file("cy.md", english.replace("Before you start", "Cyn dechrau")).folder()).get("cy.md").valid()).isTrue();
        assertThat(ModuleReader.readAll(aModule().file("cy.md", english.replace("M99-Q3", "M99-Q33")).folder()).get("cy.md").faults())
            .singleElement().extracting(Fault::what).isEqualTo("This language has question M99-Q33 where en.md has question M99-Q3.");
        assertThat(ModuleReader.readAll(aModule().file("cy.md", english.replace("version: 1.0.0", "version: 1.0.1")).folder()).get("cy.md").valid()).isFalse();
    }

    @Test
    void aMissingFileIsAFaultOfItsOwn() {
        assertThat(aModule().without("en.md").read().faults()).singleElement().hasToString("small-module/en.md: The module has no file en.md. Add it, or delete the folder.");
    }
}
