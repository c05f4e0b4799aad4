package heed.awareness;

import static org.assertj.core.api.Assertions.assertThat;

import heed.platform.faces.CallLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class AreaNumbersTest {
    private static final AreaNumbers HARBOUR = new AreaNumbers(1, "Harbour", "01632 960 140", "01632 960 155");
    private static final AreaNumbers MOOR = new AreaNumbers(2, "Moor", "01632 960 140", "01632 960 156");

    @Test
    void aSharedNumberStandsOnceAndOthersNameTheirArea() {
        List<CallLine> lines = AreaNumbers.lines(List.of(HARBOUR, MOOR));
        assertThat(lines).extracting(CallLine::number).containsExactly("01632 960 140", "01632 960 155", "01632 960 156");
        assertThat(lines).extracting(CallLine::note)
                .containsExactly("Front door: Harbour, Moor", "Out-of-hours team: Harbour", "Out-of-hours team: Moor");
    }

    @Test
    void aNumberNobodyHasSetIsNotShown() {
        assertThat(AreaNumbers.lines(List.of(new AreaNumbers(3, "Vale", null, null)))).isEmpty();
        assertThat(AreaNumbers.lines(List.of())).isEmpty();
    }

    @Test
    void daysComeBeforeNightsAndCanBeDialled() {
        List<CallLine> lines = AreaNumbers.lines(List.of(HARBOUR));
        assertThat(lines).isSortedAccordingTo(java.util.Comparator.comparingInt(CallLine::order));
        assertThat(lines.get(0).dial()).isEqualTo("01632960140");
    }
}
