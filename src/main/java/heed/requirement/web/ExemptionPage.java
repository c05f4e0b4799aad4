package heed.requirement.web;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.requirement.Exemption;
import heed.requirement.Exemptions;
import heed.workforce.People;
import heed.workforce.PersonRow;
import heed.workforce.PostRow;
import heed.workforce.ProfessionalGroup;
import heed.workforce.ProfessionalGroups;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Signs that a post is exempt from a module for a time, and lets such an exemption end. */
@Named
@RequestScoped
public class ExemptionPage {
    /** An exemption as the page shows it; {@code end} is the address of the form that ends it, empty when it is over. */
    public record Row(String what, String post, String days, String reason, String signedBy, String end) {}

    @Inject private Access access;
    @Inject private CurrentUser user;
    @Inject private People people;
    @Inject private Units units;
    @Inject private ProfessionalGroups groups;
    @Inject private Exemptions exemptions;
    @Inject private Offers offers;
    @Inject private Clock clock;
    @Inject private HttpServletRequest request;

    private PersonRow person;
    private List<PostRow> posts;
    private List<Exemptions.Line> lines;
    private UUID post;
    private String module;
    private LocalDate firstDay;
    private LocalDate lastDay;
    private String reason;

    public void open() {
        person();
        post = posts.stream().map(PostRow::postId).filter(p -> p.toString().equals(request.getParameter("post"))).findFirst()
                .orElse(posts.size() == 1 ? posts.get(0).postId() : null);
        module = request.getParameter("module");
        firstDay = LocalDate.now(clock);
        if (isEnding()) {
            lastDay = LocalDate.now(clock).minusDays(1);
        }
    }

    /** @throws NotInScope unless a post of the person that is not over lies where the caller signs exemptions */
    private PersonRow person() {
        if (person == null) {
            Set<Integer> reached = units.keys(access.require(Permission.EDIT_REQUIREMENTS));
            LocalDate today = LocalDate.now(clock);
            UUID id = uuid(request.getParameter("person"));
            posts = people.posts(List.of(id)).stream().filter(p -> reached.contains(p.facts().agencyKey()) || reached.contains(p.facts().placeKey()))
                    .filter(p -> p.facts().lastDay() == null || !p.facts().lastDay().isBefore(today)).toList();
            person = people.find(id).filter(p -> !posts.isEmpty()).orElseThrow(NotInScope::new);
        }
        return person;
    }

    private static UUID uuid(String typed) {
        try {
            return UUID.fromString(String.valueOf(typed));
        } catch (IllegalArgumentException e) {
            throw new NotInScope();
        }
    }

    private List<Exemptions.Line> lines() {
        if (lines == null) {
            person();
            lines = exemptions.of(posts.stream().map(PostRow::postId).toList());
        }
        return lines;
    }

    public List<Row> getRows() {
        Map<UUID, String> names = getPosts().stream().collect(Collectors.toMap(c -> UUID.fromString(String.valueOf(c.value())), Choice::label));
        return lines().stream().map(l -> row(l, names)).toList();
    }

    private Row row(Exemptions.Line line, Map<UUID, String> names) {
        Exemption x = line.exemption();
        boolean over = x.lastDay() != null && x.lastDay().isBefore(LocalDate.now(clock));
        return new Row(line.title() == null ? Texts.of("requirement", "exemption.everything") : line.title(), names.get(x.postId()),
                x.lastDay() == null ? Texts.of("requirement", "exemption.open", x.firstDay()) : Texts.of("requirement", "exemption.days", x.firstDay(), x.lastDay()),
                x.reason(), line.signedBy() == null ? "" : line.signedBy(), over ? "" : "/requirement/exemption?person=" + getId() + "&end=" + x.id());
    }

    private java.util.Optional<Exemptions.Line> ending() {
        return lines().stream().filter(l -> l.exemption().id().toString().equals(request.getParameter("end"))).findFirst();
    }

    public boolean isEnding() {
        return ending().isPresent();
    }

    /** What is to end, in one line. */
    public String getEndingWhat() {
        return ending().map(l -> row(l, Map.of())).map(r -> r.what() + ", " + r.days()).orElse("");
    }

    /** Whether the posts are the caller's own, which somebody else has to free. */
    public boolean isOwn() {
        person();
        return exemptions.isOwn(posts.get(0).postId(), user.accountId());
    }

    public String sign() {
        person();
        if (posts.stream().noneMatch(p -> p.postId().equals(post))) {
            throw new NotInScope();
        }
        exemptions.sign(post, module == null || module.isEmpty() ? null : module, firstDay, lastDay, reason, user.accountId());
        return "/requirement/exemption?faces-redirect=true&person=" + getId() + "&done=exempt";
    }

    public String end() {
        person();
        Exemptions.Line line = ending().orElseThrow(() -> new Refusal("requirement.changedMeanwhile"));
        exemptions.end(line.exemption().id(), lastDay);
        return "/requirement/exemption?faces-redirect=true&person=" + getId() + "&done=exemptEnded";
    }

    public UUID getId() {
        return person().id();
    }

    public String getName() {
        return person().getName();
    }

    /** The posts of the person that the caller looks after. */
    public List<Choice> getPosts() {
        person();
        Map<String, String> names = groups.all().stream().collect(Collectors.toMap(ProfessionalGroup::code, ProfessionalGroup::name));
        Map<Integer, String> places = units.names(posts.stream().map(p -> p.facts().placeKey() == null ? p.facts().agencyKey() : p.facts().placeKey()).toList(),
                LocalDate.now(clock));
        return posts.stream().map(p -> Choice.of(p.postId().toString(), names.get(p.facts().group()) + ", "
                + places.getOrDefault(p.facts().placeKey() == null ? p.facts().agencyKey() : p.facts().placeKey(), ""))).toList();
    }

    public List<Choice> getModules() {
        return offers.modules();
    }

    /** Key of the post as the form sends it. */
    public String getPost() {
        return post == null ? "" : post.toString();
    }

    public void setPost(String typed) {
        person();
        this.post = posts.stream().map(PostRow::postId).filter(p -> p.toString().equals(typed)).findFirst().orElse(null);
    }

    public String getModule() {
        return module;
    }

    public void setModule(String module) {
        this.module = module;
    }

    public LocalDate getFirstDay() {
        return firstDay;
    }

    public void setFirstDay(LocalDate firstDay) {
        this.firstDay = firstDay;
    }

    public LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(LocalDate lastDay) {
        this.lastDay = lastDay;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
