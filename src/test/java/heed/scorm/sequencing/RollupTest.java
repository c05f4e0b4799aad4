package heed.scorm.sequencing;

import static heed.scorm.sequencing.CourseFixture.cluster;
import static heed.scorm.sequencing.CourseFixture.control;
import static heed.scorm.sequencing.CourseFixture.flowing;
import static heed.scorm.sequencing.CourseFixture.leaf;
import static heed.scorm.sequencing.CourseFixture.rule;
import static heed.scorm.sequencing.CourseFixture.sequencing;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** RB.1.1 to RB.1.5. */
class RollupTest {
    private static final String FLOW = control("flow='true'");

    private static String rollupRule(String set, String condition, String action) {
        return "<imsss:rollupRules><imsss:rollupRule " + set + "><imsss:rollupConditions><imsss:rollupCondition " + condition
                + "/></imsss:rollupConditions><imsss:rollupAction action='" + action + "'/></imsss:rollupRule></imsss:rollupRules>";
    }

    @Test
    void aCourseIsPassedAndCompletedWithAllOfItsParts() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b") + flowing());
        course.start();
        course.pass();
        course.forward();
        assertThat(course.status("course")).isEqualTo(ObjectiveStatus.unknown());
        course.pass();
        course.forward();
        assertThat(course.status("course").completionStatus()).isEqualTo("completed");
        assertThat(course.status("course").successStatus()).isEqualTo("passed");
    }

    @Test
    void aCourseIsFailedOnceAllIsKnownAndOneThingFailed() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b") + flowing());
        course.start();
        course.fail();
        course.forward();
        assertThat(course.status("course").successStatus()).isEqualTo("unknown");
        course.pass();
        course.forward();
        assertThat(course.status("course").successStatus()).isEqualTo("failed");
        assertThat(course.status("course").completionStatus()).isEqualTo("completed");
    }

    @Test
    void aLoopThatBeganAgainKnowsThroughMapsWhatWasPassedBefore() {
        String map = "<imsss:objectives><imsss:primaryObjective objectiveID='p'><imsss:mapInfo targetObjectiveID='%s' writeSatisfiedStatus='true'/></imsss:primaryObjective></imsss:objectives>";
        CourseFixture course = CourseFixture.of(cluster("loop",
                leaf("a", sequencing(rule("pre", "condition='satisfied'", "skip"), map.formatted("of-a"))),
                leaf("b", sequencing(rule("post", "condition='always'", "exitParent"), map.formatted("of-b"))),
                sequencing(FLOW, rule("post", "condition='satisfied' operator='not'", "retry"))) + flowing());
        assertThat(course.start()).isEqualTo("a");
        course.pass();
        assertThat(course.forward()).isEqualTo("b");
        course.fail();
        assertThat(course.forward()).as("a is passed, so the second round begins with b").isEqualTo("b");
        course.pass();
        assertThat(course.forward()).isNotEqualTo("b");
        assertThat(course.status("loop").successStatus()).isEqualTo("passed");
    }

    @Test
    void theScoreOfAParentIsTheWeightedMeanOfItsChildren() {
        CourseFixture course = CourseFixture.of(leaf("a", sequencing("<imsss:rollupRules objectiveMeasureWeight='3'/>")) + leaf("b") + leaf("c", sequencing("<imsss:rollupRules objectiveMeasureWeight='0'/>")) + flowing());
        course.start();
        course.score("1.0");
        course.forward();
        course.score("0.2");
        course.forward();
        course.score("0.1");
        course.forward();
        assertThat(course.status("course").scaled()).contains(new BigDecimal("0.8"));
    }

    @Test
    void aScoreDecidesWhereTheObjectiveIsSatisfiedByMeasure() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b")
                + sequencing(FLOW, "<imsss:objectives><imsss:primaryObjective satisfiedByMeasure='true'><imsss:minNormalizedMeasure>0.6</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives>"));
        course.start();
        course.score("0.4");
        course.forward();
        assertThat(course.status("course").successStatus()).isEqualTo("failed");
        course.score("0.8");
        course.forward();
        assertThat(course.status("course").successStatus()).isEqualTo("passed");
    }

    @Test
    void progressDecidesWhereTheActivityIsCompletedByMeasure() {
        CourseFixture course = CourseFixture.of(leaf("a", "<adlcp:completionThreshold completedByMeasure='true' minProgressMeasure='0.5'/>") + leaf("b") + flowing());
        course.start();
        course.say(ObjectiveStatus.unknown().withCompletion("completed").withProgress(new BigDecimal("0.4")));
        course.forward();
        assertThat(course.status("a").completionStatus()).isEqualTo("incomplete");
        assertThat(course.tree.find("a").orElseThrow().completionThreshold()).contains(new BigDecimal("0.5"));
    }

    @Test
    void aRuleOfItsOwnReplacesTheStandardRule() {
        CourseFixture any = CourseFixture.of(leaf("a") + leaf("b") + sequencing(FLOW, rollupRule("childActivitySet='any'", "condition='satisfied'", "satisfied")));
        any.start();
        any.pass();
        any.forward();
        assertThat(any.status("course").successStatus()).isEqualTo("passed");
        CourseFixture percent = CourseFixture.of(leaf("a") + leaf("b") + leaf("c") + sequencing(FLOW, rollupRule("childActivitySet='atLeastPercent' minimumPercent='0.5'", "condition='completed'", "completed")));
        percent.start();
        percent.pass();
        percent.forward();
        assertThat(percent.status("course").completionStatus()).isEqualTo("unknown");
        percent.pass();
        percent.forward();
        assertThat(percent.status("course").completionStatus()).isEqualTo("completed");
    }

    @Test
    void noneAndAtLeastCountLookAtEveryChild() {
        CourseFixture none = CourseFixture.of(leaf("a") + leaf("b") + sequencing(FLOW, rollupRule("childActivitySet='none'", "condition='attempted'", "incomplete")));
        none.start();
        none.forward();
        assertThat(none.status("course").completionStatus()).isEqualTo("unknown");
        CourseFixture count = CourseFixture.of(leaf("a") + leaf("b") + sequencing(FLOW, rollupRule("childActivitySet='atLeastCount' minimumCount='2'", "condition='attempted'", "completed")));
        count.start();
        count.forward();
        assertThat(count.status("course").completionStatus()).as("begun is attempted").isEqualTo("completed");
        count.forward();
        assertThat(count.status("course").completionStatus()).isEqualTo("completed");
    }

    @Test
    void aChildThatIsNotTrackedOrDoesNotContributeHoldsNobodyBack() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b", sequencing("<imsss:deliveryControls tracked='false'/>"))
                + leaf("c", sequencing("<imsss:rollupRules rollupObjectiveSatisfied='false' rollupProgressCompletion='false'/>")) + flowing());
        course.start();
        course.pass();
        course.forward();
        assertThat(course.status("course").completionStatus()).isEqualTo("completed");
        assertThat(course.status("course").successStatus()).isEqualTo("passed");
    }

    @Test
    void aChildMayBeRequiredOnlyIfItWasAttempted() {
        CourseFixture course = CourseFixture.of(leaf("a") + leaf("b", sequencing("<adlseq:rollupConsiderations requiredForCompleted='ifAttempted'/>")) + flowing());
        course.start();
        course.pass();
        course.go(Request.exit());
        assertThat(course.status("course").completionStatus()).isEqualTo("completed");
        assertThat(course.status("course").successStatus()).isEqualTo("unknown");
    }

    @Test
    void aNewAttemptOnAClusterLooksAtItsOwnChildrenOnly() {
        CourseFixture course = CourseFixture.of(cluster("c", leaf("a"), leaf("b"), flowing()) + leaf("d") + flowing());
        course.start();
        course.pass();
        course.forward();
        course.pass();
        course.forward();
        assertThat(course.status("c").completionStatus()).isEqualTo("completed");
        course.choose("a");
        assertThat(course.row("c").attempts()).isEqualTo(2);
        course.say(ObjectiveStatus.unknown().withCompletion("incomplete").withSuccess("failed"));
        course.go(Request.exit());
        assertThat(course.status("c").completionStatus()).as("what b did belongs to the attempt before").isEqualTo("unknown");
        assertThat(course.status("b").completionStatus()).as("but is not forgotten").isEqualTo("completed");
    }
}
