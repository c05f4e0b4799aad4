package heed.workforce.web;

import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.faces.Choice;
import heed.workforce.NewPerson;
import heed.workforce.People;
import heed.workforce.PersonRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A person's name and addresses: they have changed from a day on, or what we held was wrong. */
@Named
@RequestScoped
public class NamePage {
    @Inject private People people;
    @Inject private Reach reach;
    @Inject private HttpServletRequest request;

    private PersonRow person;
    private String given;
    private String family;
    private String email;
    private String mobile;
    private String what;
    private LocalDate day;
    private int version;

    public void open() {
        given = person().givenName();
        family = person().familyName();
        email = person().email();
        mobile = person().mobile();
        version = person().version();
    }

    /** @throws NotInScope unless the caller looks after the person; a former employer no longer does */
    private PersonRow person() {
        if (person == null) {
            UUID id = Reach.id(request.getParameter("person"));
            boolean looksAfter = people.tie(id, reach.scope(Permission.MANAGE_PEOPLE)).filter(t -> !t.isOver()).isPresent();
            person = people.find(id).filter(p -> looksAfter).orElseThrow(NotInScope::new);
        }
        return person;
    }

    public String save() {
        UUID id = person().id();
        NewPerson to = new NewPerson(given, family, email, mobile);
        if ("changed".equals(what)) {
            people.change(id, to, day == null ? reach.today() : day, version);
        } else {
            people.correct(id, to, version);
        }
        return "/workforce/person?faces-redirect=true&id=" + id + "&done=named";
    }

    /** The two ways in which a name may need to be put right. */
    public List<Choice> getWays() {
        return List.of(new Choice("changed", Reach.word("name", "changed"), Reach.word("name", "changed.note")),
                new Choice("wrong", Reach.word("name", "wrong"), Reach.word("name", "wrong.note")));
    }

    public UUID getId() {
        return person().id();
    }

    public String getName() {
        return person().getName();
    }

    public String getGiven() {
        return given;
    }

    public void setGiven(String given) {
        this.given = given;
    }

    public String getFamily() {
        return family;
    }

    public void setFamily(String family) {
        this.family = family;
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

    public String getWhat() {
        return what;
    }

    public void setWhat(String what) {
        this.what = what;
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }
}
