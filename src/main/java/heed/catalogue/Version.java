package heed.catalogue;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A semantic version: a patch mends a typing slip, a minor version makes something clearer and leaves certificates valid,
 * a major version means that law or meaning has changed.
 */
public record Version(int major, int minor, int patch) implements Comparable<Version> {
    private static final Pattern SHAPE = Pattern.compile("(0|[1-9]\\d{0,4})\\.(0|[1-9]\\d{0,4})\\.(0|[1-9]\\d{0,4})");
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major).thenComparingInt(Version::minor).thenComparingInt(Version::patch);

    /** Reads {@code 1.2.0}; empty if the text has another shape. */
    public static Optional<Version> parse(String text) {
        Matcher m = SHAPE.matcher(text);
        return m.matches()
            ? Optional.of(new Version(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3))))
            : Optional.empty();
    }

    public Version nextPatch() {
        return new Version(major, minor, patch + 1);
    }

    public Version nextMinor() {
        return new Version(major, minor + 1, 0);
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
