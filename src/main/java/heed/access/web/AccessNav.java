package heed.access.web;

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

/** The own account for everybody, the list of accounts for administrators. */
@ApplicationScoped
public class AccessNav implements NavContributor {
    @Inject
    private Access access;

    @Inject
    private CurrentUser user;

    @Override
    public List<NavEntry> entries() {
        List<NavEntry> entries = new ArrayList<>();
        if (access.may(Permission.ADMINISTER)) {
            entries.add(new NavEntry(NavGroup.HOUSE, 800, "access", "nav.accounts", "/account/accounts", "/account/account", "/account/invite", "/account/undelivered"));
            entries.add(new NavEntry(NavGroup.HOUSE, 810, "access", "nav.applications", "/account/applications", "/account/application", "/account/outside"));
        }
        if (user.personId().isPresent()) {
            entries.add(new NavEntry(NavGroup.SELF, 940, "access", "nav.messages", "/account/messages"));
        }
        entries.add(new NavEntry(NavGroup.SELF, 950, "access", "nav.me", "/account/me", "/account/password", "/privacy/mine"));
        return entries;
    }
}
