package heed.scorm.sequencing;

import static heed.scorm.sequencing.CourseFixture.cluster;
import static heed.scorm.sequencing.CourseFixture.control;
import static heed.scorm.sequencing.CourseFixture.flowing;
import static heed.scorm.sequencing.CourseFixture.leaf;
import static heed.scorm.sequencing.CourseFixture.rule;
import static heed.scorm.sequencing.CourseFixture.sequencing;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** TB.2.1 to TB.2.3, with the retry they lead to (SB.2.10) and the end of an attempt (UP.4). */
class TerminationTest {

    @Test
    void contentThatSaysNothingHasBeenCompletedAndPassed() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b") + flowing());
        course.start();
        course.forward();
        assertThat(course.status("a").completionStatus()).isEqualTo("completed");
        assertThat(course.status("a").successStatus()).isEqualTo("passed");
    }

    @Test
    void nothingIsConcludedWhereContentIsToSayItOrHasSaidUnknown() {
        CourseFixture course = CourseFixture.of(leaf("a", sequencing("<imsss:deliveryControls completionSetByContent='true' objectiveSetByContent='true'/>")) + leaf("b") + leaf("c") + flowing());
        course.start();
        course.forward();
        assertThat(course.status("a")).isEqualTo(ObjectiveStatus.unknown());
        course.report(new RuntimeReport(ObjectiveStatus.unknown(), java.util.Map.of(), java.util.Map.of(), java.time.Duration.ZERO, RuntimeReport.Exit.NORMAL, true, false));
        course.forward();
        assertThat(course.status("b").successStatus()).isEqualTo("unknown");
        assertThat(course.status("b").completionStatus()).isEqualTo("completed");
    }

    @Test
    void leavesTheClusterWhoseExitRuleHolds() {
        CourseFixture course = CourseFixture.of(cluster("c", leaf("a"), leaf("b"), sequencing(control("flow='true'"), rule("exit", "condition='attempted'", "exit"))) + leaf("d") + flowing());
        course.start();
        assertThat(course.forward()).as("continue counts from the cluster that has been left").isEqualTo("d");
    }

    @Test
    void doesAfterAnActivityWhatItsRulesAskFor() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b", sequencing(rule("post", "condition='satisfied' operator='not'", "retry"))) + leaf("c") + flowing());
        course.start();
        course.forward();
        course.fail();
        assertThat(course.forward()).isEqualTo("b");
        assertThat(course.row("b").attempts()).isEqualTo(2);
        course.pass();
        assertThat(course.forward()).isEqualTo("c");
    }

    @Test
    void goesUpFromActivityToParentAsLongAsRulesSayExitParent() {
        String up = sequencing(control("flow='true'"), rule("post", "condition='always'", "exitParent"));
        CourseFixture course = CourseFixture.of(cluster("c", cluster("d", leaf("a", up), leaf("b"), up), leaf("e"), flowing()) + leaf("f") + flowing());
        course.start();
        assertThat(course.forward()).as("from the outer cluster on").isEqualTo("f");
    }

    @Test
    void beginsTheWholeCourseAgain() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b", sequencing(rule("post", "condition='satisfied' operator='not'", "retryAll"))) + flowing());
        course.start();
        course.forward();
        course.fail();
        assertThat(course.forward()).isEqualTo("a");
        assertThat(course.row("course").attempts()).isEqualTo(2);
    }

    @Test
    void leavesTheCourseAndMayComeBackWhereItWasSuspended() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b") + flowing());
        course.start();
        course.forward();
        assertThat(course.go(Request.suspendAll())).isEqualTo("end");
        assertThat(course.valid(Request.resumeAll())).isTrue();
        Outcome resumed = course.ask(Request.resumeAll());
        assertThat(resumed.delivered()).contains("b");
        assertThat(resumed.resumed()).isTrue();
        assertThat(course.row("b").attempts()).isEqualTo(1);
    }

    @Test
    void nothingToResumeAfterExitAll() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b") + flowing());
        course.start();
        assertThat(course.go(Request.exitAll())).isEqualTo("end");
        assertThat(course.valid(Request.resumeAll())).isFalse();
        Outcome again = course.ask(Request.start());
        assertThat(again.resumed()).isFalse();
    }

    @Test
    void whatWasReportedInAnAbandonedAttemptNeverCounts() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b") + flowing());
        course.start();
        course.fail();
        assertThat(course.status("a").successStatus()).as("seen while it is open").isEqualTo("failed");
        assertThat(course.go(Request.abandon())).isEqualTo("nothing");
        assertThat(course.status("a").successStatus()).isEqualTo("unknown");
    }

    @Test
    void aTimeOutLeavesTheCourseWhateverIsAskedFor() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b") + flowing());
        course.start();
        course.say(ObjectiveStatus.unknown(), RuntimeReport.Exit.TIME_OUT);
        assertThat(course.forward()).isEqualTo("end");
    }

    @Test
    void aClosedWindowIsASuspendWhateverTheContentSaidOfItsExit() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b") + flowing());
        course.start();
        course.forward();
        course.say(ObjectiveStatus.unknown(), RuntimeReport.Exit.LOGOUT);
        assertThat(course.go(Request.suspendAll())).isEqualTo("end");
        assertThat(course.go(Request.resumeAll())).isEqualTo("b");
    }

    @Test
    void aSuspendedActivityGoesOnWhenItIsOpenedAgain() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b") + flowing());
        course.start();
        course.suspend();
        course.forward();
        assertThat(course.row("a").suspended()).isTrue();
        assertThat(course.ask(Request.previous()).resumed()).isTrue();
        assertThat(course.row("a").attempts()).isEqualTo(1);
    }
}
