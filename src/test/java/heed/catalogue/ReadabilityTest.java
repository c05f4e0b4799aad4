package heed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadabilityTest {
    private static Readability of(String markdown) {
        return Readability.of("a", Sentence.of(markdown, Set.of("one")));
    }

    @ParameterizedTest
    @CsvSource({"child, 1", "notice, 2", "table, 2", "safe, 1", "neglected, 3", "the, 1", "mmm, 1"})
    void countsSyllablesNearlyAsPeopleDo(String word, int syllables) {
        assertThat(Readability.syllables(word)).isEqualTo(syllables);
    }

    @Test
    void plainWordsReadYoungerThanOfficialOnes() {
        Readability plain = of("You see the child each day. You write it down. You tell your lead. You keep going until someone acts.");
        Readability official = of("Practitioners undertaking multi-agency safeguarding assessments should demonstrate systematic consideration of cumulative developmental consequences attributable to insufficient parental supervision.");

        assertThat(plain.age()).isLessThan(10);
        assertThat(official.age()).isGreaterThan(18);
        assertThat(plain.sentences()).isEqualTo(4);
        assertThat(official.longestSentence()).isEqualTo(18);
    }

    @Test
    void marksAndAddressesAreNotRead() {
        assertThat(of("**See** it.[^one] https://example.org/long/address").words()).isEqualTo(2);
    }

    @Test
    void shortPagesAndQuestionsAreLeftOut() {
        String long_ = "You see the child each day. ".repeat(8);
        assertThat(Readability.of(List.of(
            new Findings.Wording("welcome", long_, 1, true), new Findings.Wording("short", "Hello.", 2, true), new Findings.Wording("quiz", long_, 3, false)), Set.of()))
            .extracting(Readability::page).containsExactly("welcome");
    }
}
