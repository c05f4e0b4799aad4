package heed.scorm.manifest;

import java.util.Locale;
import java.util.Optional;

/** Which SCORM a package was made for. It decides the run-time interface (1.2 or 2004) and whether sequencing is read. */
public enum Edition {
    SCORM_12("SCORM 1.2"),
    SCORM_2004_2ND("SCORM 2004 2nd edition"),
    SCORM_2004_3RD("SCORM 2004 3rd edition"),
    SCORM_2004_4TH("SCORM 2004 4th edition");

    private final String label;

    Edition(String label) {
        this.label = label;
    }

    /** As people write it. */
    public String label() {
        return label;
    }

    public boolean is2004() {
        return this != SCORM_12;
    }

    /** From {@code <schemaversion>}, as the editions of the content aggregation model prescribe it and as tools write it. */
    static Optional<Edition> ofSchemaVersion(String text) {
        String version = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (version.equals("1.2") || version.equals("scorm 1.2")) {
            return Optional.of(SCORM_12);
        }
        if (version.equals("cam 1.3") || version.equals("1.3") || version.contains("2nd edition")) {
            return Optional.of(SCORM_2004_2ND);
        }
        if (version.contains("3rd edition") || version.equals("2004")) {
            return Optional.of(SCORM_2004_3RD);
        }
        return version.contains("4th edition") ? Optional.of(SCORM_2004_4TH) : Optional.empty();
    }
}
