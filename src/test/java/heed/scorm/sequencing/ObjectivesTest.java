package heed.scorm.sequencing;

import static heed.scorm.sequencing.CourseFixture.flowing;
import static heed.scorm.sequencing.CourseFixture.leaf;
import static heed.scorm.sequencing.CourseFixture.sequencing;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Objectives and stores that activities and courses share, and what content finds of them (SN 3.9, RTE 4.2.17 and 4.3). */
class ObjectivesTest {
    private static final String WRITES = sequencing(
            "<imsss:objectives><imsss:primaryObjective objectiveID='p'><imsss:mapInfo targetObjectiveID='shared' writeSatisfiedStatus='true' writeNormalizedMeasure='true'/></imsss:primaryObjective></imsss:objectives>",
            "<adlseq:objectives><adlseq:objective objectiveID='p'><adlseq:mapInfo targetObjectiveID='shared' writeRawScore='true' writeCompletionStatus='true'/></adlseq:objective></adlseq:objectives>");
    private static final String READS = sequencing(
            "<imsss:objectives><imsss:primaryObjective/><imsss:objective objectiveID='q'><imsss:mapInfo targetObjectiveID='shared'/></imsss:objective></imsss:objectives>",
            "<adlseq:objectives><adlseq:objective objectiveID='q'><adlseq:mapInfo targetObjectiveID='shared'/></adlseq:objective></adlseq:objectives>");
    private static final String BODY = leaf("a", WRITES) + leaf("b", READS) + flowing();

    private static ObjectiveStatus result() {
        return ObjectiveStatus.unknown().withSuccess("failed").withCompletion("completed").withScaled(new BigDecimal("0.25")).withRaw(new BigDecimal("25"));
    }

    @Test
    void oneActivityFindsWhatAnotherHasWritten() {
        CourseFixture course = CourseFixture.of(BODY);
        course.start();
        assertThat(course.found("b", "q")).contains(ObjectiveStatus.unknown());
        course.say(result());
        course.forward();
        assertThat(course.found("b", "q")).contains(result());
    }

    @Test
    void whatIsGlobalToTheSystemReachesOtherCoursesAndLaterAttempts() {
        Globals learner = Globals.none();
        CourseFixture first = CourseFixture.of(BODY, 1, learner);
        first.start();
        first.say(result());
        first.go(Request.exitAll());
        Globals kept = Globals.read(learner.json());
        assertThat(CourseFixture.of(BODY, 2, kept).found("b", "q")).contains(result());
    }

    @Test
    void whatIsNotGlobalEndsWithTheAttemptOnTheCourse() {
        Globals learner = Globals.none();
        CourseFixture course = CourseFixture.within("adlseq:objectivesGlobalToSystem='false'", BODY, learner);
        course.start();
        course.say(result());
        course.forward();
        assertThat(course.found("b", "q")).contains(result());
        assertThat(learner.objectives).isEmpty();
        course.go(Request.exitAll());
        course.start();
        assertThat(course.found("b", "q")).contains(ObjectiveStatus.unknown());
    }

    @Test
    void whatContentWithdrawsIsWithdrawnEverywhere() {
        CourseFixture course = CourseFixture.of(leaf("a", WRITES) + leaf("c", WRITES) + leaf("b", READS) + flowing());
        course.start();
        course.say(result());
        course.forward();
        assertThat(course.found("c", "p").orElseThrow().successStatus()).isEqualTo("failed");
        course.report(new RuntimeReport(ObjectiveStatus.unknown(), Map.of("p", result().withSuccess("unknown")), Map.of(), Duration.ZERO, RuntimeReport.Exit.NORMAL));
        course.forward();
        assertThat(course.found("b", "q").orElseThrow().successStatus()).isEqualTo("unknown");
        assertThat(course.found("b", "q").orElseThrow().raw()).contains(new BigDecimal("25"));
    }

    @Test
    void anObjectiveTheReportDoesNotNameStaysAsItWas() {
        CourseFixture course = CourseFixture.of(BODY);
        course.start();
        course.say(result());
        course.forward();
        course.say(ObjectiveStatus.unknown());
        course.go(Request.previous());
        assertThat(course.found("b", "q")).contains(result());
    }

    @Test
    void blanksInIdentifiersAreComparedAsOne() {
        assertThat(Read.id("  %20an%20 objective ")).isEqualTo("an objective");
    }

    @Test
    void storesAreReadAndWrittenAsTheManifestAllows() {
        String writer = "<adlcp:data><adlcp:map targetID='notes' readSharedData='false'/></adlcp:data>";
        String reader = "<adlcp:data><adlcp:map targetID='notes' writeSharedData='false'/></adlcp:data>";
        CourseFixture course = CourseFixture.of(leaf("a", writer) + leaf("b", reader) + flowing());
        course.start();
        course.report(new RuntimeReport(ObjectiveStatus.unknown(), Map.of(), Map.of("notes", "seen", "elsewhere", "x"), Duration.ZERO, RuntimeReport.Exit.NORMAL));
        course.say(ObjectiveStatus.unknown());
        assertThat(course.sequencer().sharedData("a")).containsExactly(new SharedStore("notes", java.util.Optional.empty(), false, true));
        course.forward();
        assertThat(course.sequencer().sharedData("b")).containsExactly(new SharedStore("notes", java.util.Optional.of("seen"), true, false));
        course.report(new RuntimeReport(ObjectiveStatus.unknown(), Map.of(), Map.of("notes", "changed"), Duration.ZERO, RuntimeReport.Exit.NORMAL));
        course.go(Request.previous());
        assertThat(course.sequencer().sharedData("b").get(0).value()).contains("seen");
        assertThat(course.learner.stores).containsOnlyKeys("notes");
    }
}
