package heed.award.web;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import heed.platform.faces.NavGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** The own record for everybody who has one, evidence waiting for coordinators. */
@ApplicationScoped
class AwardNav implements NavContributor {
    @Inject private Access access;
    @Inject private CurrentUser user;

    @Override
    public List<NavEntry> entries() {
        List<NavEntry> entries = new ArrayList<>();
        if (user.personId().isPresent()) {
            entries.add(new NavEntry(NavGroup.SELF, 930, "award", "nav.record", "/award/record", "/award/certificate"));
        }
        if (access.may(Permission.MANAGE_PEOPLE)) {
            entries.add(new NavEntry(NavGroup.PEOPLE, 24, "award", "nav.unverified", "/award/unverified"));
        }
        return entries;
    }
}
