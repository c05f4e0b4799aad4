package heed.award.web;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.access.Scope;
import heed.award.Awards;
import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Texts;
import heed.platform.faces.Pager;
import heed.platform.faces.RowAction;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;

/** Evidence from elsewhere that waits for a coordinator to look at the proof. */
@Named
@RequestScoped
public class UnverifiedPage {
    /** One piece of evidence in the page's words. */
    public record Row(UUID id, String name, String title, String earned, String provider, String evidence, boolean own) {}

    @Inject private Access access;
    @Inject private CurrentUser user;
    @Inject private Awards awards;
    @Inject private HttpServletRequest request;

    private Scope scope;
    private PageRequest asked;
    private Slice<Awards.Waiting> slice;
    private List<Row> rows;

    public void open() {
        scope();
    }

    private Scope scope() {
        if (scope == null) {
            scope = access.require(Permission.MANAGE_PEOPLE);
        }
        return scope;
    }

    private Slice<Awards.Waiting> slice() {
        if (slice == null) {
            asked = Pager.asked(request, 50);
            slice = awards.unverified(scope(), user, asked);
        }
        return slice;
    }

    public Pager getPager() {
        Slice<Awards.Waiting> shown = slice();
        return Pager.of(request, asked, shown);
    }

    public List<Row> getRows() {
        if (rows == null) {
            rows = slice().rows().stream().map(w -> new Row(w.award().id(), w.name(), w.award().title(), Texts.day(w.award().completedOn()),
                    w.award().provider(), w.award().evidence(), w.own())).toList();
        }
        return rows;
    }

    /** The post names the award: whatever has happened to the list since, no other one is verified. */
    public String verify() {
        UUID id = awards.find(RowAction.row(request, "verify"), scope()).orElseThrow(NotInScope::new).id();
        awards.verify(id, user);
        return "/award/unverified?faces-redirect=true&done=verified";
    }
}
