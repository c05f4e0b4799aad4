package heed.scorm.sequencing;

import static heed.scorm.sequencing.CourseFixture.leaf;
import static heed.scorm.sequencing.CourseFixture.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the tree takes from a manifest, also from one that is not as it should be, and from SCORM 1.2. */
class SequencingReaderTest {

    @Test
    void anItemSaysWhatTheCollectionDoesNotHaveToSay() {
        String collection = "<imsss:sequencingCollection><imsss:sequencing ID='c '><imsss:controlMode flow='true' forwardOnly='true'/><imsss:limitConditions attemptLimit='2'/></imsss:sequencing></imsss:sequencingCollection>";
        ActivityTree tree = CourseFixture.tree("2004 4th Edition", "<organization identifier='course'><title/>"
                + leaf("a", "<imsss:sequencing IDRef='c   '/>") + leaf("b", "<imsss:sequencing IDRef='c'><imsss:controlMode flow='false'/></imsss:sequencing>") + "</organization>", collection);
        Definition a = tree.find("a").orElseThrow().definition();
        Definition b = tree.find("b").orElseThrow().definition();
        assertThat(a.control().forwardOnly()).isTrue();
        assertThat(b.control().flow()).isFalse();
        assertThat(b.control().forwardOnly()).as("the element is taken whole").isFalse();
        assertThat(b.limits().attempts()).contains(2);
    }

    @Test
    void takesTheItemsAsTheImportHasThem() {
        CourseFixture course = CourseFixture.of(leaf("a") + "<item identifier='c' identifierref='r'><title>c</title>" + leaf("b") + CourseFixture.flowing() + "</item>"
                + "<item identifier='nothing'><title>nothing</title></item>" + CourseFixture.flowing());
        assertThat(course.tree.all()).extracting(Activity::id).containsExactly("course", "a", "c", "c.page", "b");
        course.start();
        assertThat(course.forward()).isEqualTo("c.page");
        assertThat(course.forward()).isEqualTo("b");
    }

    @Test
    void tellsWhatContentIsToKnowAtItsLaunch() {
        CourseFixture course = CourseFixture.of("<item identifier='a' identifierref=' r ' parameters='?x=1'><title>A</title><adlcp:timeLimitAction>exit,message</adlcp:timeLimitAction><adlcp:dataFromLMS>hello</adlcp:dataFromLMS>"
                + "<imsss:sequencing><imsss:objectives><imsss:primaryObjective satisfiedByMeasure='true'><imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives></imsss:sequencing></item>");
        Activity a = course.tree.find("a").orElseThrow();
        assertThat(a.resource()).contains("r");
        assertThat(a.parameters()).isEqualTo("?x=1");
        assertThat(a.launchData()).isEqualTo("hello");
        assertThat(a.timeLimitAction()).contains("exit,message");
        assertThat(a.scaledPassingScore()).contains(new BigDecimal("0.8"));
        assertThat(a.completionThreshold()).isEmpty();
    }

    @Test
    void aThresholdOfTheThirdEditionIsAMeasure() {
        CourseFixture course = CourseFixture.of(leaf("a", "<adlcp:completionThreshold>0.75</adlcp:completionThreshold>"));
        assertThat(course.tree.find("a").orElseThrow().completionThreshold()).contains(new BigDecimal("0.75"));
    }

    @Test
    void whatCannotBeReadCountsAsAbsent() {
        CourseFixture course = CourseFixture.of(leaf("a", CourseFixture.sequencing("<imsss:controlMode flow='perhaps'/><imsss:limitConditions attemptLimit='many' attemptAbsoluteDurationLimit='long'/>",
                rule("pre", "condition='fullMoon'", "skip"))) + leaf("b") + CourseFixture.flowing());
        assertThat(course.start()).isEqualTo("a");
    }

    @Test
    void scorm12IsWalkedAndChosenFromFreely() {
        CourseFixture course = CourseFixture.scorm12(leaf("a", "<adlcp:masteryscore>80</adlcp:masteryscore><adlcp:maxtimeallowed>01:30:00</adlcp:maxtimeallowed><adlcp:prerequisites type='aicc_script'>b</adlcp:prerequisites>")
                + CourseFixture.cluster("c", leaf("b")) + leaf("d"));
        Activity a = course.tree.find("a").orElseThrow();
        assertThat(a.masteryScore()).contains(new BigDecimal("80"));
        assertThat(a.maxTimeAllowed()).contains(Duration.ofMinutes(90));
        assertThat(a.prerequisites()).contains("b");
        assertThat(course.start()).isEqualTo("a");
        assertThat(course.forward()).isEqualTo("b");
        assertThat(course.choose("d")).isEqualTo("d");
        assertThat(course.choose("c")).isEqualTo("b");
    }

    @Test
    void contentOfScorm12ThatSaysNothingIsCompletedButHasNotPassed() {
        CourseFixture course = CourseFixture.scorm12(leaf("a") + leaf("b"));
        course.start();
        course.forward();
        course.say(ObjectiveStatus.unknown().withCompletion("incomplete"));
        course.forward();
        assertThat(course.status("a").completionStatus()).isEqualTo("completed");
        assertThat(course.status("a").successStatus()).isEqualTo("unknown");
        assertThat(course.status("course").completionStatus()).isEqualTo("incomplete");
    }
}
