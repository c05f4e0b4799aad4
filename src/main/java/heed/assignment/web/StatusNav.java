package heed.assignment.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import heed.platform.faces.NavGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The way to the table for everybody who may see people: a supervisor finds the own team there. */
@ApplicationScoped
class StatusNav implements NavContributor {
    @Inject private Access access;

    @Override
    public List<NavEntry> entries() {
        return access.may(Permission.SEE_PEOPLE) ? List.of(new NavEntry(NavGroup.PEOPLE, 20, "assignment", "nav.status", "/assignment/status", "/award/revoke", "/requirement/exemption")) : List.of();
    }
}
