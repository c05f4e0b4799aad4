package heed.requirement.web;

import heed.access.Access;
import heed.access.Permission;
import heed.access.Scope;
import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.Pager;
import heed.requirement.LineRow;
import heed.requirement.Requirement;
import heed.requirement.Requirements;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The lines of the training matrix that concern the caller's units. */
@Named
@RequestScoped
public class MatrixPage {
    /** One line in the page's words; {@code edit} is empty when the caller may not change it. */
    public record Row(String module, String who, String where, String cycle, String grace, String basis, String source, String days, String edit) {}

    @Inject private Access access;
    @Inject private Requirements requirements;
    @Inject private Offers offers;
    @Inject private HttpServletRequest request;

    private PageRequest asked;
    private Slice<LineRow> slice;

    public void open() {
        access.require(Permission.SEE_COVERAGE);
    }

    private Slice<LineRow> slice() {
        if (slice == null) {
            Scope scope = access.require(Permission.SEE_COVERAGE);
            asked = Pager.asked(request, 50, "module", "group", "basis", "when");
            slice = requirements.page(asked, scope);
        }
        return slice;
    }

    private PageRequest asked() {
        slice();
        return asked;
    }

    public List<Row> getRows() {
        return slice().rows().stream().map(this::row).toList();
    }

    private Row row(LineRow line) {
        Requirement r = line.rule();
        String group = line.groupName() == null ? Texts.of("requirement", "matrix.everybody") : line.groupName();
        String who = r.level() == null ? group : group + ", " + r.level();
        String days = r.lastDay() == null ? Texts.of("requirement", "matrix.since", r.firstDay()) : Texts.of("requirement", "matrix.between", r.firstDay(), r.lastDay());
        boolean may = access.may(Permission.EDIT_REQUIREMENTS, r.scopeKey());
        return new Row(line.title(), r.leadsOnly() ? Texts.of("requirement", "matrix.leads", who) : who, line.scopeName(), Texts.of("requirement", "matrix.months", r.cycleMonths()),
                Texts.of("requirement", "matrix.days", r.graceDays()), Texts.of("requirement", "basis." + r.basis().code()), r.source(), days,
                may ? "/requirement/line?id=" + r.id() : "");
    }

    public boolean isMayEdit() {
        return access.may(Permission.EDIT_REQUIREMENTS);
    }

    /** How many published modules have no line though the usual matrix has; nought for who may not change it. */
    public int getMissing() {
        return isMayEdit() ? requirements.withoutLines().size() : 0;
    }

    public String takeUsual() {
        int top = offers.top(access.require(Permission.EDIT_REQUIREMENTS));
        access.require(Permission.EDIT_REQUIREMENTS, top);
        requirements.takeDefaults(top);
        return "/requirement/matrix?faces-redirect=true&done=taken";
    }

    public long getTotal() {
        return slice().total();
    }

    public Pager getPager() {
        return Pager.of(request, asked(), slice());
    }

    public String getModule() {
        return asked().filter("module").orElse("");
    }

    public String getGroup() {
        return asked().filter("group").orElse("");
    }

    public String getBasis() {
        return asked().filter("basis").orElse("");
    }

    public String getWhen() {
        return asked().filter("when").orElse("");
    }

    public List<Choice> getModules() {
        return offers.modules();
    }

    public List<Choice> getGroups() {
        return offers.groups();
    }

    public List<Choice> getBases() {
        return offers.bases();
    }

    public List<Choice> getWhens() {
        return List.of(Choice.of("all", Texts.of("requirement", "matrix.when.all")));
    }
}
