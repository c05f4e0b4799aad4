package heed.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.ZoneId;

/**
 * Hands out what every door is built from: the entity manager and the clock of the partnership's zone. A chosen
 * alternative, because a Jakarta EE 11 server hands out an entity manager of its own and the two would be ambiguous.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
class Ground {
    /** The local zone in which a day begins and ends. */
    static final ZoneId ZONE = ZoneId.of("Europe/London");

    @PersistenceContext(unitName = "heed")
    private EntityManager em;

    @Produces
    EntityManager entityManager() {
        return em;
    }

    @Produces
    Clock clock() {
        return Clock.system(ZONE);
    }
}
