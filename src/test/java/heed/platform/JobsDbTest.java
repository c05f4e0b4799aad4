package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

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
}
