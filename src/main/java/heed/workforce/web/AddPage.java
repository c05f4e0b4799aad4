package heed.workforce.web;

import heed.access.Permission;
import heed.platform.Texts;
import heed.workforce.Doubles;
import heed.workforce.NewPerson;
import heed.workforce.People;
import heed.workforce.PersonRow;
import heed.workforce.PostRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A new person with a first post. */
@Named
@RequestScoped
public class AddPage {
    /** Somebody of the caller's scope who looks the same. */
    public record Like(UUID id, String name, String where) {}

    @Inject private People people;
    @Inject private Doubles doubles;
    @Inject private Reach reach;
    @Inject private PostForm postForm;
    @Inject private HttpServletRequest request;

    private Doubles.Near near;
    private String seen = "";
    private String givenName;
    private String familyName;
    private String email;
    private String mobile;

    public void open() {
        reach.scope(Permission.MANAGE_PEOPLE);
    }

    /** Nobody is added before the caller has seen who looks the same; sent again unchanged, it is somebody else. */
    public String add() {
        NewPerson person = new NewPerson(givenName, familyName, email, mobile);
        String looked = Integer.toHexString(person.hashCode());
        Doubles.Near found = doubles.near(person, reach.scope(Permission.MANAGE_PEOPLE));
        if (!found.isNobody() && !looked.equals(request.getParameter("looked"))) {
            near = found;
            seen = looked;
            return null;
        }
        UUID id = people.add(person, postForm.facts(null, null));
        return "/workforce/person?faces-redirect=true&id=" + id + "&done=added";
    }

    public boolean isWarned() {
        return near != null;
    }

    /** What the form carries once the caller has seen who looks the same. */
    public String getSeen() {
        return seen;
    }

    public boolean isElsewhere() {
        return near != null && near.elsewhere();
    }

    public List<Like> getLikes() {
        if (near == null) {
            return List.of();
        }
        Map<UUID, String> where = people.posts(near.here().stream().map(PersonRow::id).toList()).stream().filter(p -> reach.has(Permission.MANAGE_PEOPLE, p))
                .collect(Collectors.toMap(p -> p.facts().personId(), this::say, (a, b) -> a + "; " + b));
        return near.here().stream().map(p -> new Like(p.id(), p.getName(), where.getOrDefault(p.id(), ""))).toList();
    }

    private String say(PostRow post) {
        String place = reach.place(post.facts().placeKey() == null ? post.facts().agencyKey() : post.facts().placeKey());
        return post.facts().lastDay() == null ? place : Texts.of("workforce", "add.until", place, post.facts().lastDay());
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
