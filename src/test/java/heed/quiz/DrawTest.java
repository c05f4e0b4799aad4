package heed.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import heed.catalogue.Block;
import heed.catalogue.Item;
import heed.catalogue.Nation;
import heed.catalogue.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawTest {
    private static Block.Quiz pool(int serve, Item... more) {
        List<Item> items = new ArrayList<>(List.of(more));
        for (int outcome = 1; outcome <= 4; outcome++) {
            for (int n = 1; n <= 5; n++) {
                items.add(GradingTest.single("LO" + outcome + "-" + n, "LO" + outcome, outcome == 2 && n == 3));
            }
        }
        return new Block.Quiz("Q", items, serve, 80, Targets.ALL);
    }

    private static List<String> ids(List<Item> items) {
        return items.stream().map(Item::id).toList();
    }

    @Test
    void theSameSeedAsksTheSameQuestionsInTheSameOrder() {
        assertThat(ids(Draw.of(pool(10), Nation.ENGLAND, List.of(), 7))).isEqualTo(ids(Draw.of(pool(10), Nation.ENGLAND, List.of(), 7))).doesNotHaveDuplicates().hasSize(10);
        assertThat(LongStream.range(0, 20).mapToObj(s -> ids(Draw.of(pool(10), Nation.ENGLAND, List.of(), s))).distinct().count()).isGreaterThan(15);
    }

    @Test
    void anchorsAlwaysComeAndEveryOutcomeGetsItsShare() {
        for (long seed = 0; seed < 200; seed++) {
            List<Item> drawn = Draw.of(pool(10), Nation.ENGLAND, List.of(), seed);
            assertThat(ids(drawn)).as("seed %d", seed).contains("LO2-3");
            Map<String, Long> shares = drawn.stream().collect(Collectors.groupingBy(Item::outcome, Collectors.counting()));
            assertThat(shares.keySet()).as("seed %d", seed).hasSize(4);
            assertThat(shares.values()).as("seed %d", seed).allMatch(n -> n == 2 || n == 3);
        }
    }

    @Test
    void everyQuestionOfThePoolHasItsTurn() {
        Set<String> seen = IntStream.range(0, 200).boxed().flatMap(s -> Draw.of(pool(10), Nation.ENGLAND, List.of(), s).stream()).map(Item::id).collect(Collectors.toSet());
        assertThat(seen).hasSize(20);
    }

    @Test
    void anotherNationIsAskedItsSubstituteAndNeverWhatIsNotForIt() {
        Item scottish = GradingTest.single("scottish", "LO1", true);
        Item english = new Item.SingleChoice(new Item.Head("english", "LO1", "?", "", true, Targets.ALL, Set.of(Nation.ENGLAND), Map.of(), Map.of(Nation.SCOTLAND, scottish)), List.of());
        Item welsh = new Item.SingleChoice(new Item.Head("welsh", "LO1", "?", "", true, Targets.ALL, Set.of(Nation.WALES), Map.of(), Map.of()), List.of());
        List<String> asked = ids(Draw.of(pool(10, english, welsh), Nation.SCOTLAND, List.of(), 3));

        assertThat(asked).contains("scottish").doesNotContain("english", "welsh").hasSize(10);
    }

    @Test
    void aSmallPoolIsAskedWhole() {
        assertThat(Draw.of(pool(99), Nation.ENGLAND, List.of(), 1)).hasSize(20);
    }

    @Test
    void questionsForOtherGroupsAreLeftOut() {
        Item police = new Item.SingleChoice(new Item.Head("police", "LO1", "?", "", true, new Targets(List.of("police_response"), List.of(), List.of()), Set.of(), Map.of(), Map.of()), List.of());

        assertThat(ids(Draw.of(pool(10, police), Nation.ENGLAND, List.of("nursery"), 1))).doesNotContain("police");
        assertThat(ids(Draw.of(pool(10, police), Nation.ENGLAND, List.of("nursery", "police_response"), 1))).contains("police");
    }

    @Test
    void asksNoMoreThanItServesEvenOfAnchors() {
        Item first = GradingTest.single("first", "LO1", true);
        Item second = GradingTest.single("second", "LO1", true);
        assertThat(ids(Draw.of(pool(1, first, second), Nation.ENGLAND, List.of(), 5))).containsExactly("first");
    }

    @Test
    void anchorsStandInTheOrderOfTheFile() {
        Item police = new Item.SingleChoice(new Item.Head("police", "LO1", "?", "", true, new Targets(List.of("police_response"), List.of(), List.of()), Set.of(), Map.of(), Map.of()), List.of());
        Block.Quiz quiz = pool(10, GradingTest.single("first", "LO1", true), police, GradingTest.single("plain", "LO1", false));
        assertThat(ids(Draw.anchors(quiz, Nation.ENGLAND, List.of("nursery")))).containsExactly("first", "LO2-3");
        assertThat(ids(Draw.anchors(quiz, Nation.ENGLAND, List.of("police_response")))).containsExactly("first", "police", "LO2-3");
    }

    @Test
    void anAnchorMayStandAnywhere() {
        Set<Integer> places = IntStream.range(0, 200).mapToObj(s -> ids(Draw.of(pool(10), Nation.ENGLAND, List.of(), s)).indexOf("LO2-3")).collect(Collectors.toSet());
        assertThat(places).hasSize(10);
    }
}
