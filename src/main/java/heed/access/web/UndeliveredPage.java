package heed.access.web;

import heed.access.Undelivered;
import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Texts;
import heed.platform.faces.Pager;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;

/** E-mails that did not arrive, for an administrator. */
@Named
@RequestScoped
public class UndeliveredPage {
    /** An e-mail in the page's words. */
    public record Row(String who, String address, String subject, String when, String state, String why) {}

    @Inject private Undelivered undelivered;
    @Inject private HttpServletRequest request;
    @Inject private Clock clock;

    private PageRequest asked;
    private Slice<Undelivered.Line> slice;

    public void open() {
        asked = Pager.asked(request, 50);
        slice = undelivered.page(asked);
    }

    public List<Row> getRows() {
        return slice.rows().stream().map(l -> new Row(l.name() == null ? l.address() : l.name(), l.address(), l.subject(), Moments.say(l.queuedAt(), clock),
                Texts.of("access", l.givenUp() ? "undelivered.givenUp" : "undelivered.waiting", l.attempts()), l.lastError() == null ? "" : l.lastError())).toList();
    }

    public Pager getPager() {
        return Pager.of(request, asked, slice);
    }

    public String again() {
        return "/account/undelivered?faces-redirect=true&done=again&n=" + undelivered.tryAgain();
    }
}
