package heed.assignment.web;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.access.Scope;
import heed.assignment.Assignments;
import heed.assignment.Statuses;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks people beyond the matrix. The address says whom: people picked ({@code p}), everybody in a list of the table
 * ({@code list}), or an audience ({@code unit} and {@code group}).
 */
@Named
@RequestScoped
public class AssignPage {
    private static final int NAMES_SHOWN = 12;

    @Inject private Access access;
    @Inject private CurrentUser user;
    @Inject private Assignments assignments;
    @Inject private Statuses statuses;
    @Inject private Choices choices;
    @Inject private HttpServletRequest request;
    @Inject private Clock clock;

    private Scope scope;
    private List<Statuses.Named> people;
    private List<String> modules;
    private LocalDate due;
    private String reason;

    private Scope scope() {
        if (scope == null) {
            scope = access.require(Permission.ASSIGN);
        }
        return scope;
    }

    public void open() {
        scope();
        if (due == null) {
            due = LocalDate.now(clock).plusDays(30);
        }
    }

    public List<Statuses.Named> getPeople() {
        if (people == null) {
            people = whom();
        }
        return people;
    }

    private List<Statuses.Named> whom() {
        String[] picked = request.getParameterValues("p");
        if (picked != null) {
            return statuses.inScope(Stream.of(picked).map(AssignPage::id).collect(Collectors.toSet()), scope());
        }
        if (request.getParameter("list") != null) {
            return statuses.inScope(statuses.persons(StatusPage.asked(request, 1), scope()), scope());
        }
        String unit = getUnit();
        String group = getGroup();
        if (unit.isEmpty() && group.isEmpty()) {
            return List.of();
        }
        return statuses.audience(unit.isEmpty() ? null : key(unit), group.isEmpty() ? null : group, scope());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotInScope();
        }
    }

    private static Integer key(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new NotInScope();
        }
        return Integer.valueOf(text);
    }

    /** Whether the address has said whom. */
    public boolean isChosen() {
        return !getPeople().isEmpty();
    }

    public String getWho() {
        String names = getPeople().stream().limit(NAMES_SHOWN).map(Statuses.Named::name).collect(Collectors.joining(", "));
        int more = getPeople().size() - NAMES_SHOWN;
        return more > 0 ? Texts.of("assignment", "assign.more", names, more) : names;
    }

    public String assign() {
        List<UUID> persons = getPeople().stream().map(Statuses.Named::id).toList();
        Map<Integer, ? extends Collection<UUID>> byUnit = isOfUnit() ? Map.of(key(getUnit()), persons) : statuses.byUnit(persons, scope());
        int given = assignments.assign(byUnit, modules, due, reason, user.accountId());
        return "/assignment/status?faces-redirect=true&done=assigned&n=" + given;
    }

    /** Whether the address names one unit for which this is done; people picked one by one may be of any. */
    private boolean isOfUnit() {
        return request.getParameterValues("p") == null && !getUnit().isEmpty() && access.may(Permission.ASSIGN, key(getUnit()));
    }

    public String getUnit() {
        return request.getParameter("unit") == null ? "" : request.getParameter("unit");
    }

    public String getGroup() {
        return request.getParameter("group") == null ? "" : request.getParameter("group");
    }

    public List<Choice> getUnits() {
        return choices.units(scope());
    }

    public List<Choice> getGroups() {
        return choices.groups();
    }

    public List<Choice> getChoices() {
        return choices.modules();
    }

    public List<String> getModules() {
        return modules;
    }

    public void setModules(List<String> modules) {
        this.modules = modules;
    }

    public LocalDate getDue() {
        return due;
    }

    public void setDue(LocalDate due) {
        this.due = due;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
