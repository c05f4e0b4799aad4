package heed.access.web;

import heed.access.Accounts;
import heed.access.Grants;
import heed.access.Role;
import heed.platform.faces.Choice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** An account for somebody who is not of the workforce. */
@Named
@RequestScoped
public class InvitePage {
    @Inject
    private Accounts accounts;

    @Inject
    private Grants grants;

    private List<Choice> units;
    private String userName;
    private String name;
    private String email;
    private String role;
    private Integer unit;

    /** Asks for the units first, so that the page is not there for anybody else. */
    public void open() {
        getUnits();
    }

    public String invite() {
        var id = accounts.invite(userName, email, name, Role.of(role), unit);
        return "/account/account?faces-redirect=true&id=" + id + "&done=made";
    }

    public List<Choice> getRoles() {
        return AccountsPage.roles();
    }

    public List<Choice> getUnits() {
        if (units == null) {
            units = AccountPage.units(grants);
        }
        return units;
    }

    public String getUserName() {
        return userName;
    }

    public void setUserName(String userName) {
        this.userName = userName;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
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
}
