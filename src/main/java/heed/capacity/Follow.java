package heed.capacity;

import heed.platform.Jobs;
import heed.platform.Round;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the derived copy up to date: looks every few seconds for what was recorded since the last look and replaces the
 * touched cells. It looks a while back each time, since a long transaction records at its start and is seen at its end;
 * what it has worked in already it knows again. A change so wide that most cells are touched is left to {@link Rebuild},
 * and so is a night a day, which heals what a row recorded with an earlier instant would leave behind.
 */
@ApplicationScoped
class Follow implements Round {
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);
    private static final int NIGHT_FROM = 2;
    private static final int NIGHT_TO = 4;

    private Copy copy;
    private Jobs jobs;
    private Set<String> seen = Set.of();

    protected Follow() {}

    @Inject
    Follow(Copy copy, Jobs jobs) {
        this.copy = copy;
        this.jobs = jobs;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(3);
    }

    @Override
    public void go() {
        OffsetDateTime now = copy.now();
        Optional<Copy.State> state = copy.state();
        if (state.isEmpty() || !copy.isWhole() || isNightlyDue(state.get(), now)) {
            queueRebuild(jobs, now);
            return;
        }
        if (copy.isRebuilding()) {
            return;
        }
        Copy.Touched touched = copy.touched(state.get().watermark().minus(LOOK_BACK), seen);
        if (touched.all() || touched.cells().size() > copy.cellCount() / 2 + 10) {
            queueRebuild(jobs, now);
            seen = touched.marks();
            return;
        }
        if (!touched.cells().isEmpty()) {
            Facts facts = copy.facts(now);
            for (List<Integer> portion : copy.portions(Optional.of(touched.cells()))) {
                copy.refresh(portion, facts, state.get().horizon());
            }
        }
        seen = touched.marks();
        if (!touched.cells().isEmpty() || state.get().watermark().isBefore(now.minusMinutes(1))) {
            copy.reached(now, state.get().horizon(), state.get().builtAt());
        }
    }

    private static boolean isNightlyDue(Copy.State state, OffsetDateTime now) {
        return now.getHour() >= NIGHT_FROM && now.getHour() < NIGHT_TO && state.builtAt().isBefore(now.minusHours(12));
    }

    static void queueRebuild(Jobs jobs, OffsetDateTime now) {
        jobs.queueOnce(Rebuild.KIND, "", Rebuild.KIND, now);
    }
}
