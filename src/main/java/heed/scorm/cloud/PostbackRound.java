package heed.scorm.cloud;

import heed.platform.JobKind;
import heed.platform.JobRun;
import heed.platform.Jobs;
import heed.platform.Round;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks every few seconds which results have changed, and has one job send what is due, one for all nodes. */
@ApplicationScoped
class PostbackRound implements Round, JobKind {
    private static final String KIND = "scorm.postback";
    /** After a stop, what changed meanwhile is found all the same. */
    private static final Duration BACK = Duration.ofDays(1);
    /** Clocks of nodes differ a little, and a commit comes later than its time. */
    private static final Duration MARGIN = Duration.ofMinutes(1);
    /** Other work waits for a job: servers that do not answer must not hold it up for long. */
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(PostbackRound.class.getName());

    private Jobs jobs;
    private Postbacks postbacks;
    private Clock clock;
    private volatile Instant looked;

    protected PostbackRound() {}

    @Inject
    PostbackRound(Jobs jobs, Postbacks postbacks, Clock clock) {
        this.jobs = jobs;
        this.postbacks = postbacks;
        this.clock = clock;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(3);
    }

    @Override
    public void go() {
        Instant now = clock.instant();
        postbacks.notice((looked == null ? now.minus(BACK) : looked.minus(MARGIN)).atOffset(ZoneOffset.UTC));
        looked = now;
        if (!postbacks.due().isEmpty()) {
            jobs.queueOnce(KIND, "", KIND, OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) {
        Instant end = clock.instant().plus(ENOUGH);
        List<UUID> due = postbacks.due();
        for (int i = 0; i < due.size() && clock.instant().isBefore(end); i++) {
            send(due.get(i));
            run.progress(i + 1, due.size());
        }
    }

    /** A letter that cannot be written, or not be sent, holds up no other and has its pauses like one that nobody takes. */
    private void send(UUID id) {
        try {
            Optional<Postbacks.Letter> letter = postbacks.take(id);
            letter.ifPresent(l -> postbacks.end(l, postbacks.send(l.to(), l.body()).orElse(null)));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.log(Level.ERROR, "The result " + id + " could not be sent", e);
            postbacks.putOff(id);
        }
    }
}
