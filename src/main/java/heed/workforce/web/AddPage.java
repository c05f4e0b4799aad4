package heed.workforce.web;

import heed.access.Permission;
import heed.workforce.NewPerson;
import heed.workforce.People;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;

/** A new person with a first post. */
@Named
@RequestScoped
public class AddPage {
    @Inject private People people;
    @Inject private Reach reach;
    @Inject private PostForm postForm;

    private String givenName;
    private String familyName;
    private String email;
    private String mobile;

    public void open() {
        reach.scope(Permission.MANAGE_PEOPLE);
    }

    public String add() {
        UUID id = people.add(new NewPerson(givenName, familyName, email, mobile), postForm.facts(null));
        return "/workforce/person?faces-redirect=true&id=" + id + "&done=added";
    }

    public String getGivenName() {
        return givenName;
    }

    public void setGivenName(String givenName) {
        this.givenName = givenName;
    }

    public String getFamilyName() {
        return familyName;
    }

    public void setFamilyName(String familyName) {
        this.familyName = familyName;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getMobile() {
        return mobile;
    }

    public void setMobile(String mobile) {
        this.mobile = mobile;
    }
}
