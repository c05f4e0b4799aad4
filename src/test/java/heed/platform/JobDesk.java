package heed.platform;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Has background work done at once, as a node's clock does it, in the transaction that runs. */
public final class JobDesk {
    private JobDesk() {}

    /** Where there is no server a job needs no request of its own. */
    static final class NoRequest implements RequestContextController {
        @Override
        public boolean activate() {
            return true;
        }

        @Override
        public void deactivate() {}
    }

    /** @throws IllegalStateException when the job failed, with its message */
    public static void has(EntityManager em, Clock clock, JobKind kind, String payload) {
        Jobs jobs = new Jobs(em, clock);
        UUID id = jobs.queue(kind.kind(), payload, null);
        JobClock node = new JobClock(jobs, List.of(kind), List.of(), NoRequest::new, clock);
        node.work();
        node.beside().forEach(Runnable::run);
        JobStatus status = jobs.find(id).orElseThrow();
        if (!status.state().equals("done")) {
            throw new IllegalStateException(kind.kind() + " is " + status.state() + ": " + status.message());
        }
    }
}
