package heed.capacity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Which figure is asked for. Its code holds all of it; once {@link #fixed} to the instant of computing, the code on a board
 * paper finds the figure again.
 *
 * @param unit    the partnership, area, agency or place the figure is about
 * @param agency  one agency of it, or null
 * @param area    one area of it, or null
 * @param group   code of one professional group, or null
 * @param module  slug of one module, or {@link Coverages#ALL_REQUIRED}
 * @param asAt    the day the figure speaks of
 * @param knownOn with what was known then; null for now
 * @param seal    of a code that the program printed beside a number: see {@link Seals}; null for a figure somebody asks for
 */
public record Figure(int unit, Integer agency, Integer area, String group, String module, LocalDate asAt, OffsetDateTime knownOn, String seal) {
    private static final String NONE = "-";
    private static final String ALL = "all";

    /** A figure that is asked for. */
    public Figure(int unit, Integer agency, Integer area, String group, String module, LocalDate asAt, OffsetDateTime knownOn) {
        this(unit, agency, area, group, module, asAt, knownOn, null);
    }

    public static Figure of(int unit, LocalDate asAt) {
        return new Figure(unit, null, null, null, Coverages.ALL_REQUIRED, asAt, null);
    }

    public Figure forAgency(int key) {
        return new Figure(unit, key, area, group, module, asAt, knownOn, seal);
    }

    public Figure forGroup(String code) {
        return new Figure(unit, agency, area, code, module, asAt, knownOn, seal);
    }

    public boolean isAllRequired() {
        return module.equals(Coverages.ALL_REQUIRED);
    }

    /** The same with what was known at the instant, unless it already speaks of an earlier one. */
    public Figure fixed(OffsetDateTime computedAt) {
        return knownOn != null ? this : new Figure(unit, agency, area, group, module, asAt, computedAt);
    }

    Figure sealed(String with) {
        return new Figure(unit, agency, area, group, module, asAt, knownOn, with);
    }

    /**
     * For example {@code C.100.112.-.nursery.all.20261122.now}. A code with {@code now} is for links; what is printed beside a
     * number is the code of the {@link #fixed} figure, and ends with its seal.
     */
    public String code() {
        String code = String.join(".", "C", Integer.toString(unit), word(agency), word(area), word(group), isAllRequired() ? ALL : module,
                asAt.format(DateTimeFormatter.BASIC_ISO_DATE),
                knownOn == null ? "now" : Long.toString(knownOn.toInstant().toEpochMilli(), 36));
        return seal == null ? code : code + "." + seal;
    }

    private static String word(Object part) {
        return part == null ? NONE : part.toString();
    }

    /** Empty when the words are no figure's code. */
    public static Optional<Figure> parse(String code) {
        String[] parts = code == null ? new String[0] : code.strip().split("\\.");
        if (parts.length < 8 || parts.length > 9 || !parts[0].equals("C")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Figure(Integer.parseInt(parts[1]), number(parts[2]), number(parts[3]),
                    parts[4].equals(NONE) ? null : parts[4], parts[5].equals(ALL) ? Coverages.ALL_REQUIRED : parts[5],
                    LocalDate.parse(parts[6], DateTimeFormatter.BASIC_ISO_DATE),
                    parts[7].equals("now") ? null : Instant.ofEpochMilli(Long.parseLong(parts[7], 36)).atOffset(ZoneOffset.UTC), parts.length == 9 ? parts[8] : null));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Integer number(String part) {
        return part.equals(NONE) ? null : Integer.valueOf(part);
    }
}
