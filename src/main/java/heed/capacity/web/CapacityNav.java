package heed.capacity.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The way to the leader's pages. */
@RequestScoped
class CapacityNav implements NavContributor {
    @Inject private Access access;

    @Override
    public List<NavEntry> entries() {
        return access.may(Permission.SEE_COVERAGE) ? List.of(new NavEntry(20, "capacity", "nav.summary", "/capacity/summary"),
                new NavEntry(21, "capacity", "nav.coverage", "/capacity/coverage"), new NavEntry(22, "capacity", "nav.outlook", "/capacity/outlook")) : List.of();
    }
}
