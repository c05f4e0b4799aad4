package heed.capacity.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import heed.platform.faces.NavGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The way to the leader's pages. */
@ApplicationScoped
class CapacityNav implements NavContributor {
    @Inject private Access access;

    @Override
    public List<NavEntry> entries() {
        return access.may(Permission.SEE_COVERAGE) ? List.of(new NavEntry(NavGroup.FIGURES, 40, "capacity", "nav.summary", "/capacity/summary"),
                new NavEntry(NavGroup.FIGURES, 41, "capacity", "nav.coverage", "/capacity/coverage", "/capacity/figure"), new NavEntry(NavGroup.FIGURES, 42, "capacity", "nav.outlook", "/capacity/outlook")) : List.of();
    }
}
