package heed.workforce;

import heed.access.FirstUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;

/** Makes the partnership of an empty house. */
@ApplicationScoped
public class FirstPartnership implements FirstUnit {
    @Inject
    private Units units;

    @Inject
    private Clock clock;

    @Override
    public int make(String name) {
        return units.create(UnitKind.PARTNERSHIP, null, "P1", name, null, LocalDate.now(clock));
    }
}
