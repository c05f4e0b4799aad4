package heed.privacy.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import heed.platform.faces.NavGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The way to those who have left, for administrators. */
@ApplicationScoped
class LeftNav implements NavContributor {
    @Inject private Access access;

    @Override
    public List<NavEntry> entries() {
        return access.may(Permission.ADMINISTER) ? List.of(new NavEntry(NavGroup.HOUSE, 810, "privacy", "nav.left", "/privacy/left")) : List.of();
    }
}
