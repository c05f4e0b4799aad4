package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

class JobsDbTest {
    private final TestClock clock = TestClock.at("2026-11-22");

    @OnBothDatabases
    void givesEachJobToOneNodeOnly(Database.Fresh db) {
        Jobs jobs = new Jobs(db.em(), clock);
        UUID id = db.tx(em -> jobs.queue("greet", "hello", null));
        var got1 = db.tx(em -> jobs.takeExcept(List.of()));
        assertThat(got1).map(Jobs.Taken::id).contains(id);
        var got2 = db.tx(em -> jobs.takeExcept(List.of()));
        assertThat(got2).isEmpty();
    }

    @OnBothDatabases
    void takesOverAJobWhoseNodeHasDied(Database.Fresh db) {
        Jobs jobs = new Jobs(db.em(), clock);
        UUID id = db.tx(em -> jobs.queue("greet", "hello", null));
        db.tx(em -> jobs.takeExcept(List.of()));
        clock.forward(Jobs.DEAD_AFTER.plus(Duration.ofSeconds(1)));
        var got3 = db.tx(em -> jobs.takeExcept(List.of()));
        assertThat(got3).map(Jobs.Taken::id).contains(id);
    }

    @OnBothDatabases
    void keepsOneWaitingJobOfAKeyAndForgetsTheKeyWhenItEnds(Database.Fresh db) {
        Jobs jobs = new Jobs(db.em(), clock);
        var got4 = db.tx(em -> jobs.queueOnce("round", "", "nightly", java.time.OffsetDateTime.now(clock)));
        assertThat(got4).isPresent();
        var got5 = db.tx(em -> jobs.queueOnce("round", "", "nightly", java.time.OffsetDateTime.now(clock)));
        assertThat(got5).isEmpty();
        UUID id = db.tx(em -> jobs.takeExcept(List.of())).orElseThrow().id();
        db.run(em -> jobs.end(id, null));
        var got6 = db.tx(em -> jobs.find(id));
        assertThat(got6).map(JobStatus::isOver).contains(true);
        var got7 = db.tx(em -> jobs.queueOnce("round", "", "nightly", java.time.OffsetDateTime.now(clock)));
        assertThat(got7).isPresent();
    }

    @OnBothDatabases
    void runsOneJobAtATimeOfAKindThatTakesLong(Database.Fresh db) {
        Jobs jobs = new Jobs(db.em(), clock);
        UUID first = db.tx(em -> jobs.queue("unpack", "first", null));
        clock.forward(Duration.ofSeconds(1));
        UUID second = db.tx(em -> jobs.queue("unpack", "second", null));
        UUID fetch = db.tx(em -> jobs.queue("fetch", "", null));
        assertThat(taken(db, jobs, "unpack")).contains(first);
        assertThat(taken(db, jobs, "unpack")).isEmpty();
        assertThat(taken(db, jobs, "fetch")).as("another kind").contains(fetch);
        db.run(em -> jobs.end(first, null));
        assertThat(taken(db, jobs, "unpack")).contains(second);
        db.run(em -> jobs.queue("unpack", "third", null));
        clock.forward(Jobs.DEAD_AFTER.plus(Duration.ofSeconds(1)));
        assertThat(taken(db, jobs, "unpack")).as("what a dead node left goes first").contains(second);
        assertThat(taken(db, jobs, "unpack")).isEmpty();
    }

    private static Optional<UUID> taken(Database.Fresh db, Jobs jobs, String kind) {
        return db.tx(em -> jobs.takeAlone(kind)).map(Jobs.Taken::id);
    }

    @OnBothDatabases
    void ofTwoNodesThatReachAtOnceForAKindThatTakesLongOneTakes(Database.Fresh db) throws Exception {
        Jobs jobs = new Jobs(db.em(), clock);
        db.run(em -> {
            jobs.queue("unpack", "first", null);
            jobs.queue("unpack", "second", null);
        });
        CountDownLatch bothTook = new CountDownLatch(2);
        Callable<Boolean> node = () -> {
            try (EntityManager em = db.anotherEm()) {
                em.getTransaction().begin();
                try {
                    boolean took = new Jobs(em, clock).takeAlone("unpack").isPresent();
                    bothTook.countDown();
                    bothTook.await(300, TimeUnit.MILLISECONDS);
                    em.getTransaction().commit();
                    return took;
                } catch (PersistenceException somebodyWasQuicker) {
                    em.getTransaction().rollback();
                    return false;
                }
            }
        };
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Boolean> took = new ArrayList<>();
        for (Future<Boolean> each : two.invokeAll(List.of(node, node))) {
            took.add(each.get());
        }
        two.shutdown();
        assertThat(took).containsExactlyInAnyOrder(true, false);
        long running = db.tx(em -> Sql.of(em, "select count(*) from job where state = 'running'").number());
        assertThat(running).isOne();
    }
}
