package heed.workforce;

import heed.access.Grants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;

/** Units that are divided by an administrator. */
@ApplicationScoped
@Transactional
public class Splits {
    private Units units;
    private Grants grants;

    protected Splits() {}

    @Inject
    public Splits(Units units, Grants grants) {
        this.units = units;
        this.grants = grants;
    }

    /**
     * From the day on a part of a unit is a new unit beside it, as {@link Units#splitOff} says. A new partnership stands
     * below nothing, so the caller's own role as administrator is given for it too; all other roles and every line of the
     * training matrix stay with the old unit until somebody gives them anew.
     *
     * @return the new unit's key
     */
    public int splitOff(int from, String code, String name, Collection<Integer> parts, LocalDate day) {
        int to = units.splitOff(from, code, name, parts, day);
        if (units.find(to).filter(u -> u.kind() == UnitKind.PARTNERSHIP).isPresent()) {
            grants.followOwn(from, to, day);
        }
        return to;
    }
}
