package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What only the server shows of the ground: the start, the transaction of a door, the scheduler. */
@ArquillianTest
class StartIT {
    /** Remembers what it was asked to do. */
    @ApplicationScoped
    public static class Echo implements JobKind {
        static final AtomicReference<String> HEARD = new AtomicReference<>();
        static final List<UUID> DONE = new CopyOnWriteArrayList<>();

        @Override
        public String kind() {
            return "test.echo";
        }

        @Override
        public void run(JobRun run) {
            run.progress(1, 2);
            HEARD.set(run.payload());
            DONE.add(run.id());
        }
    }

    /** Takes as long as it is let. */
    @ApplicationScoped
    public static class Slow implements JobKind {
        static final CountDownLatch BEGUN = new CountDownLatch(1);
        static final CountDownLatch MAY_END = new CountDownLatch(1);

        @Override
        public String kind() {
            return "test.slow";
        }

        @Override
        public boolean takesLong() {
            return true;
        }

        @Override
        public void run(JobRun run) {
            BEGUN.countDown();
            try {
                assertThat(MAY_END.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Inject
    private Readiness readiness;

    @Inject
    private Settings settings;

    @Inject
    private Jobs jobs;

    @Resource
    private ManagedExecutorService threads;

    @Test
    void isReadyOnPostgresWithItsMigrations() {
        assertThat(readiness.isOpen()).isTrue();
        assertThat(settings.postgres()).isTrue();
        assertThat(settings.demo()).isFalse();
    }

    @Test
    void doesAQueuedJobOnceItsTransactionIsThere() {
        UUID id = jobs.queue("test.echo", "hello", null);
        await().atMost(Duration.ofSeconds(20)).until(() -> jobs.find(id).orElseThrow().isOver());
        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo("done");
        assertThat(Echo.HEARD.get()).isEqualTo("hello");
    }

    @Test
    void whatTakesLongHoldsUpNoOtherJob() throws InterruptedException {
        UUID slow = jobs.queue("test.slow", "", null);
        assertThat(Slow.BEGUN.await(20, TimeUnit.SECONDS)).isTrue();
        UUID quick = jobs.queue("test.echo", "meanwhile", null);
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> jobs.find(quick).orElseThrow().isOver());
        } finally {
            Slow.MAY_END.countDown();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> jobs.find(slow).orElseThrow().isOver());
        assertThat(jobs.find(slow).orElseThrow().state()).isEqualTo("done");
    }

    @Test
    void givesEachJobToOneOfManyThatReachForIt() throws Exception {
        List<UUID> queued = IntStream.range(0, 12).mapToObj(i -> jobs.queue("test.echo", "job " + i, null)).toList();
        List<Callable<List<UUID>>> nodes = Collections.nCopies(3, () -> {
            List<UUID> taken = new ArrayList<>();
            for (Optional<Jobs.Taken> next = jobs.takeExcept(List.of()); next.isPresent(); next = jobs.takeExcept(List.of())) {
                taken.add(next.get().id());
                jobs.end(next.get().id(), null);
            }
            return taken;
        });
        List<UUID> taken = new ArrayList<>();
        for (Future<List<UUID>> node : threads.invokeAll(nodes)) {
            taken.addAll(node.get());
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> queued.stream().allMatch(id -> jobs.find(id).orElseThrow().isOver()));
        taken.addAll(Echo.DONE.stream().filter(queued::contains).toList());
        assertThat(taken).containsExactlyInAnyOrderElementsOf(queued);
    }
}
