package heed.browser;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * The three files of a real day: a staff list, five years of completions and a headcount return, as personnel systems,
 * old training portals and busy people make them. Everybody in them is invented. Each faulty row names its fault and what
 * must become of it; the sound rows around them come from one seed.
 */
final class MessyFiles {
    static final long SEED = 20261122;

    private static final List<String> GIVEN = List.of("Ada", "Bea", "Cleo", "Dev", "Esi", "Finn", "Gwen", "Hari", "Isla", "Kit", "Lena",
            "Moss", "Nia", "Owen", "Pia", "Quinn", "Rhys", "Sara", "Tom", "Una", "Vera", "Wes", "Yara", "Zac");
    private static final List<String> FAMILY = List.of("Abbott", "Barlow", "Clegg", "Dunne", "Eastham", "Farrow", "Gorse", "Hale",
            "Ince", "Jolly", "Kerr", "Lamb", "Marsh", "Nunn", "Oates", "Pryce", "Quill", "Rudd", "Sayer", "Tighe", "Upton", "Vane",
            "Wragg", "Yeo");
    private static final DateTimeFormatter UK = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** What must become of a row: its outcome, and words of the reason (empty: any). */
    record Fate(String fault, String outcome, String says) {}

    /** A file and what must become of its odd rows, by the number a spreadsheet gives them. */
    record Messy(String name, byte[] content, int rows, Map<Integer, Fate> fates) {
        long faults() {
            return fates.values().stream().map(Fate::fault).distinct().count();
        }
    }

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final LocalDate today;
    private final List<String[]> staff = new ArrayList<>();

    MessyFiles(LocalDate today) {
        this.today = today;
        for (int i = 0; i < 330; i++) {
            String agency = i < 90 ? "Harbour Nurseries" : i < 240 ? "Tidewater Police" : i < 300 ? "Kestrel Schools Trust" : "Bay Health";
            String title = i < 90 ? "Nursery nurse" : i < 240 ? "Response constable" : i < 300 ? "Teaching assistant" : "Health visitor";
            String place = i < 90 ? "Lantern Green" : i < 240 ? "Quay Street" : i < 300 ? "Kestrel Primary" : "Bay Clinic";
            String given = GIVEN.get(i % GIVEN.size());
            String family = FAMILY.get((i / GIVEN.size() + i) % FAMILY.size());
            staff.add(new String[] {family, given, "%s%04d".formatted(agency.substring(0, 1), 1000 + i), agency, place, title,
                    day(today.minusDays(400 + random.nextInt(2500))), random.nextInt(3) == 0 ? ""
                            : (given + "." + family + i + "@example.org").toLowerCase(Locale.ROOT)});
        }
    }

    private static String day(LocalDate day) {
        return UK.format(day);
    }

    private static String excel(LocalDate day) {
        return String.valueOf(ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), day));
    }

    private static final class Table {
        final StringBuilder text = new StringBuilder();
        final Map<Integer, Fate> fates = new LinkedHashMap<>();
        final char separator;
        int line;
        int rows;

        Table(char separator) {
            this.separator = separator;
        }

        void above(String line) {
            text.append(line).append("\r\n");
            this.line++;
        }

        void row(String... cells) {
            text.append(List.of(cells).stream().map(this::quoted).collect(Collectors.joining(String.valueOf(separator)))).append("\r\n");
            line++;
            rows++;
        }

        private String quoted(String cell) {
            return cell.indexOf(separator) >= 0 || cell.contains("\n") || cell.contains("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
        }

        void odd(String fault, String outcome, String says, String... cells) {
            row(cells);
            fates.put(line, new Fate(fault, outcome, says));
        }

        void blank(String line) {
            above(line);
        }
    }

    /**
     * The staff list, in Windows-1252 with semicolons, a title above it and a total below.
     *
     * @param births whether it still has the column with dates of birth
     */
    Messy staffList(boolean births) {
        Table t = new Table(';');
        t.above("Staff list \u2013 Kestrel Bay \u2013 printed by Payroll;;;;;;;;;;;;");
        t.above(";;;;;;;;;;;;");
        t.above("Last name;Known as;Staff No.;Employer;Site;Position;Date started;Leaving date;Work e-mail;Phone;Contract;Hours/week;"
                + (births ? "D.O.B." : "Car park permit") + ";;");
        int lot = staff.size() / 2;
        staff.subList(0, lot).forEach(s -> sound(t, s));
        t.odd("the heads again", "refused", "repeats the heads", "Last name", "Known as", "Staff No.", "Employer", "Site", "Position",
                "Date started", "Leaving date", "Work e-mail", "Phone", "Contract", "Hours/week", births ? "D.O.B." : "Car park permit");
        String hn = "Harbour Nurseries";
        String tp = "Tidewater Police";
        String then = day(today.minusYears(2));
        t.odd("Windows umlaut, smart quote and hyphen", "added", "", "M\u00fcller\u2013O\u2019Brien".replace('\u2013', '-'), "Zo\u00eb", "H2001", hn,
                "Lantern Green", "Nursery nurse", then, "", "", "", "perm", "37,5", "no");
        t.odd("line break in quotes", "added", "", "Ashby", "Noor", "H2002", hn, "Lantern\nGreen", "Nursery nurse", then, "", "", "", "", "", "");
        t.odd("Excel's number for a date", "added", "", "Birch", "Omar", "H2003", hn, "Lantern Green", "Nursery nurse",
                excel(today.minusYears(1)), "", "", "", "", "", "");
        t.odd("month before day", "refused", "no month 25", "Cole", "Ruby", "H2004", hn, "Lantern Green", "Nursery nurse", "09/25/2023", "", "", "", "", "", "");
        t.odd("two-digit year", "refused", "four figures", "Dale", "Sam", "H2005", hn, "Lantern Green", "Nursery nurse", "01/09/23", "", "", "", "", "", "");
        t.odd("a day that does not exist", "refused", "does not exist", "Eaves", "Tess", "H2006", hn, "Lantern Green", "Nursery nurse", "31/02/2024", "", "", "", "", "", "");
        t.odd("starts years from now", "refused", "more than a year ahead", "Frome", "Uma", "H2007", hn, "Lantern Green", "Nursery nurse",
                day(today.plusYears(4)), "", "", "", "", "", "");
        t.odd("left before joining", "refused", "before", "Gale", "Val", "H2008", hn, "Lantern Green", "Nursery nurse", then,
                day(today.minusYears(3)), "", "", "", "", "");
        t.odd("unknown agency", "refused", "is not known", "Hart", "Will", "X1", "Ministry of Silly Walks", "", "Nursery nurse", then, "", "", "", "", "", "");
        t.odd("misspelt agency", "refused", "Did you mean", "Iles", "Xena", "H2009", "Harbor Nurseries", "", "Nursery nurse", then, "", "", "", "", "", "");
        t.odd("number of somebody else", "refused", "on row", "Jones", "Yve", "H1000", hn, "Lantern Green", "Nursery nurse", then, "", "", "", "", "", "");
        t.odd("the same row twice", "refused", "The same as row", cells(staff.get(3)));
        t.odd("first of two names", "added", "", "Frost", "Jo", "H2010", hn, "Lantern Green", "Nursery nurse", then, "", "jo.frost@example.org", "", "", "", "");
        t.odd("maiden name", "asked", "may be the same person", "Winter", "Jo", "H2011", hn, "Lantern Green", "Nursery nurse", then, "",
                "jo.frost@example.org", "", "", "", "");
        t.odd("no number", "refused", "staff_number is empty", "Knott", "Abe", "", hn, "Lantern Green", "Nursery nurse", then, "", "", "", "", "", "");
        t.odd("formula for a name", "refused", "does not look like a name", "Lowe", "=HYPERLINK(\"http://x.example\",\"Click\")", "H2012", hn, "",
                "Nursery nurse", then, "", "", "", "", "", "");
        t.odd("one name only", "refused", "one name only", "Madonna", "", "H2013", hn, "", "Nursery nurse", then, "", "", "", "", "", "");
        t.odd("spaces in an e-mail", "refused", "is not an e-mail address", "Neal", "Bo", "H2014", hn, "", "Nursery nurse", then, "", "bo.neal @ example.org", "", "", "", "");
        t.odd("phone number for an e-mail", "refused", "is not an e-mail address", "Orme", "Cy", "H2015", hn, "", "Nursery nurse", then, "", "07700 900123", "", "", "", "");
        t.odd("an office's e-mail, first", "added", "", "Pell", "Di", "H2016", hn, "Lantern Green", "Nursery nurse", then, "", "office@lantern-green.example", "", "", "", "");
        t.odd("an office's e-mail, second", "added", "", "Rook", "Ed", "H2017", hn, "Lantern Green", "Nursery nurse", then, "", "office@lantern-green.example", "", "", "", "");
        t.odd("no e-mail", "added", "", "Hartley", "Lucy", "H2018", hn, "Lantern Green", "Nursery nurse", then, "", "", "", "", "", "");
        t.odd("spaces that do not break", "added", "", "\u00a0Sandford\u00a0", "Flo", "H2019", hn, "Lantern\u00a0Green", "Nursery nurse", then, "", "", "", "", "", "");
        t.odd("a word for no last day", "added", "", "Tuck", "Guy", "H2020", hn, "Lantern Green", "Nursery nurse", then, "n/a", "", "", "", "", "");
        t.odd("unknown contract", "refused", "is not known", "Usher", "Hal", "H2021", hn, "", "Nursery nurse", then, "", "", "", "gig", "", "");
        t.odd("hours that are no number", "refused", "number of hours", "Vicary", "Ida", "H2022", hn, "", "Nursery nurse", then, "", "", "", "", "full", "");
        t.odd("a semicolon too many", "refused", "cells", "Wade", "Jim", "H2023", hn, "", "Nursery nurse", then, "", "", "", "", "", "", "", "", "", "late shift");
        t.odd("job title mapped to nothing", "untitled", "is not mapped", "York", "Kay", "H2024", hn, "", "Wellbeing wizard", then, "", "", "", "", "", "");
        t.odd("no job title", "refused", "both empty", "Zeal", "Lou", "H2025", hn, "", "", then, "", "", "", "", "", "");
        t.odd("capitals and spaces round the agency", "added", "", "Ellis", "Jordan", "T2026", "  TIDEWATER   POLICE ", "Quay Street", "Response constable", then, "",
                "jordan.ellis@example.org", "07700 900456", "employee", "40", "");
        t.odd("a leaver, and a word under no head", "added", "", "Amos", "Mel", "T2027", tp, "Quay Street", "Response constable", day(today.minusYears(3)),
                day(today.minusMonths(2)), "", "", "", "", "", "moved away");
        t.blank(";;;;;;;;;;;;");
        staff.subList(lot, staff.size()).forEach(s -> sound(t, s));
        t.odd("a total", "refused", "a total", "Total staff", "", String.valueOf(t.rows), "", "", "", "", "", "", "", "", "", "");
        return new Messy("Staff list Kestrel Bay (2) FINAL.csv", t.text.toString().getBytes(WINDOWS), t.rows, t.fates);
    }

    private static void sound(Table t, String[] s) {
        t.row(cells(s));
    }

    private static String[] cells(String[] s) {
        return new String[] {s[0], s[1], s[2], s[3], s[4], s[5], s[6], "", s[7], "", "", "", ""};
    }

    /** Five years of completions from an old training portal: UTF-8 with its mark, tabs between cells. */
    Messy completions() {
        Table t = new Table('\t');
        t.above("Employee ID\tSurname\tForename\tOrganisation\tCourse title\tDate completed\tTrainer\tCertificate\tChecked by\tScore");
        List<String> modules = List.of("M01", "Act on a concern: record, share, refer", "six-types-of-neglect", "M18");
        for (String[] s : staff) {
            for (int i = 0; i < 2 + random.nextInt(3); i++) {
                t.row(s[2], s[0], s[1], s[3], modules.get(i), day(today.minusDays(30 + random.nextInt(5 * 365 - 30))), "Learning Pool",
                        "LP" + t.line, random.nextInt(8) == 0 ? "" : "Ruth Calder", "%d%%".formatted(60 + random.nextInt(41)));
            }
        }
        String hn = "Harbour Nurseries";
        String then = day(today.minusMonths(9));
        String[] a = staff.get(0);
        String[] b = staff.get(1);
        t.odd("byte order mark and tabs", "added", "", "H2001", "M\u00fcller-O\u2019Brien", "Zo\u00eb", hn, "M13", then, "Learning Pool", "", "Ruth Calder", "90%");
        t.odd("Excel's number for a date", "added", "", a[2], a[0], a[1], hn, "M13", excel(today.minusMonths(8)), "", "", "Ruth Calder", "");
        t.odd("month before day", "refused", "no month 25", a[2], a[0], a[1], hn, "M10", "09/25/2024", "", "", "Ruth Calder", "");
        t.odd("two-digit year", "refused", "four figures", a[2], a[0], a[1], hn, "M10", "01/09/24", "", "", "Ruth Calder", "");
        t.odd("a day that does not exist", "refused", "does not exist", a[2], a[0], a[1], hn, "M10", "31/02/2024", "", "", "Ruth Calder", "");
        t.odd("still to come", "refused", "still to come", a[2], a[0], a[1], hn, "M10", day(today.plusMonths(2)), "", "", "Ruth Calder", "");
        t.odd("before any module existed", "refused", "counts for nothing", a[2], a[0], a[1], hn, "M10", "12/03/1999", "", "", "Ruth Calder", "");
        t.odd("unknown module", "refused", "is not one of ours", a[2], a[0], a[1], hn, "Fire safety and you", then, "", "", "Ruth Calder", "");
        t.odd("misspelt module", "refused", "Did you mean", a[2], a[0], a[1], hn, "Act on a concern: record, share, refr", then, "", "", "Ruth Calder", "");
        t.odd("level of Wales for a module", "refused", "is not one of ours", a[2], a[0], a[1], hn, "Group B safeguarding", then, "", "", "Ruth Calder", "");
        t.odd("somebody who is not on the staff list", "refused", "Nobody at", "H9999", "Nobody", "Ned", hn, "M01", then, "", "", "Ruth Calder", "");
        t.odd("the name she had before", "refused", "family name", a[2], "Maiden", a[1], hn, "M01", then, "", "", "Ruth Calder", "");
        t.odd("a first completion", "added", "", b[2], b[0], b[1], hn, "M11", then, "", "", "Ruth Calder", "");
        t.odd("the same day twice", "refused", "The same person, module and day", b[2], b[0], b[1], hn, "M11", then, "", "", "Ruth Calder", "");
        t.odd("no course", "refused", "module is empty", b[2], b[0], b[1], hn, "", then, "", "", "Ruth Calder", "");
        t.odd("no day", "refused", "completed_on is empty", b[2], b[0], b[1], hn, "M12", "", "", "", "Ruth Calder", "");
        t.odd("a mark for a day", "refused", "is not a date", b[2], b[0], b[1], hn, "M12", "80%", "", "", "Ruth Calder", "");
        t.odd("verified by nobody", "added", "", b[2], b[0], b[1], hn, "M14", then, "", "", "", "100%");
        t.odd("neither number nor e-mail", "refused", "both empty", "", b[0], b[1], hn, "M12", then, "", "", "Ruth Calder", "");
        t.odd("misspelt agency", "refused", "Did you mean", b[2], b[0], b[1], "Harbour Nurserys", "M12", then, "", "", "Ruth Calder", "");
        t.odd("formula for a certificate", "added", "", b[2], b[0], b[1], hn, "M15", then, "", "=HYPERLINK(\"http://x.example\",\"Certificate\")", "Ruth Calder", "");
        t.odd("formula in a row left out", "refused", "is not one of ours", b[2], b[0], b[1], hn, "=1+1", then, "", "", "Ruth Calder", "");
        t.odd("line break in quotes", "added", "", b[2], b[0], b[1], hn, "M16", then, "Learning\nPool", "", "Ruth Calder", "");
        t.odd("spaces that do not break", "added", "", b[2], "\u00a0" + b[0], b[1], hn, "M17", then, "", "", "Ruth Calder", "");
        t.odd("somebody who has left", "added", "", "T2027", "Amos", "Mel", "Tidewater Police", "M01", day(today.minusYears(2)), "", "", "Ruth Calder", "");
        t.odd("the heads again", "refused", "repeats the heads", "Employee ID", "Surname", "Forename", "Organisation", "Course title", "Date completed",
                "Trainer", "Certificate", "Checked by", "Score");
        t.odd("a tab too many", "refused", "cells", b[2], b[0], b[1], hn, "M12", then, "", "", "Ruth Calder", "70%", "", "resit");
        t.odd("number written with an apostrophe", "refused", "Nobody at", "'" + b[2], b[0], b[1], hn, "M12", then, "", "", "Ruth Calder", "");
        t.odd("a total", "refused", "a total", "Total", "", "", "", "", "", "", "", "", String.valueOf(t.rows));
        return new Messy("old-portal-export.tsv", ("\ufeff" + t.text).getBytes(StandardCharsets.UTF_8), t.rows, t.fates);
    }

    /** The headcount return, with commas and quotation marks, filled in by six people. */
    Messy headcount() {
        Table t = new Table(',');
        t.above("Agency,Staff group,Training level,Local area,Headcount,As at,Source,Method,Confidence,Completed by,Notes,");
        String on = day(today.minusDays(20));
        record Sound(String agency, String group, String posts) {}
        for (Sound s : List.of(new Sound("Harbour Nurseries", "nursery", "130"), new Sound("Tidewater Police", "Police, response", "1,200"),
                new Sound("Kestrel Schools Trust", "school", "75"))) {
            t.row(s.agency(), s.group(), "", "Kestrel Bay", s.posts(), on, "Payroll run 10", "payroll", "high", "Ruth Calder", "", "");
        }
        String hn = "Harbour Nurseries";
        t.odd("more on the staff list than declared", "added", "", "Bay Health", "Health, level 2", "", "Kestrel Bay", "12", on, "Rota", "count", "low", "", "", "");
        t.odd("nought posts", "added", "", "Kestrel Schools Trust", "dsl", "", "", "0", on, "Payroll", "payroll", "high", "", "", "");
        t.odd("old return", "added", "", "Kestrel Bay Council", "social_work", "", "", "64", day(today.minusMonths(9)), "Establishment", "hr", "medium", "", "", "");
        t.odd("two returns for one cell", "refused", "The same agency, group, level, area and date", hn, "nursery", "L2", "KB", "128", on, "Rota", "count", "low", "", "", "");
        t.odd("below nought", "refused", "whole number", hn, "supervisor", "", "", "-5", on, "Payroll", "payroll", "high", "", "", "");
        t.odd("half a post", "refused", "whole number", hn, "supervisor", "", "", "12.5", on, "Payroll", "payroll", "high", "", "", "");
        t.odd("not given", "refused", "whole number", hn, "supervisor", "", "", "n/a", on, "Payroll", "payroll", "high", "", "", "");
        t.odd("about so many", "refused", "whole number", hn, "supervisor", "", "", "approx 40", on, "Payroll", "payroll", "high", "", "", "");
        t.odd("formula for a number", "refused", "whole number", hn, "supervisor", "", "", "=SUM(E2:E9)", on, "Payroll", "payroll", "high", "", "", "");
        t.odd("far too many", "refused", "whole number", hn, "supervisor", "", "", "1000000", on, "Payroll", "payroll", "high", "", "", "");
        t.odd("no number", "refused", "posts is empty", hn, "supervisor", "", "", "", on, "Payroll", "payroll", "high", "", "", "");
        t.odd("unknown group", "refused", "is not known", hn, "Wizards and warlocks", "", "", "4", on, "Payroll", "payroll", "high", "", "", "");
        t.odd("misspelt group", "refused", "Did you mean", hn, "Supervisers", "", "", "4", on, "Payroll", "payroll", "high", "", "", "");
        t.odd("level of Wales", "refused", "Wales or Scotland", hn, "supervisor", "Group D", "", "4", on, "Payroll", "payroll", "high", "", "", "");
        t.odd("level of Scotland", "refused", "Wales or Scotland", hn, "supervisor", "Intensive", "", "4", on, "Payroll", "payroll", "high", "", "", "");
        t.odd("no level at all", "refused", "is not a level", hn, "supervisor", "L7", "", "4", on, "Payroll", "payroll", "high", "", "", "");
        t.odd("unknown area", "refused", "area", hn, "supervisor", "", "Atlantis", "4", on, "Payroll", "payroll", "high", "", "", "");
        t.odd("unknown agency", "refused", "is not known", "Lost and Found", "supervisor", "", "", "4", on, "Payroll", "payroll", "high", "", "", "");
        t.odd("still to come", "refused", "still to come", hn, "supervisor", "", "", "4", day(today.plusMonths(1)), "Payroll", "payroll", "high", "", "", "");
        t.odd("a day that does not exist", "refused", "does not exist", hn, "supervisor", "", "", "4", "31/02/2024", "Payroll", "payroll", "high", "", "", "");
        t.odd("two-digit year", "refused", "four figures", hn, "supervisor", "", "", "4", "01/09/24", "Payroll", "payroll", "high", "", "", "");
        t.odd("month before day", "refused", "no month 25", hn, "supervisor", "", "", "4", "09/25/2024", "Payroll", "payroll", "high", "", "", "");
        t.odd("unknown method", "refused", "is not known", hn, "supervisor", "", "", "4", on, "Payroll", "gut feeling", "high", "", "", "");
        t.odd("unknown confidence", "refused", "is not known", hn, "supervisor", "", "", "4", on, "Payroll", "payroll", "pretty sure", "", "", "");
        t.odd("no source", "refused", "source is empty", hn, "supervisor", "", "", "4", on, "", "payroll", "high", "", "", "");
        t.odd("smart quotes and a comma in a cell", "added", "", "Bay Health", "supervisor", "", "", "6", on, "\u201cRota\u201d, week 46", "census", "med", "Dr A. O\u2019Neill", "", "");
        t.odd("the heads again", "refused", "repeats the heads", "Agency", "Staff group", "Training level", "Local area", "Headcount", "As at", "Source",
                "Method", "Confidence", "Completed by", "Notes", "");
        t.odd("a comma too many", "refused", "cells", hn, "supervisor", "", "", "4", on, "Payroll", "payroll", "high", "", "", "", "", "see note");
        t.odd("a total", "refused", "a total", "TOTAL", "", "", "", "1605", "", "", "", "", "", "", "");
        return new Messy("headcount return v3.csv", t.text.toString().getBytes(StandardCharsets.UTF_8), t.rows, t.fates);
    }
}
