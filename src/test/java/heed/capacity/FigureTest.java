package heed.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FigureTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final OffsetDateTime NOON = OffsetDateTime.of(2026, 11, 22, 12, 0, 0, 123_000_000, ZoneOffset.UTC);

    @Test
    void theCodeOfALinkSpeaksOfNow() {
        Figure f = Figure.of(100, DAY).forGroup("nursery");
        assertThat(f.code()).isEqualTo("C.100.-.-.nursery.all.20261122.now");
        assertThat(Figure.parse(f.code())).contains(f);
    }

    @Test
    void theCodeInPrintHoldsTheInstant() {
        Figure printed = Figure.of(100, DAY).fixed(NOON);
        assertThat(Figure.parse(printed.code())).contains(printed);
        assertThat(printed.knownOn()).isEqualTo(NOON);
        assertThat(printed.fixed(NOON.plusDays(3))).isEqualTo(printed);
    }

    @Test
    void wordsThatAreNoCodeAreNoFigure() {
        assertThat(Figure.parse("C.100.-.-.-.all.20261399.now")).isEmpty();
        assertThat(Figure.parse("nonsense")).isEmpty();
        assertThat(Figure.parse(null)).isEmpty();
    }

    @Test
    void aCodeHoldsEveryPartOfTheFigure() {
        Figure whole = new Figure(100, 112, 107, "nursery", "noticing", DAY, NOON);
        assertThat(Figure.parse(whole.code())).contains(whole);
        assertThat(whole.isAllRequired()).isFalse();
        assertThat(Figure.of(100, DAY).forAgency(112).code()).isEqualTo("C.100.112.-.-.all.20261122.now");
        assertThat(Figure.parse(" C.100.-.-.-.all.20261122.now ")).as("with spaces around it, as it is copied").isPresent();
        assertThat(Figure.parse("D.100.-.-.-.all.20261122.now")).isEmpty();
        assertThat(Figure.parse("C.100.-.-.-.all.20261122")).isEmpty();
    }
}
