package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heed.browser.CourseRecord.Attempt;
import heed.browser.CourseRecord.Item;
import heed.browser.CourseRecord.Page;
import heed.scorm.Samples;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real packages, played in the browser to the result that is known of each: by one learner in one go, by another who closes the window half-way and
 * comes back, and where it matters by a third who answers wrongly. A build plays one of SCORM 1.2 and one of 2004; {@code mvn -Pscorm verify} all of
 * them. The packages lie in the folder that HEED_SCORM_PACKAGES names.
 */
@ExtendWith(Portal.class)
class ScormJourneyIT {
    private static final boolean ALL = Boolean.getBoolean("scorm.all");
    private static final BigDecimal ONE = BigDecimal.ONE;

    private static Portal.Running portal;
    private static CourseDesk desk;

    @BeforeAll
    static void open(Portal.Running running) {
        Samples.folder();
        portal = running;
        desk = new CourseDesk(portal);
    }

    @AfterAll
    static void close() {
        if (desk != null) {
            desk.close();
        }
    }

    private static Path zip(String name) {
        return Stream.of("scorm12", "scorm2004-2nd", "scorm2004-3rd").flatMap(f -> Samples.family(f).stream()).filter(p -> p.getFileName().toString().equals(name + ".zip")).findFirst().orElseThrow();
    }

    /** What a learner does with a course that has begun; the record is read afterwards. */
    private interface Play {
        void with(Golf golf, CourseRecord record);
    }

    /** A package, brought to the portal; in a plain build only the few that stand for the others. */
    private static String brought(String name) {
        assumeTrue(ALL || List.of("RuntimeBasicCalls_SCORM12", "RuntimeBasicCalls_SCORM20043rdEdition").contains(name), "mvn -Pscorm verify plays this one too");
        return desk.bring(zip(name));
    }

    private static CourseRecord played(String slug, String user, Play play) {
        long t0 = System.nanoTime();
        try (Visit learner = Visit.of(portal, user)) {
            String registration = desk.begin(learner, slug);
            CourseRecord record = new CourseRecord(portal, registration);
            Golf golf = new Golf(learner, registration);
            play.with(golf, record);
            assertThat(golf.alerts).as("what the content complained of").isEmpty();
            System.out.printf("SCORM %s, %s: %s (%d s)%n", slug, user, record.attempts(), (System.nanoTime() - t0) / 1_000_000_000);
            return record;
        }
    }

    // ---- One item with pages and a quiz

    @ParameterizedTest
    @ValueSource(strings = {"RuntimeBasicCalls_SCORM12", "escola_RuntimeBasicCalls_SCORM12", "moodle_singlescobasic"})
    void reportsStatusScoreAndPlaceOfScorm12(String name) {
        String slug = brought(name);
        CourseRecord whole = played(slug, "nursery", (golf, record) -> {
            golf.leafToTheEnd();
            golf.answer(1);
            golf.leave();
        });
        passed12(whole);
        CourseRecord halves = played(slug, "officer", (golf, record) -> {
            golf.leaf(4);
            Golf back = closedAtTheFifthPage(golf, record, "cmi.core.lesson_location", "parent.API.LMSGetValue('cmi.core.entry')");
            back.leafToTheEnd();
            back.answer(1);
            back.leave();
        });
        passed12(halves);
        CourseRecord wrong = played(slug, "teacher", (golf, record) -> {
            golf.leafToTheEnd();
            golf.answer(0.5);
            golf.leave();
        });
        assertThat(wrong.item().success()).isEqualTo("failed");
        assertThat(wrong.item().raw()).isLessThan(BigDecimal.valueOf(70));
        assertThat(wrong.awards()).isZero();
    }

    private static void passed12(CourseRecord record) {
        Item item = record.item();
        SoftAssertions soft = new SoftAssertions();
        soft.assertThat(item.value("cmi.core.lesson_status")).isEqualTo("passed");
        soft.assertThat(List.of(item.value("cmi.core.score.raw"), item.value("cmi.core.score.min"), item.value("cmi.core.score.max"))).isEqualTo(List.of("100", "0", "100"));
        soft.assertThat(record.items()).hasSize(1);
        soft.assertThat(record.attempt()).isEqualTo(new Attempt("completed", "passed", ONE, true));
        soft.assertThat(record.pages()).isEqualTo(List.of(new Page(true, true, ONE)));
        soft.assertThat(record.awards()).isEqualTo(1);
        soft.assertThat(record.live()).isZero();
        soft.assertAll();
    }

    /** The window is closed on the fifth page; the record then says so, and the content goes on there. */
    private static Golf closedAtTheFifthPage(Golf golf, CourseRecord record, String location, String entry) {
        Golf back = golf.closedAndBack();
        assertThat(record.attempt().completion()).isEqualTo("incomplete");
        assertThat(record.item().value(location)).isEqualTo("4");
        assertThat(back.loaded().evaluate(entry)).isEqualTo("resume");
        assertThat(back.place()).isEqualTo(4);
        return back;
    }

    @ParameterizedTest
    @ValueSource(strings = {"RuntimeBasicCalls_SCORM20043rdEdition", "moodle_RuntimeBasicCalls_SCORM20043rdEdition"})
    void reportsStatusScoreAndPlaceOfScorm2004(String name) {
        String slug = brought(name);
        CourseRecord whole = played(slug, "nursery", (golf, record) -> {
            golf.leafToTheEnd();
            golf.answer(1);
            golf.leave();
        });
        passed2004(whole);
        CourseRecord halves = played(slug, "officer", (golf, record) -> {
            golf.leaf(4);
            Golf back = closedAtTheFifthPage(golf, record, "cmi.location", "parent.API_1484_11.GetValue('cmi.entry')");
            back.leafToTheEnd();
            back.answer(1);
            back.leave();
        });
        passed2004(halves);
        CourseRecord wrong = played(slug, "teacher", (golf, record) -> {
            golf.leafToTheEnd();
            golf.answer(0.5);
            golf.leave();
        });
        assertThat(List.of(wrong.attempt().completion(), wrong.attempt().success())).isEqualTo(List.of("completed", "failed"));
        assertThat(wrong.awards()).isZero();
    }

    private static void passed2004(CourseRecord record) {
        SoftAssertions soft = new SoftAssertions();
        soft.assertThat(record.attempt()).isEqualTo(new Attempt("completed", "passed", ONE, true));
        soft.assertThat(record.item().value("cmi.score.raw")).isEqualTo("100");
        soft.assertThat(record.pages()).isEqualTo(List.of(new Page(true, true, ONE)));
        soft.assertThat(record.awards()).isEqualTo(1);
        soft.assertThat(record.live()).isZero();
        soft.assertAll();
    }

    @Test
    void judgesByTheScoreTheManifestAsksFor() {
        String slug = brought("RunTimeAdvancedCalls_SCORM20043rdEdition");
        CourseRecord whole = played(slug, "nursery", (golf, record) -> {
            golf.leafToTheEnd();
            golf.answer(1);
            golf.leave();
        });
        everyQuestionRight(whole);
        CourseRecord halves = played(slug, "officer", (golf, record) -> {
            golf.leaf(4);
            Golf back = closedAtTheFifthPage(golf, record, "cmi.location", "parent.API_1484_11.GetValue('cmi.entry')");
            assertThat(new BigDecimal(record.item().value("cmi.progress_measure"))).isEqualByComparingTo("0.33");
            back.leafToTheEnd();
            back.answer(1);
            back.leave();
        });
        everyQuestionRight(halves);
        // The content itself is content with 70 in a hundred.
        CourseRecord nearly = played(slug, "teacher", (golf, record) -> {
            golf.leafToTheEnd();
            assertThat(golf.answer(0.79)).isBetween(70, 79);
            golf.leave();
        });
        assertThat(List.of(nearly.attempt().completion(), nearly.attempt().success())).isEqualTo(List.of("completed", "failed"));
        assertThat(nearly.awards()).isZero();
    }

    private static void everyQuestionRight(CourseRecord record) {
        SoftAssertions soft = new SoftAssertions();
        soft.assertThat(record.attempt()).isEqualTo(new Attempt("completed", "passed", ONE, true));
        soft.assertThat(new BigDecimal(record.item().value("cmi.progress_measure"))).isEqualByComparingTo(ONE);
        soft.assertThat(record.questions()).hasSizeGreaterThan(10).allMatch(q -> q.matches("\\S+ (choice|true-false|numeric) \\S+ correct"));
        soft.assertThat(record.awards()).isEqualTo(1);
        soft.assertAll();
    }

    // ---- Many items

    @ParameterizedTest
    @ValueSource(strings = {"ContentPackagingOneFilePerSCO_SCORM12", "RuntimeMinimumCalls_SCORM12", "moodle_RuntimeMinimumCalls_SCORM12",
            "ContentPackagingOneFilePerSCO_SCORM20043rdEdition", "RuntimeMinimumCalls_SCORM20043rdEdition"})
    void countsWhatWasVisitedWhereContentSaysNothing(String name) {
        String slug = brought(name);
        List<String> items = Golf.items(zip(name));
        assertThat(items).hasSize(18);
        CourseRecord whole = played(slug, "nursery", (golf, record) -> {
            golf.visit(items);
            golf.leave();
        });
        allVisited(whole, name);
        CourseRecord halves = played(slug, "officer", (golf, record) -> {
            golf.visit(items.subList(0, 9));
            Golf back = golf.closedAndBack();
            assertThat(record.attempt().completion()).isNotEqualTo("completed");
            back.visit(items.subList(9, 18));
            back.leave();
        });
        allVisited(halves, name);
    }

    private static void allVisited(CourseRecord record, String name) {
        SoftAssertions soft = new SoftAssertions();
        soft.assertThat(record.attempt().completion()).isEqualTo("completed");
        soft.assertThat(record.attempt().success()).isEqualTo(name.contains("2004") ? "passed" : "unknown");
        soft.assertThat(record.attempt().scaled()).isNull();
        soft.assertThat(record.items().stream().map(Item::id).distinct()).hasSize(18);
        soft.assertThat(record.pages()).extracting(Page::done, Page::score).containsExactly(org.assertj.core.groups.Tuple.tuple(true, null));
        soft.assertThat(record.awards()).isEqualTo(1);
        soft.assertAll();
    }

    // ---- One item that never says a word

    @ParameterizedTest
    @ValueSource(strings = {"ContentPackagingSingleSCO_SCORM12", "moodle_singlesco_scorm12", "moodle_singlescobasic_missingorg", "ContentPackagingSingleSCO_SCORM20042ndEdition",
            "ContentPackagingSingleSCO_SCORM20043rdEdition", "ContentPackagingMetadata_SCORM20043rdEdition"})
    void opensWhatNeverCallsAndLetsItGo(String name) {
        String slug = brought(name);
        CourseRecord whole = played(slug, "nursery", (golf, record) -> {
            golf.loaded();
            golf.leave();
            assertThat(golf.player.ended()).isTrue();
        });
        visited(whole, name, 1);
        CourseRecord halves = played(slug, "officer", (golf, record) -> {
            golf.loaded();
            Golf back = golf.closedAndBack();
            back.loaded();
            back.leave();
            assertThat(back.player.ended()).isTrue();
        });
        visited(halves, name, 2);
    }

    private static void visited(CourseRecord record, String name, int launches) {
        assertThat(record.item().launches()).isEqualTo(launches);
        assertThat(record.item().raw()).isNull();
        assertThat(record.attempt().scaled()).isNull();
        assertThat(record.live()).isZero();
        if (name.contains("2004")) {
            assertThat(record.attempt()).isEqualTo(new Attempt("completed", "passed", null, true));
        }
    }

    // ---- Courses that lead

    @Test
    void takesTheResultFromTheQuizAtTheEndAlone() {
        String slug = brought("SequencingPostTestRollup_SCORM20043rdEdition");
        CourseRecord whole = played(slug, "nursery", (golf, record) -> {
            assertThat(golf.player.selectable("Quiz")).isFalse();
            throughTheContent(golf, 4);
            golf.answer(1);
            golf.leave();
        });
        assertThat(whole.attempt()).isEqualTo(new Attempt("completed", "passed", ONE, true));
        assertThat(whole.awards()).isEqualTo(1);
        CourseRecord halves = played(slug, "officer", (golf, record) -> {
            throughTheContent(golf, 2);
            golf.leaf(1);
            Golf back = golf.closedAndBack();
            assertThat(back.player.selectable("Quiz")).isFalse();
            assertThat(record.attempt().completion()).isNotEqualTo("completed");
            throughTheContent(back, 2);
            back.answer(1);
            back.leave();
        });
        assertThat(halves.attempt()).isEqualTo(new Attempt("completed", "passed", ONE, true));
        CourseRecord wrong = played(slug, "teacher", (golf, record) -> {
            throughTheContent(golf, 4);
            golf.answer(0.5);
            golf.leave();
        });
        assertThat(wrong.attempt().success()).isEqualTo("failed");
        assertThat(wrong.attempt().scaled()).isBetween(new BigDecimal("0.3"), new BigDecimal("0.5"));
    }

    /** Reads items to their end and goes on to the next. */
    private static void throughTheContent(Golf golf, int items) {
        for (int i = 0; i < items; i++) {
            golf.leafToTheEnd();
            golf.press("continue");
        }
    }

    @Test
    void leadsBackToWhatWasNotPassedUntilItIs() {
        String slug = brought("SequencingSimpleRemediation_SCORM20043rdEdition");
        CourseRecord whole = played(slug, "nursery", (golf, record) -> {
            List<Double> first = List.of(1.0, 1.0, 1.0, 0.0);
            throughTheContent(golf, 4);
            for (double share : first) {
                golf.answer(share);
                golf.press("continue");
            }
            assertThat(golf.player.ended()).as("one quiz is not passed, so the course goes round again").isFalse();
            throughTheContent(golf, 1);
            golf.answer(1);
            golf.press("continue");
            assertThat(golf.player.endsSoon()).isTrue();
        });
        remedied(whole);
        CourseRecord halves = played(slug, "officer", (golf, record) -> {
            throughTheContent(golf, 4);
            for (double share : List.of(1.0, 0.0, 1.0)) {
                golf.answer(share);
                golf.press("continue");
            }
            Golf back = golf.closedAndBack();
            back.answer(0);
            back.press("continue");
            throughTheContent(back, 2);
            back.answer(1);
            back.press("continue");
            back.answer(1);
            back.press("continue");
            assertThat(back.player.endsSoon()).isTrue();
        });
        remedied(halves);
    }

    private static void remedied(CourseRecord record) {
        assertThat(record.attempt().success()).isEqualTo("passed");
        assertThat(record.attempt().ended()).isTrue();
        assertThat(record.live()).isZero();
        assertThat(record.awards()).isEqualTo(1);
    }
}
