package heed.scorm.sequencing;

import static heed.scorm.sequencing.CourseFixture.cluster;
import static heed.scorm.sequencing.CourseFixture.control;
import static heed.scorm.sequencing.CourseFixture.flowing;
import static heed.scorm.sequencing.CourseFixture.leaf;
import static heed.scorm.sequencing.CourseFixture.rule;
import static heed.scorm.sequencing.CourseFixture.sequencing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** SB.2.1 to SB.2.3, and with them start, continue and previous (SB.2.5, SB.2.7, SB.2.8). */
class FlowTest {

    @Test
    void walksThroughClustersThereAndBack() {
        CourseFixture course = CourseFixture.of(leaf("a") + cluster("c", leaf("b"), leaf("d"), flowing()) + leaf("e") + flowing());
        assertThat(course.start()).isEqualTo("a");
        assertThat(course.forward()).isEqualTo("b");
        assertThat(course.forward()).isEqualTo("d");
        assertThat(course.forward()).isEqualTo("e");
        assertThat(course.go(Request.previous())).isEqualTo("d");
        assertThat(course.go(Request.previous())).isEqualTo("b");
        assertThat(course.go(Request.previous())).isEqualTo("a");
        assertThat(course.go(Request.previous())).isEqualTo("SB.2.1-3");
    }

    @Test
    void endsTheCourseBehindTheLastActivity() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b") + flowing());
        course.start();
        course.forward();
        assertThat(course.forward()).isEqualTo("end");
        assertThat(course.row("course").attempts()).isEqualTo(1);
        assertThat(course.start()).isEqualTo("a");
        assertThat(course.row("course").attempts()).as("a new attempt on the course").isEqualTo(2);
    }

    @Test
    void passesOverWhatIsToBeSkipped() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b", sequencing(rule("pre", "condition='always'", "skip"))) + leaf("c") + flowing());
        course.start();
        assertThat(course.forward()).isEqualTo("c");
        assertThat(course.go(Request.previous())).isEqualTo("a");
    }

    @Test
    void stopsBeforeWhatIsDisabled() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b", sequencing(rule("pre", "condition='always'", "disabled"))) + flowing());
        course.start();
        assertThat(course.forward()).isEqualTo("SB.2.2-2");
        assertThat(course.sequencer().opened()).as("what was open has been left").isEmpty();
    }

    @Test
    void doesNotEnterAClusterWithoutFlow() {
        CourseFixture course = CourseFixture.of(leaf("a") + cluster("c", leaf("b")) + flowing());
        course.start();
        assertThat(course.forward()).isEqualTo("SB.2.2-1");
        assertThat(course.choose("b")).isEqualTo("b");
    }

    @Test
    void entersAForwardOnlyClusterFromTheFrontAlsoWhenComingFromBehind() {
        CourseFixture course = CourseFixture.of(cluster("c", leaf("a"), leaf("b"), sequencing(control("flow='true' forwardOnly='true'"))) + leaf("d") + flowing());
        course.choose("d");
        assertThat(course.go(Request.previous())).isEqualTo("a");
    }

    @Test
    void opensTheOnlyItemOfACourseByItself() {
        assertThat(CourseFixture.of(leaf("a")).start()).isEqualTo("a");
        assertThat(CourseFixture.of(leaf("a") + leaf("b")).start()).isEqualTo("SB.2.2-1");
    }

    @Test
    void passesOverThousandsOfThingsToBeSkipped() {
        String skipped = IntStream.range(0, 3000).mapToObj(i -> leaf("s" + i, sequencing(rule("pre", "condition='always'", "skip")))).collect(Collectors.joining());
        CourseFixture course = CourseFixture.of(leaf("a") + skipped + leaf("z") + flowing());
        course.start();
        assertThat(course.forward()).isEqualTo("z");
        assertThat(course.go(Request.previous())).isEqualTo("a");
    }

    @Test
    void turnsBackOutOfAForwardOnlyClusterInWhichAllIsSkipped() {
        String skip = sequencing(rule("pre", "condition='always'", "skip"));
        CourseFixture course = CourseFixture.of(leaf("a") + cluster("c", leaf("b", skip), leaf("d", skip), sequencing(control("flow='true' forwardOnly='true'"))) + leaf("e") + flowing());
        course.choose("e");
        assertThat(course.go(Request.previous())).isEqualTo("a");
    }
}
