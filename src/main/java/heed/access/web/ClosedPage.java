package heed.access.web;

import heed.access.Grants;
import heed.platform.PageRequest;
import heed.platform.Refusal;
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

    /** Does what was chosen. Each box carries its role in its name, so that none can slip. */
    public String save() {
        int done = 0;
        for (Grants.Stranded grant : slice().rows()) {
            String chosen = request.getParameter("grant:" + grant.id());
            if ("end".equals(chosen)) {
                grants.takeBack(grant.id());
            } else if (chosen != null && chosen.matches("\\d{1,9}")) {
                grants.move(grant.id(), Integer.parseInt(chosen));
            } else {
                continue;
            }
            done++;
        }
        if (done == 0) {
            throw new Refusal("access.grant.noneChosen");
        }
        return "/account/closed?faces-redirect=true&done=movedGrants&n=" + done;
    }
}
