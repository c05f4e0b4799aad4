package heed.assignment.web;

import heed.access.Access;
import heed.access.Permission;
import heed.access.Scope;
import heed.assignment.StatusRow;
import heed.assignment.Statuses;
import heed.award.Status;
import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.Days;
import heed.platform.faces.Pager;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who stands where: every person the caller may see and every module asked of them. */
@Named
@RequestScoped
public class StatusPage {
    private static final List<String> DAYS = List.of("dueFrom", "dueTo");
    private static final String[] FILTERS = {"q", "unit", "group", "module", "status", "mailbox", "dueFrom", "dueTo"};

    /** One row in the page's words. */
    public record Row(String personId, String name, String place, String title, Status status, String say, boolean assigned) {}

    /** How many rows have a status, and the address that shows them. */
    public record Count(Status status, long n, String to) {}

    @Inject private Access access;
    @Inject private Statuses statuses;
    @Inject private Choices choices;
    @Inject private HttpServletRequest request;

    private Scope scope;
    private PageRequest asked;
    private Slice<StatusRow> slice;

    public void open() {
        scope = access.require(Permission.SEE_PEOPLE);
        asked = asked(request, 50);
        slice = statuses.page(asked, scope);
    }

    /** What an address asks of the table. Days come as people write them and go on as 2027-03-27; what is no day is left out. */
    static PageRequest asked(HttpServletRequest request, int size) {
        PageRequest typed = Pager.asked(request, size, FILTERS);
        Map<String, String> filters = new HashMap<>(typed.filters());
        for (String day : DAYS) {
            Days.read(typed.filter(day).orElse("")).ifPresentOrElse(d -> filters.put(day, d.toString()), () -> filters.remove(day));
        }
        return new PageRequest(typed.first(), typed.size(), typed.sort(), typed.descending(), filters);
    }

    public List<Row> getRows() {
        return slice.rows().stream().map(StatusPage::row).toList();
    }

    private static Row row(StatusRow r) {
        String say = switch (r.status()) {
            case IN_DATE -> r.assigned() ? Texts.of("assignment", "row.done", r.completedOn()) : Texts.of("assignment", "row.until", r.due());
            case EXPIRING -> Texts.of("assignment", "row.renew", r.due());
            case LAPSED -> Texts.of("assignment", "row.since", r.due());
            case IN_GRACE -> Texts.of("assignment", "row.by", r.due());
            case NEVER -> Texts.of("assignment", "row.wasDue", r.due());
            case EXEMPT -> Texts.of("assignment", "row.exempt");
        };
        return new Row(r.personId().toString(), r.name(), r.unit() + ", " + r.group(), r.title(), r.status(), say, r.assigned());
    }

    /** How the whole list, without its filter of status, is spread over the six. */
    public List<Count> getCounts() {
        Map<Status, Long> counts = statuses.counts(asked, scope);
        return Arrays.stream(Status.values()).map(s -> new Count(s, counts.getOrDefault(s, 0L), "/assignment/status?" + query("status") + "status=" + s.code())).toList();
    }

    /** The filters and the order as a query that ends in "&", without the named one. */
    private String query(String without) {
        StringBuilder query = new StringBuilder();
        for (String name : FILTERS) {
            if (!name.equals(without)) {
                asked.filter(name).ifPresent(v -> query.append(name).append('=').append(URLEncoder.encode(v, StandardCharsets.UTF_8)).append('&'));
            }
        }
        if (!getSort().isEmpty()) {
            query.append("sort=").append(URLEncoder.encode(getSort(), StandardCharsets.UTF_8)).append('&');
        }
        return query.append(asked.descending() ? "desc=true&" : "").toString();
    }

    public String getCsv() {
        return "/api/status.csv?" + query("");
    }

    /** Address of assigning to everybody in the list. */
    public String getAssignAll() {
        return "/assignment/assign?" + query("") + "list=true";
    }

    public boolean isMayAssign() {
        return access.may(Permission.ASSIGN);
    }

    public long getTotal() {
        return slice.total();
    }

    public Pager getPager() {
        return Pager.of(request, asked, slice);
    }

    public String getQ() {
        return asked.filter("q").orElse("");
    }

    public String getUnit() {
        return asked.filter("unit").orElse("");
    }

    public String getGroup() {
        return asked.filter("group").orElse("");
    }

    public String getModule() {
        return asked.filter("module").orElse("");
    }

    public String getStatus() {
        return asked.filter("status").orElse("");
    }

    public String getMailbox() {
        return asked.filter("mailbox").orElse("");
    }

    public LocalDate getDueFrom() {
        return asked.filter("dueFrom").map(LocalDate::parse).orElse(null);
    }

    public LocalDate getDueTo() {
        return asked.filter("dueTo").map(LocalDate::parse).orElse(null);
    }

    public String getSort() {
        return asked.sort() == null ? "" : asked.sort();
    }

    public List<Choice> getSorts() {
        return Stream.of("name", "unit", "module", "due", "latest").map(s -> Choice.of(s, Texts.of("assignment", "status.sort." + s))).toList();
    }

    /** Whom no e-mail reaches: a supervisor tells them. */
    public List<Choice> getMailboxes() {
        return List.of(Choice.of("none", Texts.of("assignment", "status.mailbox.none")));
    }

    public List<Choice> getUnits() {
        return choices.units(scope);
    }

    public List<Choice> getGroups() {
        return choices.groups();
    }

    public List<Choice> getModules() {
        return choices.modules();
    }

    public List<Choice> getStates() {
        List<Choice> all = new ArrayList<>(List.of(Choice.of("all", Texts.of("assignment", "status.all"))));
        Arrays.stream(Status.values()).forEach(s -> all.add(Choice.of(s.code(), Texts.of("assignment", "status." + s.code()))));
        return all;
    }
}
