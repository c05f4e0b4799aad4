package heed.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static String file(Object... row) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Csv csv = Csv.to(out, "Name", "Words")) {
            csv.row(row);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesAByteOrderMarkHeadsAndQuotedCells() {
        assertThat(file("Calder, Ruth", "two\nlines \"quoted\"")).isEqualTo(
                "\uFEFFName,Words\r\n\"Calder, Ruth\",\"two\nlines \"\"quoted\"\"\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void makesAFormulaInert(String cell) {
        assertThat(Csv.inert(cell)).isEqualTo("'" + cell);
        assertThat(file(cell, "")).contains("'" + cell);
    }

    @Test
    void leavesNumbersDaysAndEmptyCellsAlone() {
        assertThat(file(new BigDecimal("-3.50"), LocalDate.of(2026, 11, 22))).endsWith("-3.50,2026-11-22\r\n");
        assertThat(file(null, "")).endsWith("\r\n,\r\n");
    }
}
