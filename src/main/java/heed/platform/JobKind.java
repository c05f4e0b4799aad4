package heed.platform;

/** One kind of background work; a room offers it as a CDI bean and {@link Jobs} finds it by its name. */
public interface JobKind {
    /** The name under which jobs are queued, at most 60 characters. */
    String kind();

    /**
     * Does the work. It may run again after a crash, so each step must bear repetition. An exception fails the job with
     * its message, a {@link Refusal} with its text.
     */
    void run(JobRun run);
}
