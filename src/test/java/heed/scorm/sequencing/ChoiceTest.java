package heed.scorm.sequencing;

import static heed.scorm.sequencing.CourseFixture.cluster;
import static heed.scorm.sequencing.CourseFixture.control;
import static heed.scorm.sequencing.CourseFixture.flowing;
import static heed.scorm.sequencing.CourseFixture.leaf;
import static heed.scorm.sequencing.CourseFixture.rule;
import static heed.scorm.sequencing.CourseFixture.sequencing;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** SB.2.9, its considerations of constrained choice, and the table of contents that follows from them. */
class ChoiceTest {

    private static String considerations(String attributes) {
        return "<adlseq:constrainedChoiceConsiderations " + attributes + "/>";
    }

    @Test
    void deliversTheFirstThingOfAChosenCluster() {
        CourseFixture course = CourseFixture.of(leaf("a") + cluster("c", leaf("b"), leaf("d"), flowing()) + flowing());
        course.start();
        assertThat(course.choose("c")).isEqualTo("b");
    }

    @Test
    void aClusterWithoutFlowCannotBeChosenItself() {
        CourseFixture course = CourseFixture.of(leaf("a") + cluster("c", leaf("b")));
        course.choose("a");
        assertThat(course.row("c").selectable()).isFalse();
        assertThat(course.choose("c")).isEqualTo("SB.2.9-9");
    }

    @Test
    void hidesWhatRulesHideAndAllThatLiesInIt() {
        CourseFixture course = CourseFixture.of(leaf("a") + cluster("c", leaf("b"), sequencing(rule("pre", "condition='always'", "hiddenFromChoice"))));
        assertThat(course.row("c").visible()).isFalse();
        assertThat(course.row("b").visible()).isFalse();
        assertThat(course.choose("b")).isEqualTo("SB.2.9-3");
    }

    @Test
    void leavesOutAnInvisibleItemButNotWhatLiesInIt() {
        CourseFixture course = CourseFixture.of("<item identifier='c' isvisible='false'><title>c</title>" + leaf("b") + "</item>");
        assertThat(course.row("c").visible()).isFalse();
        assertThat(course.row("b").visible()).isTrue();
    }

    @Test
    void doesNotLeapOverAnActivityThatStopsForwardTraversal() {
        CourseFixture course = CourseFixture.of(leaf("a", sequencing(rule("pre", "condition='attempted' operator='not'", "stopForwardTraversal"))) + leaf("b") + leaf("c"));
        course.choose("b");
        assertThat(course.choose("a")).isEqualTo("a");
        assertThat(course.choose("c")).isEqualTo("c");
        CourseFixture stopped = CourseFixture.of(leaf("a") + leaf("b", sequencing(rule("pre", "condition='always'", "stopForwardTraversal"))) + leaf("c"));
        stopped.choose("a");
        assertThat(stopped.choose("c")).isEqualTo("SB.2.4-1");
        assertThat(stopped.row("b").selectable()).isTrue();
    }

    @Test
    void onlyTheNeighboursOfAConstrainedClusterCanBeChosenFromIt() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b")
                + cluster("c", leaf("d"), sequencing(control("flow='true'"), considerations("constrainChoice='true'"))) + leaf("e") + leaf("f"));
        course.choose("d");
        assertThat(course.row("b").selectable()).isTrue();
        assertThat(course.row("e").selectable()).isTrue();
        assertThat(course.row("a").selectable()).isFalse();
        assertThat(course.choose("f")).isEqualTo("SB.2.9-8");
    }

    @Test
    void whatMustNotBeActivatedFromOutsideIsEnteredByFlowOnly() {
        CourseFixture course = CourseFixture.of(leaf("a") + cluster("c", leaf("b"), leaf("d"), sequencing(control("flow='true'"), considerations("preventActivation='true'"))) + flowing());
        course.start();
        assertThat(course.row("d").selectable()).isFalse();
        assertThat(course.forward()).isEqualTo("b");
        assertThat(course.choose("d")).isEqualTo("d");
    }

    @Test
    void offersTheCourseItselfWhereSomethingInItCanBeChosen() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b") + flowing());
        course.start();
        assertThat(course.row("course").selectable()).isTrue();
        CourseFixture walked = CourseFixture.of(leaf("a") + leaf("b") + sequencing(control("choice='false' flow='true'")));
        walked.start();
        assertThat(walked.row("course").selectable()).isFalse();
    }

    @Test
    void tryingOutChangesNothing() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b") + leaf("c") + flowing());
        course.start();
        Sequencer s = course.sequencer();
        String before = s.state().json();
        s.tree();
        s.controls();
        s.isValid(Request.choice("c"));
        s.isValid(Request.exitAll());
        s.status("course");
        assertThat(s.state().json()).isEqualTo(before);
        assertThat(s.opened()).contains("a");
    }

    @Test
    void hidesTheControlsTheActivityTakesUponItself() {
        CourseFixture course = CourseFixture.of(leaf("a", "<adlnav:presentation><adlnav:navigationInterface><adlnav:hideLMSUI>continue</adlnav:hideLMSUI></adlnav:navigationInterface></adlnav:presentation>")
                + leaf("b") + flowing());
        course.start();
        assertThat(course.sequencer().controls().forward()).isEqualTo(new Controls.Control(false, true));
        assertThat(course.sequencer().controls().previous()).isEqualTo(new Controls.Control(true, false));
        course.choose("b");
        assertThat(course.sequencer().controls().forward().shown()).isTrue();
    }
}
