package heed.privacy.web;

import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Texts;
import heed.platform.faces.Pager;
import heed.privacy.SubjectRequests;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;

/** Those who have left, for an administrator who takes them out when the keeping time is over. */
@Named
@RequestScoped
public class LeftPage {
    /** One of them in the page's words. */
    public record Row(UUID id, String name, String lastDay) {}

    @Inject private SubjectRequests requests;
    @Inject private HttpServletRequest request;

    private PageRequest asked;
    private Slice<SubjectRequests.Left> slice;

    public void open() {
        asked = Pager.asked(request, 50, "q");
        slice = requests.left(asked);
    }

    public List<Row> getRows() {
        return slice.rows().stream().map(l -> new Row(l.id(), l.name(), Texts.day(l.lastDay()))).toList();
    }

    public Pager getPager() {
        return Pager.of(request, asked, slice);
    }

    public String getQ() {
        return asked.filter("q").orElse("");
    }
}
