package heed.catalogue.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The way to the modules for those who oversee or write them; learners come by their own list. */
@RequestScoped
class ModulesNav implements NavContributor {
    @Inject private Access access;

    @Override
    public List<NavEntry> entries() {
        return access.may(Permission.EDIT_CONTENT) || access.may(Permission.SEE_COVERAGE)
            ? List.of(new NavEntry(60, "catalogue", "nav.modules", "/catalogue/modules")) : List.of();
    }
}
