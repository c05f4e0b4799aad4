package heed.home.web;

import heed.access.CurrentUser;
import heed.access.Role;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import heed.platform.faces.NavGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** "Today" comes first for everybody but a leader, whose first page is the summary. */
@ApplicationScoped
class HomeNav implements NavContributor {
    @Inject
    private CurrentUser user;

    @Override
    public List<NavEntry> entries() {
        return user.isSignedIn()
                ? List.of(new NavEntry(NavGroup.TODAY, user.has(Role.LEADER) ? 55 : 5, "home", "nav.today", "/home/today",
                        "/enrolment/", "/lesson/", "/quiz/start", "/quiz/attempt", "/quiz/result"))
                : List.of();
    }
}
