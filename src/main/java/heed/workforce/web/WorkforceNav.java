package heed.workforce.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import heed.platform.faces.NavGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** The way to the people of a unit for those who look after them. */
@ApplicationScoped
class WorkforceNav implements NavContributor {
    @Inject private Access access;
    @Inject private KeptAreas kept;

    @Override
    public List<NavEntry> entries() {
        List<NavEntry> entries = new ArrayList<>();
        if (access.may(Permission.SEE_PEOPLE) || access.may(Permission.MANAGE_PEOPLE)) {
            entries.add(new NavEntry(NavGroup.PEOPLE, 22, "workforce", "nav.people", "/workforce/people", "/account/code"));
        }
        if (access.may(Permission.MANAGE_PEOPLE)) {
            entries.add(new NavEntry(NavGroup.FIGURES, 50, "workforce", "nav.headcount", "/workforce/headcount", "/workforce/return"));
        }
        if (access.may(Permission.ADMINISTER)) {
            entries.add(new NavEntry(NavGroup.HOUSE, 71, "workforce", "nav.units", "/workforce/units", "/workforce/unit"));
        }
        if (keepsAreas()) {
            entries.add(new NavEntry(NavGroup.HOUSE, 70, "workforce", "nav.areas", "/workforce/areas", "/workforce/area"));
        }
        return entries;
    }

    private boolean keepsAreas() {
        return access.may(Permission.ADMINISTER) || access.may(Permission.MANAGE_PEOPLE) && !kept.all().isEmpty();
    }
}
