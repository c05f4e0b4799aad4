package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import jakarta.enterprise.context.control.RequestContextController;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

class JobClockDbTest {
    private final TestClock clock = TestClock.at("2026-11-22");
    private final List<String> done = new ArrayList<>();

    private record Kind(String kind, Consumer<JobRun> work) implements JobKind {
        @Override
        public void run(JobRun run) {
            work.accept(run);
        }
    }

    private static final class NoRequest implements RequestContextController {
        @Override
        public boolean activate() {
            return true;
        }

        @Override
        public void deactivate() {}
    }

    /** Rounds are told apart by their class. */
    private final Round broken = new Round() {
        @Override
        public Duration every() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void go() {
            throw new OutOfMemoryError("a round");
        }
    };

    private final Round sound = new Round() {
        @Override
        public Duration every() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void go() {
            done.add("round");
        }
    };

    private JobClock clock(Jobs jobs) {
        JobKind endless = new Kind("endless", run -> {
            throw new StackOverflowError("a job");
        });
        return new JobClock(jobs, List.of(endless, new Kind("greet", run -> done.add(run.payload()))), List.of(broken, sound), new NoRequest(), new NoRequest(), clock);
    }

    @OnBothDatabases
    void anErrorFailsItsJobOrRoundAndTheClockGoesOn(Database.Fresh db) {
        Jobs jobs = new Jobs(db.em(), clock);
        UUID failing = db.tx(em -> jobs.queue("endless", "", null));
        clock.forward(Duration.ofSeconds(1));
        UUID next = db.tx(em -> jobs.queue("greet", "hello", null));
        JobClock ticks = clock(jobs);

        db.run(em -> ticks.work());

        assertThat(done).containsExactly("hello", "round");
        assertThat(db.tx(em -> jobs.find(failing)).orElseThrow().state()).isEqualTo("failed");
        assertThat(db.tx(em -> jobs.find(next)).orElseThrow().state()).isEqualTo("done");
    }

    /** A course is fetched from a server that takes minutes. */
    @OnBothDatabases
    void whatWaitsForOthersHoldsUpNeitherJobsNorRounds(Database.Fresh db) {
        Jobs jobs = new Jobs(db.em(), clock);
        JobKind greet = new Kind("greet", run -> done.add(run.payload()));
        JobClock[] ticks = new JobClock[1];
        JobKind waits = new JobKind() {
            @Override
            public String kind() {
                return "wait";
            }

            @Override
            public boolean waitsForOthers() {
                return true;
            }

            @Override
            public void run(JobRun run) {
                ticks[0].work();
                done.add(run.payload());
            }
        };
        ticks[0] = new JobClock(jobs, List.of(greet, waits), List.of(sound), new NoRequest(), new NoRequest(), clock);
        db.run(em -> {
            jobs.queue("wait", "first", null);
            clock.forward(Duration.ofSeconds(1));
            jobs.queue("wait", "second", null);
            jobs.queue("greet", "hello", null);
        });

        db.run(em -> ticks[0].workBeside());

        assertThat(done).containsExactly("hello", "round", "first", "second");
    }

    @OnBothDatabases
    void anErrorOfTheQueueItselfDoesNotEndTheClock(Database.Fresh db) {
        Jobs away = new Jobs(db.em(), clock) {
            @Override
            Optional<Taken> takeExcept(Collection<String> kinds) {
                throw new StackOverflowError("the queue");
            }
        };
        JobClock ticks = clock(away);
        ticks.work();
        assertThat(done).isEmpty();
    }
}
