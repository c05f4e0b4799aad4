package heed.access;

/** The seven roles. A grant pairs one with a unit and holds for all below it. */
public enum Role {
    LEARNER,
    SUPERVISOR,
    COORDINATOR,
    LEADER,
    SCRUTINEER,
    CONTENT_EDITOR,
    ADMINISTRATOR;

    /** The word in the database and in bundles. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }
}
