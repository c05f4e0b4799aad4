package heed.launch;

/** A reason not to start: one sentence and an exit code. */
final class Fault extends RuntimeException {
    final int exitCode;

    Fault(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }
}
