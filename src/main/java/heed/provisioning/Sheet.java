package heed.provisioning;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import heed.platform.Refusal;
import heed.platform.Texts;
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
 * @param headRow the number of the row that holds the heads; what stands above it is a title and is not read
 */
record Sheet(List<String> heads, List<String> ignored, int headRow, List<Cells> rows) {
    static final int LIMIT_ROWS = 50_000;

    /** People write a title above their tables, seldom a longer one. */
    private static final int LOOK_FOR_HEADS = 10;

    private static final String SEPARATORS = ",;\t";
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\\Asep=(.)\\r?\\n");
    private static final Pattern CHILDREN = Pattern.compile(
            "\\b(child|children|childs|pupil|pupils|baby|infant|family member|mother|father|nhs number|upn)\\b");
    private static final Pattern PRIVATE = Pattern.compile(
            "\\b(d o b|dob|date of birth|birth date|birthdate|birthday|born|age|ni number|ni no|nino|national insurance( (number|no))?"
                    + "|home address|home postcode|bank account|sort code|salary|ethnicity|ethnic origin|religion|sexual orientation"
                    + "|disability|gender|sex|marital status|next of kin|passport( (number|no))?)\\b");

    /** @throws Refusal with a sentence when the file as a whole cannot be read */
    static Sheet read(ImportKind kind, String text) {
        Matcher said = SEPARATOR_LINE.matcher(text);
        boolean told = said.find();
        String body = told ? text.substring(said.end()) : text;
        char separator = told ? said.group(1).charAt(0) : separator(body);
        int before = told ? 1 : 0;
        int headRow = headRow(kind, reader(separator, body).iterator(), before);
        List<Cells> rows = new ArrayList<>();
        List<String> heads = List.of();
        Map<String, Integer> places = Map.of();
        int number = before;
        Iterator<CsvRecord> records = reader(separator, body).iterator();
        while (true) {
            CsvRecord record = next(records, number + 1);
            if (record == null) {
                break;
            }
            number++;
            if (number < headRow || record.getFields().stream().allMatch(Sheet::isBlank)) {
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
            rows.add(new Cells(number, record.getFields(), heads, places));
        }
        if (rows.isEmpty()) {
            throw new Refusal("provisioning.file.noRows");
        }
        Map<String, Integer> read = places;
        List<String> all = heads;
        List<String> ignored = java.util.stream.IntStream.range(0, all.size())
                .filter(i -> !read.containsValue(i) && !all.get(i).isBlank()).mapToObj(all::get).toList();
        return new Sheet(heads, ignored, headRow, rows);
    }

    /** An empty cell; spreadsheets also leave spaces that do not break. */
    private static boolean isBlank(String cell) {
        return cell.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF);
    }

    /** The first of the first rows that has every column the kind needs; the first that is not empty when none has. */
    private static int headRow(ImportKind kind, Iterator<CsvRecord> records, int before) {
        int first = 0;
        for (int number = before + 1; number <= before + LOOK_FOR_HEADS; number++) {
            CsvRecord record = next(records, number);
            if (record == null) {
                break;
            }
            if (record.getFields().stream().allMatch(Sheet::isBlank)) {
                continue;
            }
            first = first == 0 ? number : first;
            if (kind.columns().stream().filter(Column::required).allMatch(c -> record.getFields().stream().anyMatch(c::isCalled))) {
                return number;
            }
        }
        return first;
    }

    /** Sentences about what of the file is not read. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (headRow > 1) {
            notes.add(Texts.of("provisioning", "provisioning.note.headRow", headRow));
        }
        if (!ignored.isEmpty()) {
            notes.add(Texts.of("provisioning", "provisioning.note.ignored", String.join(", ", ignored)));
        }
        for (int i = 0; i < heads.size(); i++) {
            if (isBlank(heads.get(i))) {
                int place = i;
                List<Cells> filled = rows.stream().filter(r -> place < r.asTheyStand().size() && !isBlank(r.asTheyStand().get(place))).toList();
                if (!filled.isEmpty()) {
                    notes.add(Texts.of("provisioning", "provisioning.note.noHead", letters(i), filled.size(), filled.get(0).number()));
                }
            }
        }
        return notes;
    }

    /** A column's name in a spreadsheet: A to Z, then AA. */
    private static String letters(int place) {
        return (place < 26 ? "" : letters(place / 26 - 1)) + (char) ('A' + place % 26);
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

    /** The sign that stands most often in one of the first lines, outside of quotation marks: a title above has few. */
    private static char separator(String body) {
        int[] most = new int[SEPARATORS.length()];
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        int lines = 0;
        for (int i = 0; i < body.length() && lines < LOOK_FOR_HEADS; i++) {
            char c = body.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                lines++;
                counts = new int[SEPARATORS.length()];
            } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
                int place = SEPARATORS.indexOf(c);
                most[place] = Math.max(most[place], ++counts[place]);
            }
        }
        int best = 0;
        for (int i = 1; i < most.length; i++) {
            best = most[i] > most[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
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
                if (PRIVATE.matcher(Column.plain(head)).find()) {
                    throw new Refusal("provisioning.file.private", head.strip());
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
