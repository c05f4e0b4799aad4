package heed.workforce.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** The way to the people of a unit for those who look after them. */
@RequestScoped
class WorkforceNav implements NavContributor {
    @Inject private Access access;
    @Inject private KeptAreas kept;

    @Override
    public List<NavEntry> entries() {
        List<NavEntry> entries = new ArrayList<>();
        if (access.may(Permission.SEE_PEOPLE) || access.may(Permission.MANAGE_PEOPLE)) {
            entries.add(new NavEntry(20, "workforce", "nav.people", "/workforce/people"));
        }
        if (access.may(Permission.MANAGE_PEOPLE)) {
            entries.add(new NavEntry(40, "workforce", "nav.headcount", "/workforce/headcount"));
        }
        if (access.may(Permission.ADMINISTER)) {
            entries.add(new NavEntry(71, "workforce", "nav.units", "/workforce/units"));
        }
        if (keepsAreas()) {
            entries.add(new NavEntry(70, "workforce", "nav.areas", "/workforce/areas"));
        }
        return entries;
    }

    private boolean keepsAreas() {
        return access.may(Permission.ADMINISTER) || access.may(Permission.MANAGE_PEOPLE) && !kept.all().isEmpty();
    }
}
