package heed.platform;

/** One kind of background work; a room offers it as a CDI bean and {@link Jobs} finds it by its name. */
public interface JobKind {
    /** The name under which jobs are queued, at most 60 characters. */
    String kind();

    /** Whether it mostly waits for a server elsewhere, perhaps for minutes: then other jobs and the rounds of the node go on beside it. */
    default boolean waitsForOthers() {
        return false;
    }

    /**
     * Does the work. It may run again after a crash, so each step must bear repetition. An exception fails the job with
     * its message, a {@link Refusal} with its text.
     */
    void run(JobRun run);
}
