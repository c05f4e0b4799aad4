package heed.assignment;

import heed.platform.JobKind;
import heed.platform.JobRun;
import heed.platform.Jobs;
import heed.platform.Started;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Every morning looks for reminders that are due; each round queues the next, one for all nodes. */
@ApplicationScoped
class ReminderRound implements JobKind {
    private static final String KIND = "assignment.reminders";
    private static final LocalTime AT = LocalTime.of(6, 30);

    private Jobs jobs;
    private Reminders reminders;
    private Clock clock;

    protected ReminderRound() {}

    @Inject
    ReminderRound(Jobs jobs, Reminders reminders, Clock clock) {
        this.jobs = jobs;
        this.reminders = reminders;
        this.clock = clock;
    }

    public void begin(@Observes @Priority(10) Started event) {
        queueNext();
    }

    private void queueNext() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime next = now.with(AT).isAfter(now) ? now.with(AT) : now.plusDays(1).with(AT);
        jobs.queueOnce(KIND, "", KIND + " " + next.toLocalDate(), next.toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) {
        queueNext();
        reminders.remind();
        run.progress(1, 2);
        reminders.digest();
        run.progress(2, 2);
    }
}
