package heed.access.web;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
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
            entries.add(new NavEntry(800, "access", "nav.accounts", "/account/accounts"));
        }
        if (user.personId().isPresent()) {
            entries.add(new NavEntry(940, "access", "nav.messages", "/account/messages"));
        }
        entries.add(new NavEntry(950, "access", "nav.me", "/account/me"));
        return entries;
    }
}
