package heed.scorm;

/** A launch whose player is no longer the live one; the reason is told to the player. */
public final class Gone extends RuntimeException {
    public enum Why { UNKNOWN, TAKEN, EXPIRED, ENDED }

    private final Why why;

    Gone(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
