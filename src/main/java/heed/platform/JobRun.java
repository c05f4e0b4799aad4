package heed.platform;

import java.util.UUID;

/** What a {@link JobKind} gets: its payload, and where to say how far it is. */
public interface JobRun {
    UUID id();

    String payload();

    /** Who queued it; null for the program itself. */
    UUID owner();

    /** Says how far the work is; also the sign of life without which another node takes the job over. */
    void progress(int done, int total);
}
