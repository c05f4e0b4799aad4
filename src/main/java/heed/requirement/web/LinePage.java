package heed.requirement.web;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.requirement.Basis;
import heed.requirement.Edit;
import heed.requirement.Effect;
import heed.requirement.Evidence;
import heed.requirement.Line;
import heed.requirement.Requirement;
import heed.requirement.Requirements;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;

/** One line of the matrix: added, changed from a day on, or ended, each after a look at whom it touches. */
@Named
@RequestScoped
public class LinePage {
    private static final String LEVELS = "L1 L2 L3 L4 L5";

    @Inject private Access access;
    @Inject private CurrentUser user;
    @Inject private Requirements requirements;
    @Inject private Offers offers;
    @Inject private Clock clock;
    @Inject @Param private String id;

    private Requirement old;
    private Effect effect;
    private String name;
    private String module;
    private String group;
    private String level;
    private boolean leads;
    private String unit;
    private String basis;
    private String source;
    private Integer cycle;
    private Integer grace;
    private String evidence = Evidence.PORTAL.code();
    private LocalDate from;
    private LocalDate until;
    private LocalDate lastDay;

    public void open() {
        access.require(Permission.EDIT_REQUIREMENTS);
        from = LocalDate.now(clock);
        lastDay = from;
        if (isNew()) {
            return;
        }
        Requirement r = old();
        name = r.line();
        module = r.slug();
        group = r.group();
        level = r.level();
        leads = r.leadsOnly();
        unit = String.valueOf(r.scopeKey());
        basis = r.basis().code();
        source = r.source();
        cycle = r.cycleMonths();
        grace = r.graceDays();
        evidence = r.minimumEvidence().code();
        until = r.lastDay();
    }

    public boolean isNew() {
        return id == null || id.isBlank();
    }

    private Requirement old() {
        if (old == null) {
            try {
                old = requirements.find(UUID.fromString(id)).orElseThrow(NotInScope::new);
            } catch (IllegalArgumentException e) {
                throw new NotInScope();
            }
            access.require(Permission.EDIT_REQUIREMENTS, old.scopeKey());
        }
        return old;
    }

    private Edit edit() {
        int scope = Integer.parseInt(unit);
        access.require(Permission.EDIT_REQUIREMENTS, scope);
        Line line = new Line(name, group, level, leads, scope, module, Basis.of(basis), source, cycle, grace, Evidence.of(evidence), from, until);
        return isNew() ? Edit.add(line) : Edit.change(old(), line);
    }

    public void look() {
        effect = requirements.effect(edit());
    }

    public String save() {
        requirements.write(edit(), user.accountId());
        return "/requirement/matrix?faces-redirect=true&done=saved";
    }

    public void lookAtEnd() {
        effect = requirements.effect(Edit.end(old(), lastDay));
    }

    public String end() {
        requirements.write(Edit.end(old(), lastDay), user.accountId());
        return "/requirement/matrix?faces-redirect=true&done=ended";
    }

    /** What the edit in the form would do; empty before somebody has looked. */
    public String getEffect() {
        return effect == null ? "" : effect.isNothing() ? Texts.of("requirement", "effect.nothing", effect.stays())
                : Texts.of("requirement", "effect.say", effect.adds(), effect.removes(), effect.changes(), effect.stays());
    }

    public String getTitle() {
        return Texts.of("requirement", isNew() ? "line.add" : "line.change");
    }

    public List<Choice> getModules() {
        return offers.modules();
    }

    public List<Choice> getGroups() {
        return offers.groups();
    }

    public List<Choice> getUnits() {
        return offers.units(access.require(Permission.EDIT_REQUIREMENTS));
    }

    public List<Choice> getBases() {
        return offers.bases();
    }

    public List<Choice> getLevels() {
        return Arrays.stream(LEVELS.split(" ")).map(l -> Choice.of(l, l)).toList();
    }

    public List<Choice> getEvidences() {
        return Arrays.stream(Evidence.values()).map(e -> Choice.of(e.code(), Texts.of("requirement", "evidence." + e.code()))).toList();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getModule() {
        return module;
    }

    public void setModule(String module) {
        this.module = module;
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

    public boolean isLeads() {
        return leads;
    }

    public void setLeads(boolean leads) {
        this.leads = leads;
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(String unit) {
        this.unit = unit;
    }

    public String getBasis() {
        return basis;
    }

    public void setBasis(String basis) {
        this.basis = basis;
    }

    public String getSource() {
        return source;
    }

    public void setSource(String source) {
        this.source = source;
    }

    public Integer getCycle() {
        return cycle;
    }

    public void setCycle(Integer cycle) {
        this.cycle = cycle;
    }

    public Integer getGrace() {
        return grace;
    }

    public void setGrace(Integer grace) {
        this.grace = grace;
    }

    public String getEvidence() {
        return evidence;
    }

    public void setEvidence(String evidence) {
        this.evidence = evidence;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }

    public LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(LocalDate lastDay) {
        this.lastDay = lastDay;
    }
}
