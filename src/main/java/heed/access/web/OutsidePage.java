package heed.access.web;

import heed.access.OutsideHosts;
import heed.platform.faces.RowAction;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;

/** The hosts that may be called for somebody else. */
@Named
@RequestScoped
public class OutsidePage {
    /** A host in the page's words. */
    public record Row(String name, String why, String since) {}

    @Inject private OutsideHosts hosts;
    @Inject private Clock clock;
    @Inject private HttpServletRequest request;

    private List<Row> rows;
    private String name;
    private String why;

    public void open() {
        rows = hosts.all().stream().map(h -> new Row(h.name(), h.why(), Moments.say(h.addedAt(), clock))).toList();
    }

    public String add() {
        hosts.add(name, why);
        return "/account/outside?faces-redirect=true&done=hostAdded";
    }

    /** The post names the host. */
    public String remove() {
        hosts.remove(RowAction.value(request, "remove"));
        return "/account/outside?faces-redirect=true&done=hostRemoved";
    }

    public boolean isMayChange() {
        return hosts.mayChange();
    }

    public List<Row> getRows() {
        return rows;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }
}
