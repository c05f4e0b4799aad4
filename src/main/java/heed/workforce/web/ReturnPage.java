package heed.workforce.web;

import heed.access.CurrentUser;
import heed.access.Permission;
import heed.platform.Refusal;
import heed.platform.faces.Choice;
import heed.workforce.HeadcountReturn;
import heed.workforce.Headcounts;
import heed.workforce.ProfessionalGroup;
import heed.workforce.ProfessionalGroups;
import heed.workforce.UnitKind;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What an agency declares: so many posts of a group on a day. */
@Named
@RequestScoped
public class ReturnPage {
    @Inject private Headcounts headcounts;
    @Inject private ProfessionalGroups groups;
    @Inject private Units units;
    @Inject private Reach reach;
    @Inject private CurrentUser user;
    @Inject private HttpServletRequest request;

    private Integer agency;
    private String group;
    private String level;
    private Integer area;
    private Integer posts;
    private LocalDate asAt;
    private String source;
    private String method;
    private String confidence;
    private String submittedBy;

    /** The cell the address names stands in the form already. */
    public void open() {
        reach.scope(Permission.MANAGE_PEOPLE);
        agency = number("agency");
        group = request.getParameter("group");
        level = request.getParameter("level");
        area = number("area");
        asAt = reach.today();
        submittedBy = user.getName();
        if (agency != null) {
            reach.require(Permission.MANAGE_PEOPLE, agency);
        }
    }

    private Integer number(String name) {
        return Optional.ofNullable(request.getParameter(name)).map(Reach::key).orElse(null);
    }

    public String save() {
        reach.require(Permission.MANAGE_PEOPLE, agency);
        ProfessionalGroup profession = groups.find(group).orElseThrow();
        int counts = area != null ? area
                : units.areaOf(agency, asAt).orElseThrow(() -> new Refusal("workforce.post.areaNeeded"));
        headcounts.record(new HeadcountReturn(agency, group, level == null ? profession.level() : level, counts, posts, asAt,
                source, method, confidence, submittedBy, user.getName().equals(submittedBy) ? user.accountId() : null));
        return "/workforce/headcount?faces-redirect=true&done=returned";
    }

    public List<Choice> getAgencies() {
        return reach.choices(Permission.MANAGE_PEOPLE, UnitKind.AGENCY);
    }

    public List<Choice> getGroups() {
        return reach.groupChoices();
    }

    public List<Choice> getLevels() {
        return Reach.levels();
    }

    public List<Choice> getAreas() {
        return reach.areas();
    }

    public List<Choice> getMethods() {
        return Reach.words("method", "payroll", "census", "estimate");
    }

    public List<Choice> getConfidences() {
        return Reach.words("confidence", "high", "medium", "low");
    }

    public Integer getAgency() {
        return agency;
    }

    public void setAgency(Integer agency) {
        this.agency = agency;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public String getLevel() {
        return level;
    }

    public void setLevel(String level) {
        this.level = level;
    }

    public Integer getArea() {
        return area;
    }

    public void setArea(Integer area) {
        this.area = area;
    }

    public Integer getPosts() {
        return posts;
    }

    public void setPosts(Integer posts) {
        this.posts = posts;
    }

    public LocalDate getAsAt() {
        return asAt;
    }

    public void setAsAt(LocalDate asAt) {
        this.asAt = asAt;
    }

    public String getSource() {
        return source;
    }

    public void setSource(String source) {
        this.source = source;
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    public String getConfidence() {
        return confidence;
    }

    public void setConfidence(String confidence) {
        this.confidence = confidence;
    }

    public String getSubmittedBy() {
        return submittedBy;
    }

    public void setSubmittedBy(String submittedBy) {
        this.submittedBy = submittedBy;
    }
}
