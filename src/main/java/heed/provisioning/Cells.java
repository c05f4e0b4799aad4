package heed.provisioning;

import heed.platform.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One row of a file. Each reading method refuses with a sentence that names the column and what stands in it. */
final class Cells {
    private static final int LONGEST = 2_000;
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2007\\u202F\\uFEFF]+");
    /** What people write where nothing is to be said. */
    private static final Set<String> NONE = Set.of("n/a", "na", "none", "nil", "-", "--", "current", "present", "ongoing", "tbc");
    private static final Pattern TOTAL = Pattern.compile("(?i)(grand |sub-?)?totals?( (staff|posts|rows|number))?[:.]?|sum[:.]?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M} .,'’ʼ()-]*");

    private final int number;
    private final List<String> fields;
    private final List<String> heads;
    private final int width;
    private final Map<String, Integer> places;

    Cells(int number, List<String> fields, List<String> heads, Map<String, Integer> places) {
        this.number = number;
        this.fields = fields;
        this.heads = heads;
        this.width = heads.size();
        this.places = places;
    }

    int number() {
        return number;
    }

    /** Names of our columns that the file has. */
    Set<String> columns() {
        return places.keySet();
    }

    /** The cells as they stand in the file, as many as there are heads. */
    List<String> asTheyStand() {
        List<String> all = new ArrayList<>(fields.subList(0, Math.min(width, fields.size())));
        while (all.size() < width) {
            all.add("");
        }
        return all;
    }

    /** @throws Refusal when the row is no row of the list: the heads again, a total, or more cells than there are heads */
    void checkIsARow() {
        List<String> filled = fields.stream().map(f -> SPACES.matcher(f).replaceAll(" ").strip()).filter(f -> !f.isEmpty()).toList();
        if (filled.equals(heads.stream().map(h -> SPACES.matcher(h).replaceAll(" ").strip()).filter(h -> !h.isEmpty()).toList())) {
            throw new Refusal("provisioning.row.headsAgain");
        }
        if (!filled.isEmpty() && TOTAL.matcher(filled.get(0)).matches() && filled.size() < 2 + width / 2) {
            throw new Refusal("provisioning.row.total");
        }
        if (fields.size() > width && fields.subList(width, fields.size()).stream().anyMatch(f -> !f.isBlank())) {
            throw new Refusal("provisioning.row.tooManyCells", fields.size(), width);
        }
    }

    /** The cell without spaces around it, several spaces and line breaks in it as one space; empty when there is none. */
    String text(String column) {
        Integer place = places.get(column);
        String cell = place == null || place >= fields.size() ? "" : fields.get(place);
        if (cell.length() > LONGEST) {
            throw new Refusal("provisioning.row.tooLong", column, LONGEST);
        }
        String plain = SPACES.matcher(cell).replaceAll(" ").strip();
        return plain.startsWith("'") && plain.length() > 1 && "=+-@".indexOf(plain.charAt(1)) >= 0 ? plain.substring(1) : plain;
    }

    String text(String column, int longest) {
        String text = text(column);
        if (text.length() > longest) {
            throw new Refusal("provisioning.row.tooLong", column, longest);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal("provisioning.row.control", column);
        }
        return text;
    }

    String required(String column, int longest) {
        String text = text(column, longest);
        if (text.isEmpty()) {
            throw new Refusal("provisioning.row.empty", column);
        }
        return text;
    }

    String orNull(String column, int longest) {
        String text = text(column, longest);
        return text.isEmpty() ? null : text;
    }

    /** A person's name: no digits, no signs of a formula or of markup. */
    String name(String column) {
        String name = required(column, 80);
        if (!NAME.matcher(name).matches()) {
            throw new Refusal("provisioning.row.name", column, name);
        }
        return name;
    }

    LocalDate day(String column) {
        return TypedDay.read(column, required(column, 60));
    }

    LocalDate dayOrNull(String column) {
        String text = text(column, 60);
        return text.isEmpty() || NONE.contains(text.toLowerCase(Locale.ROOT)) ? null : TypedDay.read(column, text);
    }

    /** One of the words, in small letters; the first one when the cell is empty. */
    String oneOf(String column, String whenEmpty, Map<String, String> words) {
        String text = text(column, 60);
        if (text.isEmpty() && whenEmpty != null) {
            return whenEmpty;
        }
        String found = words.get(Column.plain(text));
        if (found == null) {
            throw new Refusal("provisioning.row.word", column, text, String.join(", ", words.values().stream().distinct().sorted().toList()));
        }
        return found;
    }

    boolean yes(String column) {
        String text = text(column, 20).toLowerCase(Locale.ROOT);
        if (List.of("yes", "y", "true", "1", "x", "lead").contains(text)) {
            return true;
        }
        if (List.of("", "no", "n", "false", "0", "-").contains(text)) {
            return false;
        }
        throw new Refusal("provisioning.row.yesNo", column, text);
    }

    BigDecimal hours(String column) {
        String text = text(column, 20);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,3}([.,]\\d{1,2})?")) {
            throw new Refusal("provisioning.row.hours", column, text);
        }
        BigDecimal hours = new BigDecimal(text.replace(',', '.'));
        if (hours.signum() == 0 || hours.intValue() > 168) {
            throw new Refusal("provisioning.row.hours", column, text);
        }
        return hours;
    }

    int wholeNumber(String column, int most) {
        String text = required(column, 20).replaceAll("(?<=\\d)[, ](?=\\d{3}(\\D|$))", "").replaceFirst("\\.0+$", "");
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) > most) {
            throw new Refusal("provisioning.row.number", column, text(column), most);
        }
        return Integer.parseInt(text);
    }

    /** The closest of the words, when one is close: at most two letters away, one in a short word. */
    static String near(String text, Collection<String> words) {
        String best = null;
        int nearest = Math.min(2, text.length() / 4) + 1;
        for (String word : words) {
            int distance = distance(text.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (distance < nearest) {
                nearest = distance;
                best = word;
            }
        }
        return best;
    }

    /** Letters to put in, take out or change to come from one word to the other (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int up = row[j];
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                corner = up;
            }
        }
        return row[b.length()];
    }
}
