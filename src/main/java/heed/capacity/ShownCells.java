package heed.capacity;

import heed.workforce.ToldCells;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;

/** The cells whose figures stand in the caller's views of coverage. */
@ApplicationScoped
@Transactional
class ShownCells implements ToldCells {
    private Coverages coverages;

    protected ShownCells() {}

    @Inject
    ShownCells(Coverages coverages) {
        this.coverages = coverages;
    }

    @Override
    public Told today() {
        Set<Cell> shown = coverages.shownToday();
        return (agency, group, level, area) -> shown.contains(new Cell(agency, group, level, area));
    }
}
