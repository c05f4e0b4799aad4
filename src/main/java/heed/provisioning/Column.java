package heed.provisioning;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A column a file may have.
 *
 * @param name the name in our template, in small letters with underscores
 * @param example what the template's example row holds
 * @param others further names people give it, in small letters with single spaces
 */
record Column(String name, boolean required, String example, List<String> others) {
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    static Column must(String name, String example, String... others) {
        return new Column(name, true, example, List.of(others));
    }

    static Column may(String name, String example, String... others) {
        return new Column(name, false, example, List.of(others));
    }

    boolean isCalled(String head) {
        String plain = plain(head);
        return plain.equals(name.replace('_', ' ')) || others.contains(plain);
    }

    /** A head without case, signs and doubled spaces: "Staff No." becomes "staff no". */
    static String plain(String head) {
        return SIGNS.matcher(head.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
