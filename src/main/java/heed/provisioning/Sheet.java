package heed.provisioning;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import heed.platform.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file read as a table with the columns of its kind. Rows are numbered as a spreadsheet numbers them: the heads are row
 * 1, an empty row counts, a line break inside a cell does not.
 *
 * @param heads the heads as they stand in the file
 * @param ignored heads of columns that are not ours and are not read
 */
record Sheet(List<String> heads, List<String> ignored, List<Cells> rows) {
    static final int LIMIT_ROWS = 50_000;

    private static final String SEPARATORS = ",;\t";
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\\Asep=(.)\\r?\\n");
    private static final Pattern CHILDREN = Pattern.compile(
            "\\b(child|children|childs|pupil|pupils|baby|infant|family member|mother|father|nhs number|upn)\\b");

    /** @throws Refusal with a sentence when the file as a whole cannot be read */
    static Sheet read(ImportKind kind, String text) {
        Matcher said = SEPARATOR_LINE.matcher(text);
        boolean told = said.find();
        String body = told ? text.substring(said.end()) : text;
        char separator = told ? said.group(1).charAt(0) : separator(body);
        List<Cells> rows = new ArrayList<>();
        List<String> heads = List.of();
        Map<String, Integer> places = Map.of();
        int number = told ? 1 : 0;
        Iterator<CsvRecord> records = reader(separator, body).iterator();
        while (true) {
            CsvRecord record = next(records, number + 1);
            if (record == null) {
                break;
            }
            number++;
            if (record.getFields().stream().allMatch(String::isBlank)) {
                continue;
            }
            if (heads.isEmpty()) {
                heads = record.getFields();
                places = places(kind, heads);
                continue;
            }
            if (rows.size() == LIMIT_ROWS) {
                throw new Refusal("provisioning.file.tooManyRows", LIMIT_ROWS);
            }
            rows.add(new Cells(number, record.getFields(), heads.size(), places));
        }
        if (rows.isEmpty()) {
            throw new Refusal("provisioning.file.noRows");
        }
        Map<String, Integer> read = places;
        List<String> all = heads;
        List<String> ignored = java.util.stream.IntStream.range(0, all.size())
                .filter(i -> !read.containsValue(i) && !all.get(i).isBlank()).mapToObj(all::get).toList();
        return new Sheet(heads, ignored, rows);
    }

    private static CsvReader<CsvRecord> reader(char separator, String body) {
        return CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false).allowExtraFields(true)
                .allowMissingFields(true).allowExtraCharsAfterClosingQuote(true).allowUnclosedQuote(false).ofCsvRecord(body);
    }

    private static CsvRecord next(Iterator<CsvRecord> records, int number) {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            throw new Refusal("provisioning.file.quotes", number);
        }
    }

    /** The sign that stands most often in the first line, outside of quotation marks. */
    private static char separator(String body) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r') && begun) {
                break;
            } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
                counts[SEPARATORS.indexOf(c)]++;
            } else if (!Character.isWhitespace(c)) {
                begun = true;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    private static Map<String, Integer> places(ImportKind kind, List<String> heads) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < heads.size(); i++) {
            String head = heads.get(i);
            Column column = kind.columns().stream().filter(c -> c.name().replace('_', ' ').equals(Column.plain(head))).findFirst()
                    .or(() -> kind.columns().stream().filter(c -> c.isCalled(head)).findFirst()).orElse(null);
            if (column == null) {
                if (CHILDREN.matcher(Column.plain(head)).find()) {
                    throw new Refusal("provisioning.file.child", head.strip());
                }
                continue;
            }
            Integer before = places.put(column.name(), i);
            if (before != null) {
                throw new Refusal("provisioning.file.headTwice", heads.get(before).strip(), head.strip(), column.name());
            }
        }
        List<String> missing = kind.columns().stream().filter(Column::required).map(Column::name)
                .filter(name -> !places.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new Refusal("provisioning.file.heads", String.join(", ", missing),
                    heads.stream().map(String::strip).map(h -> h.isEmpty() ? "(empty)" : h).limit(30)
                            .map(h -> h.substring(0, Math.min(60, h.length()))).collect(Collectors.joining(", ")));
        }
        return places;
    }
}
