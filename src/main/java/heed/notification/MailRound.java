package heed.notification;

import heed.platform.JobKind;
import heed.platform.JobRun;
import heed.platform.Jobs;
import heed.platform.Round;
import heed.platform.Settings;
import heed.platform.Started;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Looks every half minute whether e-mails are due, and has one job send them, one for all nodes. */
@ApplicationScoped
class MailRound implements Round, JobKind {
    private static final String KIND = "notification.mail";

    private Jobs jobs;
    private PostOffice office;
    private Clock clock;
    private Settings settings;

    protected MailRound() {}

    @Inject
    MailRound(Jobs jobs, PostOffice office, Clock clock, Settings settings) {
        this.jobs = jobs;
        this.office = office;
        this.clock = clock;
        this.settings = settings;
    }

    /** A setting nobody can read stops the start, not the first round. */
    public void check(@Observes @Priority(2) Started event) {
        QuietHours.of(settings.text("heed.mail.quiet").orElse("none"));
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void go() {
        if (!office.due().isEmpty()) {
            jobs.queueOnce(KIND, "", KIND, OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) {
        List<UUID> due = office.due();
        for (int i = 0; i < due.size(); i++) {
            office.send(due.get(i));
            run.progress(i + 1, due.size());
        }
    }
}
