package heed.scorm.sequencing;

import static heed.scorm.sequencing.CourseFixture.control;
import static heed.scorm.sequencing.CourseFixture.leaf;
import static heed.scorm.sequencing.CourseFixture.sequencing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** SR.1 and SR.2. */
class SelectionTest {

    private static CourseFixture quiz(String controls, long seed) {
        String questions = IntStream.range(0, 8).mapToObj(i -> leaf("q" + i)).collect(Collectors.joining());
        return CourseFixture.of(questions + sequencing(control("flow='true'"), "<imsss:randomizationControls " + controls + "/>"), seed, Globals.none());
    }

    private static List<String> order(CourseFixture course) {
        return course.sequencer().tree().stream().map(TreeRow::id).filter(id -> id.startsWith("q")).toList();
    }

    @Test
    void selectsSoManyAndKeepsTheirOrder() {
        CourseFixture course = quiz("selectionTiming='once' selectCount='3'", 11);
        course.start();
        assertThat(order(course)).hasSize(3).isSorted();
        assertThat(course.choose(IntStream.range(0, 8).mapToObj(i -> "q" + i).filter(q -> !order(course).contains(q)).findFirst().orElseThrow())).isEqualTo("SB.2.9-2");
    }

    @Test
    void theSameSeedGivesTheSameOrderAndOthersGiveOthers() {
        CourseFixture one = quiz("randomizationTiming='once' reorderChildren='true'", 5);
        CourseFixture same = quiz("randomizationTiming='once' reorderChildren='true'", 5);
        assertThat(one.start()).isEqualTo(same.start());
        assertThat(order(one)).isEqualTo(order(same)).hasSize(8);
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            CourseFixture other = quiz("randomizationTiming='once' reorderChildren='true'", seed);
            other.start();
            orders.add(order(other));
        }
        assertThat(orders).hasSizeGreaterThan(5);
    }

    @Test
    void onceMeansOnceAndOnEachNewAttemptEachTime() {
        CourseFixture once = quiz("randomizationTiming='once' reorderChildren='true'", 5);
        once.start();
        List<String> first = order(once);
        once.go(Request.exitAll());
        once.start();
        assertThat(order(once)).isEqualTo(first);
        CourseFixture each = quiz("randomizationTiming='onEachNewAttempt' reorderChildren='true'", 5);
        Set<List<String>> orders = new HashSet<>();
        for (int attempt = 0; attempt < 4; attempt++) {
            each.start();
            orders.add(order(each));
            each.go(Request.exitAll());
        }
        assertThat(orders).hasSizeGreaterThan(1);
    }

    @Test
    void walksInTheOrderDrawn() {
        CourseFixture course = quiz("randomizationTiming='once' reorderChildren='true'", 5);
        String first = course.start();
        List<String> order = order(course);
        assertThat(first).isEqualTo(order.get(0));
        assertThat(course.forward()).isEqualTo(order.get(1));
    }
}
