package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
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

    private record Kind(String kind, boolean takesLong, Consumer<JobRun> work) implements JobKind {
        Kind(String kind, Consumer<JobRun> work) {
            this(kind, false, work);
        }

        @Override
        public void run(JobRun run) {
            work.accept(run);
        }
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
        return new JobClock(jobs, List.of(endless, new Kind("greet", run -> done.add(run.payload()))), List.of(broken, sound), JobDesk.NoRequest::new, clock);
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

    /** A course is fetched from a server that takes minutes, and meanwhile a package is unpacked that takes as long. */
    @OnBothDatabases
    void whatTakesLongHoldsUpNeitherJobsNorRoundsNorAnotherKindThatDoes(Database.Fresh db) {
        Jobs jobs = new Jobs(db.em(), clock);
        JobKind greet = new Kind("greet", run -> done.add(run.payload()));
        JobClock[] ticks = new JobClock[1];
        JobKind waits = new Kind("wait", true, run -> {
            ticks[0].work();
            ticks[0].beside().forEach(Runnable::run);
            done.add(run.payload());
        });
        JobKind unpacks = new Kind("unpack", true, run -> done.add(run.payload()));
        ticks[0] = new JobClock(jobs, List.of(greet, waits, unpacks), List.of(sound), JobDesk.NoRequest::new, clock);
        db.run(em -> {
            jobs.queue("wait", "first", null);
            clock.forward(Duration.ofSeconds(1));
            jobs.queue("wait", "second", null);
            jobs.queue("greet", "hello", null);
            jobs.queue("unpack", "package", null);
        });

        db.run(em -> ticks[0].beside().get(0).run());

        assertThat(done).containsExactly("hello", "round", "package", "first", "second");
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
