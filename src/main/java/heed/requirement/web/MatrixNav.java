package heed.requirement.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import heed.platform.faces.NavGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The way to the training matrix for those who edit it or answer for it. */
@ApplicationScoped
class MatrixNav implements NavContributor {
    @Inject private Access access;

    @Override
    public List<NavEntry> entries() {
        return access.may(Permission.SEE_COVERAGE) ? List.of(new NavEntry(NavGroup.CONTENT, 60, "requirement", "nav.matrix", "/requirement/matrix")) : List.of();
    }
}
