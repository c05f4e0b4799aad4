package heed.access.web;

import heed.access.Grants;
import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Texts;
import heed.platform.faces.Pager;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;

/** Roles for units that are closed, to be moved to the unit that took its place, or ended. */
@Named
@RequestScoped
public class ClosedPage {
    /** A role as the page shows it. */
    public record Line(UUID id, UUID account, String name, String role, String unit, String closedOn, List<Grants.Unit> followers) {}

    @Inject
    private Grants grants;

    @Inject
    private HttpServletRequest request;

    private PageRequest asked;
    private Slice<Grants.Stranded> slice;

    public void open() {
        asked = Pager.asked(request, 50);
        slice = grants.stranded(asked);
    }

    private Slice<Grants.Stranded> slice() {
        if (slice == null) {
            open();
        }
        return slice;
    }

    public List<Line> getLines() {
        return slice().rows().stream().map(g -> new Line(g.id(), g.accountId(), g.name(), Texts.of("access", "role." + g.role()), g.unit(),
                Moments.day(g.closedOn()), g.followers())).toList();
    }

    public Pager getPager() {
        return Pager.of(request, asked, slice());
    }

    public String move(UUID grant, int unit) {
        grants.move(grant, unit);
        return "/account/closed?faces-redirect=true&done=movedGrant";
    }

    public String end(UUID grant) {
        grants.takeBack(grant);
        return "/account/closed?faces-redirect=true&done=taken";
    }
}
