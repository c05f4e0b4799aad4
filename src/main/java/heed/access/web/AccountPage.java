package heed.access.web;

import heed.access.Account;
import heed.access.Accounts;
import heed.access.Grants;
import heed.access.NotInScope;
import heed.access.Role;
import heed.access.SecondFactors;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.RowAction;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** One account in an administrator's hands: its roles, its password, its second step, open or closed. */
@Named
@RequestScoped
public class AccountPage {
    /** A grant as the page shows it. */
    public record GrantRow(UUID id, String role, String unit, String from, String until) {}

    @Inject
    private Accounts accounts;

    @Inject
    private Grants grants;

    @Inject
    private SecondFactors factors;

    @Inject
    private HttpServletRequest request;

    private Account account;
    private String role;
    private Integer unit;
    private LocalDate lastDay;
    private String handedOver = "";

    public void open() {
        account();
    }

    private UUID id() {
        try {
            return UUID.fromString(String.valueOf(request.getParameter("id")));
        } catch (IllegalArgumentException e) {
            throw new NotInScope();
        }
    }

    private Account account() {
        if (account == null) {
            account = accounts.administered(id());
        }
        return account;
    }

    private String done(String code) {
        return "/account/account?faces-redirect=true&id=" + id() + "&done=" + code;
    }

    public String give() {
        grants.give(account().getId(), Role.of(role), unit, lastDay);
        return done("given");
    }

    /** The post names the grant. */
    public String takeBack() {
        account();
        grants.takeBack(RowAction.row(request, "takeBack"));
        return done("taken");
    }

    public String close() {
        accounts.close(id());
        return done("closed");
    }

    public String reopen() {
        accounts.reopen(id());
        return done("reopened");
    }

    public String resetSecondStep() {
        factors.reset(id());
        return done("reset");
    }

    /** No redirect: the password is in this answer and nowhere else. */
    public void handOver() {
        handedOver = accounts.handOverPassword(id());
    }

    public String getHandedOver() {
        return handedOver;
    }

    public String getName() {
        return account().getDisplayName();
    }

    public String getUserName() {
        return account().getUserName();
    }

    public String getEmail() {
        return account().email().orElse("");
    }

    public boolean isClosed() {
        return account().isClosed();
    }

    public boolean isSecondStep() {
        return account().hasSecondFactor();
    }

    public List<GrantRow> getGrants() {
        return grants.lines(account().getId()).stream().map(g -> new GrantRow(g.id(), Texts.of("access", "role." + g.role()),
                g.unit(), Moments.day(g.firstDay()),
                g.lastDay() == null ? Texts.of("access", "account.open") : Moments.day(g.lastDay()))).toList();
    }

    public List<Choice> getRoles() {
        return AccountsPage.roles();
    }

    public List<Choice> getUnits() {
        return units(grants);
    }

    static List<Choice> units(Grants grants) {
        return grants.units().stream()
                .map(u -> Choice.of(u.key(), u.name() + " (" + Texts.of("access", "kind." + u.kind()) + ")")).toList();
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public Integer getUnit() {
        return unit;
    }

    public void setUnit(Integer unit) {
        this.unit = unit;
    }

    public LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(LocalDate lastDay) {
        this.lastDay = lastDay;
    }
}
