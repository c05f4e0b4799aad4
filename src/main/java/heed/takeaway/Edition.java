package heed.takeaway;

import java.util.Optional;

/** The two standards a module can be taken along in. */
public enum Edition {
    SCORM_12("1.2", "SCORM 1.2"),
    SCORM_2004("2004", "SCORM 2004 4th Edition");

    private final String key;
    private final String label;

    Edition(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** {@code 1.2} or {@code 2004}, as addresses name it. */
    public String key() {
        return key;
    }

    /** The name of the standard as people write it. */
    public String label() {
        return label;
    }

    /** The edition of that key; empty for every other word. */
    public static Optional<Edition> of(String key) {
        for (Edition edition : values()) {
            if (edition.key.equals(key)) {
                return Optional.of(edition);
            }
        }
        return Optional.empty();
    }
}
