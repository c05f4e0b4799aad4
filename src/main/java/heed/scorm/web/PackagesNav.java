package heed.scorm.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import heed.platform.faces.NavGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The way to the packages, beside the modules, for those who bring them in. */
@ApplicationScoped
class PackagesNav implements NavContributor {
    @Inject private Access access;

    @Override
    public List<NavEntry> entries() {
        return access.may(Permission.BRING_PACKAGES)
                ? List.of(new NavEntry(NavGroup.CONTENT, 64, "scorm", "nav.packages", "/scorm/packages", "/scorm/upload", "/scorm/package")) : List.of();
    }
}
