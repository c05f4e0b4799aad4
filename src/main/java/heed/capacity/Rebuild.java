package heed.capacity;

import heed.platform.JobKind;
import heed.platform.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Builds the derived copy anew from all facts; readers see each cell change as its portion is done. */
@ApplicationScoped
class Rebuild implements JobKind {
    static final String KIND = "capacity.rebuild";

    private Copy copy;

    protected Rebuild() {}

    @Inject
    Rebuild(Copy copy) {
        this.copy = copy;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) {
        OffsetDateTime knownOn = copy.now();
        LocalDate horizon = copy.newHorizon();
        copy.nameCells(knownOn);
        Facts facts = copy.facts(knownOn);
        List<List<Integer>> portions = copy.portions(Optional.empty());
        for (int i = 0; i < portions.size(); i++) {
            run.progress(i, portions.size() + 1);
            copy.write(portions.get(i), facts, horizon);
        }
        run.progress(portions.size(), portions.size() + 1);
        copy.writePeople(facts);
        copy.reached(knownOn, horizon, copy.now());
    }
}
