package heed.provisioning.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import heed.platform.faces.NavGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The way to the imports for those who manage people. */
@ApplicationScoped
class ProvisioningNav implements NavContributor {
    @Inject private Access access;

    @Override
    public List<NavEntry> entries() {
        return access.may(Permission.MANAGE_PEOPLE)
                ? List.of(new NavEntry(NavGroup.PEOPLE, 26, "provisioning", "nav.imports", "/provisioning/imports")) : List.of();
    }
}
