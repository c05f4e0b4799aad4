package heed.access.web;

import heed.access.Accounts;
import heed.access.Role;
import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.Pager;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The accounts within an administrator's scope. */
@Named
@RequestScoped
public class AccountsPage {
    /** One line as the page shows it. */
    public record Row(UUID id, String name, String userName, String roles, String state, String last) {}

    @Inject
    private Accounts accounts;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Clock clock;

    private PageRequest asked;
    private Slice<Accounts.Line> slice;

    public void open() {
        asked = Pager.asked(request, 50, "q", "role", "state");
        slice = accounts.list(asked);
    }

    public List<Row> getRows() {
        return slice.rows().stream().map(this::row).toList();
    }

    private Row row(Accounts.Line line) {
        return new Row(line.id(), line.displayName(), line.userName(),
                line.roles().stream().map(r -> Texts.of("access", "role." + r)).collect(Collectors.joining(", ")),
                line.closed() ? Texts.of("access", "accounts.closed")
                        : line.secondFactor() ? Texts.of("access", "accounts.second") : Texts.of("access", "accounts.open"),
                line.lastSignIn() == null ? Texts.of("access", "accounts.neverIn") : Moments.say(line.lastSignIn(), clock));
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

    public String getRole() {
        return asked.filter("role").orElse("");
    }

    public String getState() {
        return asked.filter("state").orElse("");
    }

    public List<Choice> getRoles() {
        return roles();
    }

    static List<Choice> roles() {
        return Arrays.stream(Role.values()).map(r -> new Choice(r.code(), Texts.of("access", "role." + r.code()),
                Texts.of("access", "role." + r.code() + ".note"))).toList();
    }

    public List<Choice> getStates() {
        return List.of(Choice.of("open", Texts.of("access", "accounts.open")),
                Choice.of("closed", Texts.of("access", "accounts.closed")), Choice.of("locked", Texts.of("access", "accounts.locked")),
                Choice.of("oneStep", Texts.of("access", "accounts.oneStep")));
    }
}
