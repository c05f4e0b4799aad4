package heed.scorm.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import heed.platform.faces.NavGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The way to how far people are in packages, for those who answer for their training or have to find out what went wrong. */
@ApplicationScoped
class ProgressNav implements NavContributor {
    @Inject private Access access;

    @Override
    public List<NavEntry> entries() {
        return access.may(Permission.SEE_PROGRESS)
                ? List.of(new NavEntry(NavGroup.CONTENT, 65, "scorm", "nav.progress", "/scorm/progress", "/scorm/values", "/scorm/calls")) : List.of();
    }
}
