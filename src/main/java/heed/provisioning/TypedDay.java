package heed.provisioning;

import heed.platform.Refusal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day as files hold it: ISO, day/month/year as in the UK, "1 Sep 2025", or Excel's number of days. */
final class TypedDay {
    private static final String CLOCK = "(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?Z?)?";
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})" + CLOCK);
    private static final Pattern UK = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d+)" + CLOCK);
    private static final Pattern WORDS = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?[ -](\\p{L}{3,9})\\.?,?[ -](\\d+)");
    /** Excel counts days from 30 December 1899; 20,000 is in 1954 and 60,000 in 2064. */
    private static final Pattern SERIAL = Pattern.compile("([2-5]\\d{4})(?:\\.\\d+)?");
    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);

    private TypedDay() {}

    /** @throws Refusal with a sentence on what is wrong with it */
    static LocalDate read(String column, String text) {
        Matcher m = ISO.matcher(text);
        if (m.matches()) {
            return of(column, text, m.group(3), Integer.parseInt(m.group(2)), m.group(1));
        }
        m = UK.matcher(text);
        if (m.matches()) {
            return of(column, text, m.group(1), Integer.parseInt(m.group(2)), m.group(3));
        }
        m = WORDS.matcher(text);
        if (m.matches()) {
            return of(column, text, m.group(1), month(column, text, m.group(2)), m.group(3));
        }
        m = SERIAL.matcher(text);
        if (m.matches()) {
            return EXCEL_ZERO.plusDays(Integer.parseInt(m.group(1)));
        }
        throw new Refusal("provisioning.day.unreadable", column, text);
    }

    private static int month(String column, String text, String word) {
        for (Month month : Month.values()) {
            String name = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
            String typed = word.toLowerCase(Locale.ROOT);
            if (name.startsWith(typed) || typed.equals("sept") && month == Month.SEPTEMBER) {
                return month.getValue();
            }
        }
        throw new Refusal("provisioning.day.unreadable", column, text);
    }

    private static LocalDate of(String column, String text, String day, int month, String year) {
        if (year.length() != 4) {
            throw new Refusal("provisioning.day.year", column, text);
        }
        int y = Integer.parseInt(year);
        int d = Integer.parseInt(day);
        if (month < 1 || month > 12) {
            throw new Refusal("provisioning.day.month", column, text, String.valueOf(month));
        }
        int length = YearMonth.of(y, month).lengthOfMonth();
        if (d < 1 || d > length) {
            throw new Refusal("provisioning.day.none", column, text,
                    Month.of(month).getDisplayName(TextStyle.FULL, Locale.UK), year, length);
        }
        if (y < 1940 || y > 2100) {
            throw new Refusal("provisioning.day.far", column, text);
        }
        return LocalDate.of(y, month, d);
    }
}
