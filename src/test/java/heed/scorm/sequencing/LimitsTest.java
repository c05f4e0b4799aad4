package heed.scorm.sequencing;

import static heed.scorm.sequencing.CourseFixture.flowing;
import static heed.scorm.sequencing.CourseFixture.leaf;
import static heed.scorm.sequencing.CourseFixture.rule;
import static heed.scorm.sequencing.CourseFixture.sequencing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** UP.1, UP.2 and UP.5: limits, unknown conditions, and what bars a delivery (DB.1.1). */
class LimitsTest {

    @Test
    void anActivityIsBegunNoOftenerThanItsLimit() {
        CourseFixture course = CourseFixture.of(leaf("a", sequencing("<imsss:limitConditions attemptLimit='1'/>")) + leaf("b") + flowing());
        course.start();
        course.forward();
        assertThat(course.row("a").selectable()).isFalse();
        assertThat(course.choose("a")).isEqualTo("DB.1.1-3");
    }

    @Test
    void aSuspendedAttemptMayGoOnThoughNoNewOneMayBegin() {
        CourseFixture course = CourseFixture.of(leaf("a", sequencing("<imsss:limitConditions attemptLimit='1'/>")) + leaf("b") + flowing());
        course.start();
        course.suspend();
        course.forward();
        assertThat(course.choose("a")).isEqualTo("a");
    }

    @Test
    void aSpentTimeIsALimit() {
        CourseFixture course = CourseFixture.of(leaf("a", sequencing("<imsss:limitConditions activityAbsoluteDurationLimit='PT1H'/>")) + leaf("b") + flowing());
        course.start();
        course.forward();
        course.wait(Duration.ofMinutes(59));
        assertThat(course.row("a").selectable()).isTrue();
        course.wait(Duration.ofMinutes(2));
        assertThat(course.row("a").selectable()).isFalse();
    }

    @Test
    void theTimeOfUseIsAddedUpOverAllAttempts() {
        CourseFixture course = CourseFixture.of(leaf("a", sequencing("<imsss:limitConditions activityExperiencedDurationLimit='PT1H'/>")) + leaf("b") + flowing());
        course.start();
        for (int minutes : new int[] {40, 20}) {
            course.report(new RuntimeReport(ObjectiveStatus.unknown(), java.util.Map.of(), java.util.Map.of(), Duration.ofMinutes(minutes), RuntimeReport.Exit.NORMAL));
            course.choose("b");
            assertThat(course.row("a").selectable()).isEqualTo(minutes == 40);
            course.choose("a");
        }
    }

    @Test
    void aLongTimeForAnAttemptBarsNoNewOne() {
        CourseFixture course = CourseFixture.of(leaf("a", sequencing("<imsss:limitConditions attemptAbsoluteDurationLimit='P5Y6M4DT12H30M58S'/>")) + leaf("b") + flowing());
        assertThat(course.start()).isEqualTo("a");
        assertThat(course.tree.find("a").orElseThrow().maxTimeAllowed()).contains(Duration.ofDays(5 * 365 + 6 * 30 + 4).plusHours(12).plusMinutes(30).plusSeconds(58));
    }

    @Test
    void whatIsNotKnownIsNeitherTrueNorFalse() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b", sequencing(rule("pre", "condition='satisfied' operator='not'", "skip"))) + flowing());
        course.start();
        assertThat(course.forward()).isEqualTo("b");
    }

    @Test
    void aRuleCanAskForTheMeasureOfAnObjective() {
        String below = sequencing(rule("post", "condition='objectiveMeasureLessThan' measureThreshold='0.5'", "retry"));
        CourseFixture course = CourseFixture.of(leaf("a", below) + leaf("b") + flowing());
        course.start();
        course.score("0.4");
        assertThat(course.forward()).isEqualTo("a");
        course.score("0.5");
        assertThat(course.forward()).isEqualTo("b");
    }

    @Test
    void aRuleThatRefersToAnObjectiveThatIsNotThereNeverHolds() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b", sequencing(rule("pre", "condition='satisfied' referencedObjective='nowhere' operator='not'", "skip"))) + flowing());
        course.start();
        assertThat(course.forward()).isEqualTo("b");
    }

    @Test
    void jumpsToALeafOnlyAndPastAllChoiceRules() {
        CourseFixture course = CourseFixture.of(leaf("a") + "<item identifier='c'><title>c</title>" + leaf("b") + "</item>"
                + leaf("d", sequencing(rule("pre", "condition='always'", "hiddenFromChoice"))) + flowing());
        course.start();
        assertThat(course.go(Request.jump("d"))).isEqualTo("d");
        assertThat(course.go(Request.jump("c"))).isEqualTo("DB.1.1-1");
        assertThat(course.go(Request.jump("nowhere"))).isEqualTo("NB.2.1-11");
    }
}
