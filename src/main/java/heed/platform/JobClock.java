package heed.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * The one scheduler of the program: looks for work every second and does it, one job at a time on each node. Each kind of job that takes long has a
 * thread of its own beside that.
 */
@ApplicationScoped
public class JobClock {
    private static final Logger LOG = System.getLogger(JobClock.class.getName());

    @Resource
    private ManagedThreadFactory threads;

    private final Map<Class<?>, Instant> lastRound = new HashMap<>();
    private Jobs jobs;
    private Iterable<JobKind> kinds;
    private Iterable<Round> rounds;
    /** Each thread has its own: it remembers whether it began the request. */
    private Supplier<RequestContextController> requests;
    private RequestContextController request;
    private Clock clock;
    private ScheduledExecutorService executor;

    protected JobClock() {}

    @Inject
    JobClock(Jobs jobs, @Any Instance<JobKind> kinds, @Any Instance<Round> rounds, Instance<RequestContextController> requests, Clock clock) {
        this(jobs, kinds, rounds, requests::get, clock);
    }

    JobClock(Jobs jobs, Iterable<JobKind> kinds, Iterable<Round> rounds, Supplier<RequestContextController> requests, Clock clock) {
        this.jobs = jobs;
        this.kinds = kinds;
        this.rounds = rounds;
        this.requests = requests;
        this.request = requests.get();
        this.clock = clock;
    }

    void start(@Observes @jakarta.annotation.Priority(Interceptor.Priority.LIBRARY_AFTER) Started event) {
        List<Runnable> ticks = new ArrayList<>(beside());
        ticks.add(this::work);
        // The server's own scheduler has one thread for all of them.
        executor = Executors.newScheduledThreadPool(ticks.size(), threads);
        ticks.forEach(tick -> executor.scheduleWithFixedDelay(tick, 1, 1, TimeUnit.SECONDS));
    }

    @jakarta.annotation.PreDestroy
    void stop() {
        if (executor != null) {
            executor.shutdown();
        }
    }

    /** One tick. */
    void work() {
        tick(() -> {
            all(() -> jobs.takeExcept(longKinds()), request);
            rounds.forEach(this::goRound);
        });
    }

    /** One tick each beside it, for the kinds that take long. */
    List<Runnable> beside() {
        return longKinds().stream().map(this::beside).toList();
    }

    private Runnable beside(String kind) {
        RequestContextController own = requests.get();
        return () -> tick(() -> all(() -> jobs.takeAlone(kind), own));
    }

    private List<String> longKinds() {
        return StreamSupport.stream(kinds.spliterator(), false).filter(JobKind::takesLong).map(JobKind::kind).toList();
    }

    private void all(Supplier<Optional<Jobs.Taken>> queue, RequestContextController context) {
        Optional<Jobs.Taken> next = queue.get();
        while (next.isPresent() && !Thread.currentThread().isInterrupted()) {
            run(next.get(), context);
            next = queue.get();
        }
    }

    /** Nothing that happens in a tick ends the clock: the executor drops a task for good that throws, and all background work with it. */
    private static void tick(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // The database is away: the next tick tries again.
            LOG.log(Level.WARNING, "Background work waits: " + e.getMessage());
        } catch (Error e) {
            LOG.log(Level.ERROR, "Background work was broken off and goes on with the next tick", e);
        }
    }

    private void goRound(Round round) {
        Instant last = lastRound.get(round.getClass());
        if (last != null && last.plus(round.every()).isAfter(clock.instant())) {
            return;
        }
        lastRound.put(round.getClass(), clock.instant());
        request.activate();
        try {
            round.go();
        } catch (RuntimeException | Error e) {
            LOG.log(e instanceof Error ? Level.ERROR : Level.WARNING, "The round " + round.getClass().getName() + " stopped and goes again", e);
        } finally {
            request.deactivate();
        }
    }

    private void run(Jobs.Taken job, RequestContextController context) {
        String failure = null;
        // Each job, as each round, has a request of its own, since doors ask who the caller is.
        context.activate();
        try {
            kind(job.kind()).run(new Run(job));
        } catch (Refusal refusal) {
            failure = Texts.of(refusal);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "Job " + job.kind() + " " + job.id() + " failed", e);
            failure = "An error of ours stopped this work. It is in the log under " + job.id() + ".";
        } finally {
            context.deactivate();
        }
        jobs.end(job.id(), failure);
    }

    private JobKind kind(String name) {
        return StreamSupport.stream(kinds.spliterator(), false).filter(k -> k.kind().equals(name)).findFirst().orElseThrow(() -> new IllegalStateException("No room knows the job " + name));
    }

    private final class Run implements JobRun {
        private final Jobs.Taken job;

        Run(Jobs.Taken job) {
            this.job = job;
        }

        @Override
        public UUID id() {
            return job.id();
        }

        @Override
        public String payload() {
            return job.payload();
        }

        @Override
        public UUID owner() {
            return job.owner();
        }

        @Override
        public void progress(int done, int total) {
            jobs.progress(job.id(), done, total);
        }
    }
}
