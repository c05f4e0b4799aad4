package heed.platform.document;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A CSV file written row by row (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read the names right).
 * A text that a spreadsheet would take for a formula is made inert.
 *
 * <pre>{@code
 * try (Csv csv = Csv.to(out, "Name", "Due")) {
 *     people.each(scope, p -> csv.row(p.name(), p.due()));
 * }
 * }</pre>
 */
public final class Csv implements AutoCloseable {
    /** The content type to answer with. */
    public static final String TYPE = "text/csv; charset=UTF-8";

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n";

    private final CsvWriter writer;

    private Csv(CsvWriter writer) {
        this.writer = writer;
    }

    /** Starts a file with its heads; the caller closes it, which flushes but leaves {@code out} open. */
    public static Csv to(OutputStream out, String... heads) {
        try {
            OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write('\uFEFF');
            Csv csv = new Csv(CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text));
            csv.row((Object[]) heads);
            return csv;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes one row; null is an empty cell, a number or a day is written as it prints. */
    public void row(Object... cells) {
        writer.writeRecord(Arrays.stream(cells).map(Csv::cell).toArray(String[]::new));
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Number ? value.toString() : inert(value.toString());
    }

    /** The text with an apostrophe before it when a spreadsheet would otherwise run it. */
    public static String inert(String text) {
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
