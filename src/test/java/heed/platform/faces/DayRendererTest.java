package heed.platform.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.faces.convert.ConverterException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayRendererTest {
    private final DayRenderer renderer = new DayRenderer();

    @Test
    void threeBoxesMakeADay() {
        assertThat(renderer.getConvertedValue(null, null, "27\t3\t2027")).isEqualTo(LocalDate.of(2027, 3, 27));
    }

    @Test
    void emptyBoxesAreNoDay() {
        assertThat(renderer.getConvertedValue(null, null, null)).isNull();
        assertThat(renderer.getConvertedValue(null, null, "")).isNull();
    }

    @Test
    void aMissingPartIsSaid() {
        assertThatThrownBy(() -> renderer.getConvertedValue(null, null, "27\t\t2027")).isInstanceOf(ConverterException.class)
                .hasMessage("Write the day, the month and the year");
    }
}
