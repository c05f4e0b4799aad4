package heed.scorm.sequencing;

import static heed.scorm.sequencing.CourseFixture.cluster;
import static heed.scorm.sequencing.CourseFixture.control;
import static heed.scorm.sequencing.CourseFixture.flowing;
import static heed.scorm.sequencing.CourseFixture.leaf;
import static heed.scorm.sequencing.CourseFixture.sequencing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** NB.2.1 and what content may write to {@code adl.nav.request}. */
class NavigationTest {
    private final CourseFixture course = CourseFixture.of(leaf("a") + leaf("b") + flowing());

    @Test
    void startsOnceOnly() {
        assertThat(course.start()).isEqualTo("a");
        assertThat(course.start()).isEqualTo("NB.2.1-1");
    }

    @Test
    void asksForAnOpenCourseBeforeAnythingElse() {
        assertThat(course.forward()).isEqualTo("NB.2.1-2");
        assertThat(course.go(Request.exitAll())).isEqualTo("NB.2.1-2");
        assertThat(course.go(Request.resumeAll())).isEqualTo("NB.2.1-3");
    }

    @Test
    void doesNotGoOnWithoutFlow() {
        CourseFixture still = CourseFixture.of(leaf("a") + leaf("b"));
        still.choose("a");
        assertThat(still.forward()).isEqualTo("NB.2.1-4");
        assertThat(still.go(Request.previous())).isEqualTo("NB.2.1-6");
    }

    @Test
    void doesNotGoBackWhereOnlyForwardIsAllowed() {
        CourseFixture oneWay = CourseFixture.of(leaf("a") + leaf("b") + sequencing(control("flow='true' forwardOnly='true'")));
        oneWay.start();
        oneWay.forward();
        assertThat(oneWay.go(Request.previous())).isEqualTo("NB.2.1-5");
    }

    @Test
    void keepsAPersonInAClusterThatMustNotBeLeftByChoice() {
        CourseFixture held = CourseFixture.of(cluster("held", leaf("a"), sequencing(control("choiceExit='false' flow='true'"))) + leaf("b"));
        held.choose("a");
        assertThat(held.choose("b")).isEqualTo("NB.2.1-8");
        assertThat(held.row("b").selectable()).isFalse();
    }

    @Test
    void refusesWhatCannotBeChosenOrIsNotThere() {
        CourseFixture noChoice = CourseFixture.of(leaf("a") + leaf("b") + sequencing(control("choice='false' flow='true'")));
        noChoice.start();
        assertThat(noChoice.choose("b")).isEqualTo("NB.2.1-10");
        assertThat(noChoice.choose("elsewhere")).isEqualTo("NB.2.1-11");
    }

    @Test
    void exitsAnActivityOnceOnly() {
        course.start();
        assertThat(course.go(Request.exit())).isEqualTo("nothing");
        assertThat(course.go(Request.exit())).isEqualTo("NB.2.1-12");
    }

    @Test
    void readsWhatContentAsksFor() {
        assertThat(Request.parse("continue")).contains(Request.forward());
        assertThat(Request.parse("{target=lesson 2}choice")).contains(Request.choice("lesson 2"));
        assertThat(Request.parse("{target=lesson 2}jump")).contains(Request.jump("lesson 2"));
        assertThat(Request.parse("_none_")).isEmpty();
        assertThat(Request.parse("{target=}choice")).isEmpty();
    }

    @Test
    void aChoiceNeedsATarget() {
        assertThatThrownBy(() -> new Request(Request.Kind.CHOICE, java.util.Optional.empty())).isInstanceOf(IllegalArgumentException.class);
    }
}
