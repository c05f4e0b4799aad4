package heed.access;

import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one mechanism that keeps every page, export and endpoint inside the caller's scope. Judged by today's grants and
 * today's tree, also when a past day is asked about. Every page asks many times what its caller may do at all, which the
 * grants of the request tell: only what asks the tree is a transaction.
 */
@ApplicationScoped
public class Access {
    private EntityManager em;
    private Clock clock;
    private CurrentUser user;

    protected Access() {}

    @Inject
    public Access(EntityManager em, Clock clock, CurrentUser user) {
        this.em = em;
        this.clock = clock;
        this.user = user;
    }

    /** The units for which the caller holds the permission; empty when none. */
    public Scope scope(Permission permission) {
        LocalDate today = LocalDate.now(clock);
        Set<Integer> units = user.grants().stream()
                .filter(g -> permission.heldBy(g.role()))
                .filter(g -> !g.firstDay().isAfter(today) && (g.lastDay() == null || !g.lastDay().isBefore(today)))
                .map(Grant::unitKey)
                .collect(Collectors.toSet());
        return new Scope(units);
    }

    public boolean may(Permission permission) {
        return user.isSignedIn() && !scope(permission).isEmpty();
    }

    @Transactional
    public boolean may(Permission permission, int unitKey) {
        Scope scope = scope(permission);
        return user.isSignedIn() && !scope.isEmpty()
                && Sql.of(em, "select 1 from unit_closure where descendant = :unit and ancestor in (:scopeUnits)"
                                + " and first_day <= :today and (last_day is null or last_day >= :today or closed)")
                        .set("unit", unitKey).set("scopeUnits", scope.units()).set("today", LocalDate.now(clock))
                        .exists();
    }

    /**
     * The scope of a permission.
     *
     * @throws NotInScope when the caller holds it nowhere
     */
    public Scope require(Permission permission) {
        if (!may(permission)) {
            throw new NotInScope();
        }
        return scope(permission);
    }

    /** @throws NotInScope when the caller does not hold the permission for the unit */
    @Transactional
    public void require(Permission permission, int unitKey) {
        if (!may(permission, unitKey)) {
            throw new NotInScope();
        }
    }
}
