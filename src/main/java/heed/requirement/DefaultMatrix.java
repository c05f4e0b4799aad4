package heed.requirement;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** The matrix an area starts with, from {@code default-matrix.csv}. Source: domain report, 2.3; each line is for the area to edit. */
final class DefaultMatrix {
    private static final String FILE = "default-matrix.csv";

    private DefaultMatrix() {}

    static List<Line> lines(int scopeKey, LocalDate firstDay) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(
                DefaultMatrix.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            return csv.stream().map(r -> new Line(
                    r.getField("line"), r.getField("group").isEmpty() ? null : r.getField("group"), null, r.getField("leads_only").equals("yes"), scopeKey,
                    r.getField("slug"), Basis.of(r.getField("basis")), r.getField("source"), Integer.parseInt(r.getField("cycle_months")),
                    Integer.parseInt(r.getField("grace_days")), Evidence.PORTAL, firstDay, null)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
