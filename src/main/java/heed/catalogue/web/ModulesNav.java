package heed.catalogue.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import heed.platform.faces.NavGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The way to the modules for those who oversee or write them, learners come by their own list; and to the tools for all. */
@ApplicationScoped
class ModulesNav implements NavContributor {
    @Inject private Access access;

    @Override
    public List<NavEntry> entries() {
        NavEntry toolkit = new NavEntry(NavGroup.CONTENT, 63, "catalogue", "nav.toolkit", "/toolkit", "/tool");
        return access.may(Permission.EDIT_CONTENT) || access.may(Permission.SEE_COVERAGE)
            ? List.of(new NavEntry(NavGroup.CONTENT, 61, "catalogue", "nav.modules", "/catalogue/modules"), toolkit) : List.of(toolkit);
    }
}
