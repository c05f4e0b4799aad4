package heed.scorm.cloud;

import heed.platform.Ids;
import heed.platform.JobKind;
import heed.platform.JobRun;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.platform.outbound.Outbound;
import heed.scorm.ContentStore;
import heed.scorm.manifest.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

/** Fetches a course from the address an application gave, and has it taken in. */
@ApplicationScoped
class FetchJob implements JobKind {
    /** Other courses to be fetched wait meanwhile. */
    private static final Duration WHOLE = Duration.ofMinutes(10);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    private Courses courses;
    private Outbound outbound;
    private ContentStore store;
    private Clock clock;

    protected FetchJob() {}

    @Inject
    FetchJob(Courses courses, Outbound outbound, ContentStore store, Clock clock) {
        this.courses = courses;
        this.outbound = outbound;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Courses.FETCH;
    }

    @Override
    public boolean takesLong() {
        return true;
    }

    @Override
    public void run(JobRun run) {
        UUID id = UUID.fromString(run.payload());
        Optional<String> address = courses.address(id);
        if (address.isPresent()) {
            fetch(run, id, address.get());
        }
    }

    private void fetch(JobRun run, UUID id, String address) {
        // Where it is to stay: a folder for passing files may lie in memory.
        UUID file = Ids.next();
        boolean taken = false;
        try {
            outbound.fetch(address, store.place(file), Limits.STANDARD.packed(), WHOLE, signs(run));
            taken = courses.fetched(id, file);
        } catch (IOException e) {
            courses.failed(id, Texts.of("scorm", "scorm.api.notFetched", String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            Optional<Refusal> refusal = Refusal.in(e);
            courses.failed(id, refusal.map(Texts::of).orElseGet(() -> Texts.of("scorm", "scorm.api.failed")));
            if (refusal.isEmpty()) {
                throw e;
            }
        } finally {
            if (!taken) {
                store.drop(file);
            }
        }
    }

    private LongConsumer signs(JobRun run) {
        Instant[] next = {clock.instant()};
        return bytes -> {
            if (!clock.instant().isBefore(next[0])) {
                next[0] = clock.instant().plus(SIGN_OF_LIFE);
                run.progress((int) (bytes >> 20), (int) (Limits.STANDARD.packed() >> 20));
            }
        };
    }
}
