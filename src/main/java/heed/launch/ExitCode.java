package heed.launch;

/** The exit codes of a start that failed; docs/operating.md explains each. */
final class ExitCode {
    static final int PORT_TAKEN = 2;
    static final int DATA_FOLDER = 3;
    static final int DATABASE = 4;
    static final int MIGRATION = 5;
    static final int MODULES = 6;
    static final int NOT_READY = 7;
    static final int SETTING = 8;

    private ExitCode() {}
}
