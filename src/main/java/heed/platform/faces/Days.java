package heed.platform.faces;

import heed.platform.Texts;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people type them: day, month, year in figures, four figures for the year. */
public final class Days {
    private static final Pattern TYPED = Pattern.compile("\\s*(\\d{1,2})[\\s./-]+(\\d{1,2})[\\s./-]+(\\d{4})\\s*");
    private static final Pattern ISO = Pattern.compile("\\s*(\\d{4})-(\\d{1,2})-(\\d{1,2})\\s*");

    private Days() {}

    /** What is wrong with three typed parts, said so that it can be put right. */
    static final class Unreadable extends Exception {
        Unreadable(String key, Object... values) {
            super(Texts.of("platform", key, values));
        }
    }

    /** Reads "27 3 2027", "27/3/2027" or "2027-03-27"; empty when it is none of these or no such day exists. */
    public static Optional<LocalDate> read(String typed) {
        try {
            return typed == null ? Optional.empty() : Optional.of(asTyped(typed));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /** What keeps a typed text from being read as a day, in a sentence; empty when nothing was typed or {@link #read} reads it. */
    public static String fault(String typed) {
        try {
            if (typed != null && !typed.isBlank()) asTyped(typed);
            return "";
        } catch (Unreadable e) {
            return e.getMessage();
        }
    }

    private static LocalDate asTyped(String typed) throws Unreadable {
        Matcher day = TYPED.matcher(typed), iso = ISO.matcher(typed);
        if (day.matches()) return of(day.group(1), day.group(2), day.group(3));
        if (iso.matches()) return of(iso.group(3), iso.group(2), iso.group(1));
        throw new Unreadable("day.notNumbers");
    }

    /** Writes a day as it is typed, "27 3 2027"; an empty text for null. */
    public static String write(LocalDate day) {
        return day == null ? "" : day.getDayOfMonth() + " " + day.getMonthValue() + " " + day.getYear();
    }

    /** Says a day as people read it, "27 March 2027". */
    public static String say(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).format(day);
    }

    /** @throws Unreadable with a sentence that says which part to look at again */
    static LocalDate of(String day, String month, String year) throws Unreadable {
        if (day.isBlank() || month.isBlank() || year.isBlank()) throw new Unreadable("day.incomplete");
        int d = figure(day), m = figure(month), y = figure(year);
        if (year.strip().length() != 4) throw new Unreadable("day.year4");
        if (m < 1 || m > 12) throw new Unreadable("day.noSuchMonth", String.valueOf(m));
        int length = YearMonth.of(y, m).lengthOfMonth();
        if (d < 1 || d > length) {
            String name = Month.of(m).getDisplayName(TextStyle.FULL, Locale.UK);
            throw new Unreadable("day.noSuchDay", String.valueOf(length), name, Year.of(y).toString());
        }
        return LocalDate.of(y, m, d);
    }

    private static int figure(String part) throws Unreadable {
        if (!part.strip().matches("\\d{1,4}")) throw new Unreadable("day.notNumbers");
        return Integer.parseInt(part.strip());
    }
}
