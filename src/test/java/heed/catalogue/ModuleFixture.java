package heed.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A small module that is valid, to be broken in one place. */
final class ModuleFixture {
    static final String SLUG = "small-module";

    private static final String TEXT = """
        ---
        id: M99
        slug: small-module
        title: "A small module"
        summary: "Small, but with a block of each kind."
        status: draft-for-local-sign-off
        version: 1.0.0
        content_date: 2026-11-22
        review_by: 2027-05-31
        licence: CC-BY-4.0
        language: en-GB
        level: {from: L1, to: L2}
        specialised: true
        audience:
          groups: [police]
          frameworks:
            wales: "Group A"
        duration_minutes: 10
        prerequisites: [neglect-shared-definition]
        refresh: {default_months: 24}
        jurisdictions: [england, scotland]
        pass_mark_percent: 80
        quiz_attempts: 3
        content_note: "Made-up children."
        support:
          - {who: "You", text: "{{local.staff_support_text}}"}
        learning_outcomes:
          - {id: M99-LO1, text: "Notice."}
          - {id: M99-LO2, text: "Share."}
        local_fields_required: [front_door_phone, staff_support_text]
        toolkit_links: [referral-pathway]
        verify_before_publishing:
          - "England: a solicitor reads page law."
        ---

        ## page: welcome | Before you start | teaches: M99-LO1

        You see a child each day.[^one] Call {{local.front_door_phone}}.

        ```reveal
        label: "More"
        text: "Words behind a label."
        ```

        ## page: law | The law | groups: police | neglect_types: physical, medical

        ```variant
        jurisdiction: england
        title: "England"
        text: "Seventy-two hours."
        ```

        ```variant
        jurisdiction: [scotland]
        title: "Scotland"
        text: "Twenty-four hours."
        exact_words: "https://example.org/act"
        source_note: "The Act."
        ```

        ```diagram
        id: steps
        type: inline-svg
        alt: "Two steps."
        ```

        ```check
        id: M99-C1
        outcome: M99-LO1
        type: matching
        stem: "Match."
        pairs:
          - {left: "Sign one", right: "Medical"}
          - {left: "Sign two", right: "Physical"}
        feedback_any: "Types overlap."
        ```

        ## page: story | A story

        ```scenario
        id: M99-S1
        outcome: M99-LO2
        intro: "A door."
        start: a
        nodes:
          a:
            text: "Knock?"
            choices:
              - {t: "Yes", to: b}
              - {t: "No", to: c}
          b:
            time: "22:40"
            text: "It opens."
            consequence: "You asked."
            ending: good
          c:
            text: "It stays shut."
            choices: [{t: "Go back", to: a}]
        ```

        ## page: quiz | Quiz

        ```quiz
        id: M99-Q
        serve: 4
        items:
          - id: M99-Q1
            outcome: M99-LO1
            type: single
            anchor: true
            misconception: "Waiting is safe"
            stem: "Which?"
            options:
              - {t: "This", correct: true, f: "Yes."}
              - {t: "That", correct: false, f: "Look again."}
          - id: M99-Q2
            outcome: M99-LO2
            type: truefalse
            jurisdictions: [england]
            stem: "Section 46 lets you in."
            options:
              - {t: "True", correct: false, f: "It does not."}
              - {t: "False", correct: true, f: "Right."}
            substitute_for_scotland:
              stem: "Section 56 is a target."
              options:
                - {t: "True", correct: false, f: "It is a ceiling."}
                - {t: "False", correct: true, f: "Right."}
          - id: M99-Q3
            outcome: M99-LO2
            type: ordering
            stem: "Order."
            correct_order: ["Notice", "Write", "Share"]
            f_wrong: "Look again."
          - id: M99-Q4
            outcome: M99-LO2
            type: judgement
            stem: "Rate."
            scale: [wise, not-enough]
            options:
              - {t: "Ask", best: wise, f: "Wise."}
              - {t: "Wait", best: not-enough, f: "Not enough."}
          - id: M99-Q5
            outcome: M99-LO2
            type: single
            jurisdiction_variants:
              england: {stem: "How long in England?"}
              scotland: {stem: "How long in Scotland?"}
            options:
              - {t: "24 hours", correct_for: [scotland], f: "In Scotland."}
              - {t: "72 hours", correct_for: [england], f: "In England."}
        ```

        ## page: task | At work | optional

        ```task
        id: M99-T1
        text: "Find the number."
        evidence: supervisor-confirms
        no_personal_data: true
        ```

        ```reflect
        id: M99-R1
        prompt: "What is hard? (No names.)"
        private_to_learner: true
        ```

        [^one]: *A study*, 2025.
            Second line.
        """;

    private static final String DRAWING = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 100">
          <title>Steps</title>
          <desc>Two steps.</desc>
          <path class="dg-line" d="M0 0h10"/>
          <text class="dg-text" x="4" y="20" font-size="16">One</text>
        </svg>
        """;

    private final Map<String, String> files = new LinkedHashMap<>(Map.of("en.md", TEXT, "media/steps.svg", DRAWING));

    static ModuleFixture aModule() {
        return new ModuleFixture();
    }

    /** A module with all that one of ours must have, to be made worse in one place. */
    static ModuleFixture aGoodModule() {
        ModuleFixture module = new ModuleFixture();
        module.files.clear();
        module.files.put("en.md", goodText());
        module.files.put("media/one.svg", DRAWING);
        module.files.put("media/two.svg", DRAWING);
        return module;
    }

    private static String goodText() {
        StringBuilder text = new StringBuilder(TEXT.substring(0, TEXT.indexOf("## page:"))
            .replace("level: {from: L1, to: L2}\nspecialised: true", "level: L1").replace("duration_minutes: 10", "duration_minutes: 25")
            .replace("  - {id: M99-LO2, text: \"Share.\"}\n", "  - {id: M99-LO2, text: \"Share.\"}\n  - {id: M99-LO3, text: \"Go on.\"}\n")
            .replace("local_fields_required: [front_door_phone, staff_support_text]", "local_fields_required: [staff_support_text]"));
        for (int page = 1; page <= 4; page++) {
            text.append(page(page, page < 4 ? " | teaches: M99-LO" + page : ""))
                .append("```check\nid: M99-C").append(page).append("\noutcome: M99-LO1\ntype: single\nstem: \"Which?\"\noptions:\n").append(OPTIONS).append("```\n\n");
        }
        text.append(page(5, "")).append("```diagram\nid: one\nalt: \"Two steps.\"\n```\n\n```diagram\nid: two\nalt: \"Two steps.\"\n```\n\n");
        text.append(page(6, "")).append(TEXT, TEXT.indexOf("```scenario"), TEXT.indexOf("## page: quiz")).append('\n');
        text.append(page(7, "")).append(page(8, "")).append(page(9, ""));
        text.append("## page: quiz | Quiz\n\n```quiz\nid: M99-Q\nserve: 10\nitems:\n");
        for (int item = 1; item <= 15; item++) {
            text.append(item(item));
        }
        text.append("```\n\n").append(page(10, "")).append(TEXT, TEXT.indexOf("```task"), TEXT.indexOf("[^one]: "));
        return text.toString().replace("    choices: [{t: \"Go back\", to: a}]", "    ending: learning");
    }

    private static final String OPTIONS = "  - {t: \"This\", correct: true, f: \"Yes.\"}\n  - {t: \"That\", correct: false, f: \"Look again.\"}\n";

    private static String page(int number, String marks) {
        return "## page: p" + number + " | Page p" + number + marks + "\n\nWords of page p" + number + ".\n\n";
    }

    private static String item(int number) {
        String head = "  - id: M99-Q" + number + "\n    outcome: " + (number == 1 ? "M99-LO3" : number % 2 == 0 ? "M99-LO1" : "M99-LO2") + "\n" + (number == 2 ? "    anchor: true\n" : "")
            + "    misconception: \"Wrong idea " + number + "\"\n    stem: \"Which?\"\n";
        return head + switch (number) {
            case 12, 13 -> "    type: ordering\n    correct_order: [\"Notice\", \"Write\", \"Share\"]\n    f_wrong: \"Look again.\"\n";
            case 14 -> "    type: multiple\n    options:\n" + OPTIONS.indent(4);
            case 15 -> "    type: truefalse\n    options:\n" + OPTIONS.indent(4);
            default -> "    type: single\n    options:\n" + OPTIONS.indent(4);
        };
    }

    /** Takes the quiz page out. */
    ModuleFixture withoutQuiz() {
        return cut("## page: quiz", "## page: p10");
    }

    /** Takes one question of the good module out. */
    ModuleFixture withoutItem(int number) {
        return cut("  - id: M99-Q" + number + "\n", number == 15 ? "```\n\n## page: p10" : "  - id: M99-Q" + (number + 1) + "\n");
    }

    /** Takes one page of the good module out. */
    ModuleFixture withoutPage(String id) {
        String text = files.get("en.md");
        int from = text.indexOf("## page: " + id + " ");
        files.put("en.md", text.substring(0, from) + text.substring(text.indexOf("## page: ", from + 4)));
        return this;
    }

    private ModuleFixture cut(String from, String to) {
        String text = files.get("en.md");
        files.put("en.md", text.substring(0, text.indexOf(from)) + text.substring(text.indexOf(to)));
        return this;
    }

    /** Replaces one place; the test is wrong if it is not there. */
    ModuleFixture with(String there, String instead) {
        return in("en.md", there, instead);
    }

    ModuleFixture in(String file, String there, String instead) {
        if (!files.get(file).contains(there)) {
            throw new IllegalArgumentException("not in " + file + ": " + there);
        }
        files.compute(file, (name, text) -> text.replace(there, instead));
        return this;
    }

    ModuleFixture file(String name, String text) {
        files.put(name, text);
        return this;
    }

    ModuleFixture without(String file) {
        files.remove(file);
        return this;
    }

    ModuleFolder folder() {
        TreeMap<String, byte[]> bytes = new TreeMap<>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return new ModuleFolder(SLUG, bytes);
    }

    Reading read() {
        return ModuleReader.read(folder(), "en.md");
    }
}
