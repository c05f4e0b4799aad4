package heed.provisioning;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name in the form in which two are compared: small letters without accents, one space where signs or spaces stood. */
final class PlainName {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    private PlainName() {}

    static String of(String name) {
        String letters = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return NO_LETTERS.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
