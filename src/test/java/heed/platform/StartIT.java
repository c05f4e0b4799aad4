package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What only the server shows of the ground: the start, the transaction of a door, the scheduler. */
@ArquillianTest
class StartIT {
    /** Remembers what it was asked to do. */
    @ApplicationScoped
    public static class Echo implements JobKind {
        static final AtomicReference<String> HEARD = new AtomicReference<>();

        @Override
        public String kind() {
            return "test.echo";
        }

        @Override
        public void run(JobRun run) {
            run.progress(1, 2);
            HEARD.set(run.payload());
        }
    }

    @Inject
    private Readiness readiness;

    @Inject
    private Settings settings;

    @Inject
    private Jobs jobs;

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
}
