package heed.workforce.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.PageRequest;
import heed.platform.faces.Choice;
import heed.workforce.People;
import heed.workforce.PersonRow;
import heed.workforce.PostRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;

/** Says that another record in the caller's scope is of the same human being. */
@Named
@RequestScoped
public class SamePage {
    @Inject private People people;
    @Inject private Reach reach;
    @Inject private CurrentUser user;
    @Inject @Param private String id;
    @Inject @Param private String q;
    @Inject @Param private String with;

    private PersonRow person;
    private List<Choice> candidates;
    private String other;

    public void open() {
        person();
    }

    private PersonRow person() {
        if (person == null) {
            UUID asked = Reach.id(id);
            boolean managed = people.reachedBy(List.of(asked)).stream().anyMatch(p -> reach.has(Permission.MANAGE_PEOPLE, p));
            person = people.find(asked).filter(p -> managed && isTakenOn(asked)).orElseThrow(NotInScope::new);
        }
        return person;
    }

    private boolean isTakenOn(UUID asked) {
        return !people.takenOn(List.of(asked), reach.scope(Permission.MANAGE_PEOPLE)).isEmpty();
    }

    /** The record the address names, or at most twenty others who are called as asked or by the same family name. */
    public List<Choice> getCandidates() {
        if (candidates == null) {
            Set<UUID> same = people.samePersonIds(person().id());
            List<PersonRow> found = (with == null ? called() : named()).stream().filter(p -> !same.contains(p.id())).toList();
            Map<UUID, String> where = people.posts(found.stream().map(PersonRow::id).toList()).stream()
                    .filter(p -> reach.has(Permission.MANAGE_PEOPLE, p))
                    .collect(Collectors.toMap(p -> p.facts().personId(), this::say, (a, b) -> a + "; " + b));
            candidates = found.stream().map(p -> new Choice(p.id().toString(), p.getName(), where.get(p.id()))).toList();
        }
        return candidates;
    }

    private List<PersonRow> called() {
        return people.page(reach.scope(Permission.MANAGE_PEOPLE), new PageRequest(0, 20, null, false, Map.of("q", getQ()))).rows();
    }

    /** The one record that the address names, if the caller looks after it. */
    private List<PersonRow> named() {
        UUID asked = Reach.id(with);
        if (people.posts(List.of(asked)).stream().noneMatch(p -> reach.has(Permission.MANAGE_PEOPLE, p)) || !isTakenOn(asked)) {
            throw new NotInScope();
        }
        return people.find(List.of(asked));
    }

    private String say(PostRow post) {
        return reach.group(post.facts().group()) + ", "
                + reach.place(post.facts().placeKey() == null ? post.facts().agencyKey() : post.facts().placeKey());
    }

    public String link() {
        people.link(person().id(), Reach.id(other), user.accountId(), reach.scope(Permission.MANAGE_PEOPLE));
        return "/workforce/person?faces-redirect=true&id=" + person.id() + "&done=linked";
    }

    public String getId() {
        return person().id().toString();
    }

    public String getName() {
        return person().getName();
    }

    public String getQ() {
        return q == null || q.isBlank() ? person().familyName() : q;
    }

    public String getOther() {
        return other;
    }

    public void setOther(String other) {
        this.other = other;
    }
}
