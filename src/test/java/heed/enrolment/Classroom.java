package heed.enrolment;

import heed.Heard;
import heed.Database;
import heed.TestClock;
import heed.catalogue.ModuleFolder;
import heed.catalogue.Modules;
import heed.catalogue.OpenModule;
import heed.catalogue.Shelf;
import heed.workforce.Areas;
import heed.workforce.People;
import heed.workforce.WorkforceFixture;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A nursery worker and a small module published in her area, for tests of any way to learn. Its pages: {@code welcome}
 * (teaches LO1), {@code look} (teaches LO2, with a check), {@code police} (for response officers), {@code story},
 * {@code quiz} (three of five, pass 60 %, two attempts), {@code extra} (optional).
 */
public final class Classroom {
    public static final String SLUG = "small-module";

    private static final String TEXT = """
        ---
        id: M99
        slug: small-module
        title: "A small module"
        summary: "Small, but whole."
        status: draft-for-local-sign-off
        version: 1.0.0
        content_date: 2026-11-22
        review_by: 2027-05-31
        licence: CC-BY-4.0
        language: en-GB
        level: L1
        audience:
          groups: [nursery]
        duration_minutes: 10
        prerequisites: []
        refresh: {default_months: 24}
        jurisdictions: [england, scotland]
        pass_mark_percent: 60
        quiz_attempts: 2
        learning_outcomes:
          - {id: M99-LO1, text: "Notice."}
          - {id: M99-LO2, text: "Share."}
        local_fields_required: [front_door_phone]
        toolkit_links: []
        verify_before_publishing: []
        ---

        ## page: welcome | Before you start | teaches: M99-LO1

        You see a child each day. Call {{local.front_door_phone}}.

        ## page: look | Look | teaches: M99-LO2

        ```check
        id: M99-C1
        outcome: M99-LO2
        type: single
        stem: "Who acts?"
        jurisdiction_variants:
          england: {stem: "Who *acts* in England?"}
        options:
          - {id: me, t: "I do", correct: true, f: "Yes."}
          - {id: they, t: "Others", correct: false, f: "Look again."}
        ```

        ## page: police | At the door | groups: police_response

        Look at the child first.

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
        serve: 3
        items:
          - id: M99-Q1
            outcome: M99-LO1
            type: single
            anchor: true
            misconception: "Waiting is safe"
            stem: "What now?"
            options:
              - {id: act, t: "Act", correct: true, f: "Yes."}
              - {id: wait, t: "Wait", correct: false, f: "Look again."}
          - id: M99-Q2
            outcome: M99-LO2
            type: truefalse
            stem: "Share a worry."
            options:
              - {id: t, t: "True", correct: true, f: "Right."}
              - {id: f, t: "False", correct: false, f: "It is yours to share."}
          - id: M99-Q3
            outcome: M99-LO2
            type: ordering
            stem: "Order."
            correct_order: ["Notice", "Write", "Share"]
            f_wrong: "Look again."
          - id: M99-Q4
            outcome: M99-LO2
            type: multiple
            stem: "Choose all that fit."
            options:
              - {id: a, t: "Hungry", correct: true, f: "Yes."}
              - {id: b, t: "Cold", correct: true, f: "Yes."}
              - {id: c, t: "Late once", correct: false, f: "On its own it says little."}
          - id: M99-Q5
            outcome: M99-LO2
            type: judgement
            stem: "Rate."
            scale: [wise, not-enough, unwise]
            options:
              - {id: ask, t: "Ask", best: wise, f: "Wise."}
              - {id: hope, t: "Hope", best: not-enough, f: "Not enough."}
        ```

        ## page: extra | Extra | optional

        ```task
        id: M99-T1
        text: "Find the number."
        evidence: self-declared
        no_personal_data: true
        ```

        ```reflect
        id: M99-R1
        prompt: "What is hard? (No names.)"
        private_to_learner: true
        ```
        """;

    public final TestClock clock = TestClock.at("2026-11-22");
    public final Modules modules;
    public final Enrolments enrolments;
    public final WorkforceFixture town;
    public final UUID nina;
    public final Heard<ModuleCompleted> completed = new Heard<>();
    private final EntityManager em;
    private final Shelf shelf = new Shelf();
    private long sequence;

    /** Builds it in a transaction of its own. */
    public Classroom(Database.Fresh db) {
        em = db.em();
        town = db.tx(e -> new WorkforceFixture(e, clock));
        modules = new Modules(em, clock, shelf, town.areas);
        enrolments = enrolments(em);
        nina = db.tx(e -> town.nurseryWorker("Nina", "Price", "2025-09-01"));
        db.run(e -> {
            town.areas.set(town.england, Map.of("local.front_door_phone", "01632 960100"), null);
            publish("1.0.0");
        });
    }

    /** The same door for another caller. */
    public Enrolments enrolments(EntityManager other) {
        Areas areas = new Areas(other, clock);
        return new Enrolments(other, clock, new Modules(other, clock, shelf, areas), new People(other, clock), areas, completed);
    }

    /** Publishes the module in the English area under that version; to be called inside a transaction. */
    public UUID publish(String version) {
        TreeMap<String, byte[]> files = new TreeMap<>(Map.of("en.md", TEXT.replace("version: 1.0.0", "version: " + version).getBytes(StandardCharsets.UTF_8)));
        modules.take(List.of(new ModuleFolder(SLUG, files)));
        if (!modules.faults().isEmpty()) {
            throw new IllegalStateException(modules.faults().toString());
        }
        OpenModule draft = modules.draft(SLUG).orElseThrow();
        modules.publish(draft, town.england, null);
        return draft.versionId();
    }

    public OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** A new answer of one player, given now. */
    public Given given(String page, String item, String... words) {
        return new Given("player", ++sequence, page, item, List.of(words), now());
    }

    public Given done(String page) {
        return given(page, Given.PAGE, Given.DONE);
    }

    /** Everything but the quiz. */
    public List<Given> allPages() {
        return new ArrayList<>(List.of(done("welcome"), done("look"), done("story")));
    }
}
