package heed.platform;

/** A fault that must stop the start: one clear sentence for the operator and the exit code the launcher gives. */
public class StartFault extends RuntimeException {
    private final int exitCode;

    public StartFault(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
