package heed.audit.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import heed.platform.faces.NavGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The audit log, for those who may read it. */
@ApplicationScoped
public class AuditNav implements NavContributor {
    @Inject
    private Access access;

    @Override
    public List<NavEntry> entries() {
        return access.may(Permission.SEE_AUDIT) ? List.of(new NavEntry(NavGroup.HOUSE, 850, "audit", "nav.log", "/audit/log")) : List.of();
    }
}
