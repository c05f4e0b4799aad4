package heed.workforce.web;

import heed.access.Permission;
import heed.platform.Refusal;
import heed.platform.faces.Choice;
import heed.workforce.People;
import heed.workforce.PostFacts;
import heed.workforce.ProfessionalGroup;
import heed.workforce.ProfessionalGroups;
import heed.workforce.UnitKind;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The fields of a post, wherever one is begun or moved. */
@Named
@RequestScoped
public class PostForm {
    @Inject private Reach reach;
    @Inject private Units units;
    @Inject private People people;
    @Inject private ProfessionalGroups groups;

    private Integer where;
    private String group;
    private String level;
    private Integer area;
    private String workerKind = "employee";
    private boolean leads;
    private String jobTitle;
    private String staffNumber;
    private BigDecimal hours;
    private LocalDate day;

    /** Starts from what is true of a post now. */
    void from(PostFacts facts) {
        where = facts.placeKey() == null ? facts.agencyKey() : facts.placeKey();
        group = facts.group();
        level = groups.find(group).filter(g -> g.level().equals(facts.level())).isPresent() ? null : facts.level();
        area = units.areaOf(where, reach.today()).filter(own -> own == facts.areaKey()).isPresent() ? null : facts.areaKey();
        workerKind = facts.workerKind();
        leads = facts.leads();
        jobTitle = facts.jobTitle();
        staffNumber = facts.staffNumber();
        hours = facts.hoursWeek();
    }

    /**
     * What was filled in, of a post from the day on; it is left open.
     *
     * @param lastDay the last day of the post as far as it is known, or null: its agency is looked up on a day on which it runs
     * @throws heed.access.NotInScope when the caller looks after nobody there
     */
    PostFacts facts(UUID person, LocalDate lastDay) {
        reach.require(Permission.MANAGE_PEOPLE, where);
        People.Seat seat = people.seat(where, day, lastDay);
        ProfessionalGroup profession = groups.find(group).orElseThrow();
        int counts = area != null ? area : seat.areaKey().orElseThrow(() -> new Refusal("workforce.post.areaNeeded"));
        return new PostFacts(person, seat.agencyKey(), seat.placeKey(), group, level == null ? profession.level() : level, counts,
                workerKind, leads, jobTitle, staffNumber, hours, day, null);
    }

    public List<Choice> getPlaces() {
        return reach.choices(Permission.MANAGE_PEOPLE, UnitKind.AGENCY, UnitKind.WORKPLACE, UnitKind.TEAM);
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

    public List<Choice> getWorkerKinds() {
        return Reach.words("worker", "employee", "agency", "bank", "student", "volunteer");
    }

    public Integer getWhere() {
        return where;
    }

    public void setWhere(Integer where) {
        this.where = where;
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

    public String getWorkerKind() {
        return workerKind;
    }

    public void setWorkerKind(String workerKind) {
        this.workerKind = workerKind;
    }

    public boolean isLeads() {
        return leads;
    }

    public void setLeads(boolean leads) {
        this.leads = leads;
    }

    public String getJobTitle() {
        return jobTitle;
    }

    public void setJobTitle(String jobTitle) {
        this.jobTitle = jobTitle;
    }

    public String getStaffNumber() {
        return staffNumber;
    }

    public void setStaffNumber(String staffNumber) {
        this.staffNumber = staffNumber;
    }

    public BigDecimal getHours() {
        return hours;
    }

    public void setHours(BigDecimal hours) {
        this.hours = hours;
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }
}
