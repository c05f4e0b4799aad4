package heed.platform;

/** One kind of background work; a room offers it as a CDI bean and {@link Jobs} finds it by its name. */
public interface JobKind {
    /** The name under which jobs are queued, at most 60 characters. */
    String kind();

    /**
     * Whether it may take minutes, be it that it waits for a server elsewhere or that a large file is unpacked. Then other jobs and the
     * rounds of the node go on beside it, and no two jobs of the kind run at once, on whatever nodes.
     */
    default boolean takesLong() {
        return false;
    }

    /**
     * Does the work. It may run again after a crash, so each step must bear repetition. An exception fails the job with
     * its message, a {@link Refusal} with its text.
     */
    void run(JobRun run);
}
