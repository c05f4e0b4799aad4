package heed.capacity;

import heed.TestSettings;
import heed.access.Access;
import heed.access.CurrentUser;
import heed.platform.JobDesk;
import heed.platform.Jobs;
import heed.platform.Keys;
import heed.workforce.Areas;
import heed.workforce.ProfessionalGroups;
import heed.workforce.Units;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Doors of this room for tests of others. */
public final class CapacityDoors {
    private CapacityDoors() {}

    public static Coverages coverages(EntityManager em, Clock clock, CurrentUser user) {
        return new Coverages(em, clock, new Access(em, clock, user), new Units(em, clock), new Areas(em, clock), new ProfessionalGroups(em), new Copy(em, clock), new Jobs(em, clock), new Keys(TestSettings.of()));
    }

    /** Writes the derived copy anew; in a transaction. */
    public static void rebuild(EntityManager em, Clock clock) {
        JobDesk.has(em, clock, new Rebuild(new Copy(em, clock)), "");
    }
}
