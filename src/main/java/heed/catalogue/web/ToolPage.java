package heed.catalogue.web;

import heed.access.NotInScope;
import heed.catalogue.PlannedModule;
import heed.catalogue.Modules;
import heed.catalogue.Tool;
import heed.catalogue.Tools;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.workforce.ProfessionalGroup;
import heed.workforce.ProfessionalGroups;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;

/** One tool, to be read and printed. Open to everybody. */
@Named
@RequestScoped
public class ToolPage {
    @Inject private Tools tools;
    @Inject private Modules modules;
    @Inject private ProfessionalGroups groups;
    @Inject private ToolArea areas;
    @Inject @Param private String name;
    @Inject @Param private String area;

    private Tool tool;
    private String html;
    private String refusal;

    public Tool getTool() {
        if (tool == null) {
            tool = tools.find(name == null ? "" : name).orElseThrow(NotInScope::new);
        }
        return tool;
    }

    /** The card is for one area, and nobody has said which. */
    public boolean isAreaOpen() {
        return getTool().isLocal() && areas.of(area).isEmpty();
    }

    public boolean isReady() {
        return !isAreaOpen() && !getHtml().isEmpty();
    }

    /** The words; empty while they cannot be shown, see {@link #getRefusal}. */
    public String getHtml() {
        if (html == null && !isAreaOpen()) {
            try {
                html = tools.html(getTool(), getAreaKey());
                refusal = "";
            } catch (Refusal e) {
                html = "";
                refusal = Texts.of(e);
            }
        }
        return html == null ? "" : html;
    }

    /** What the area has not filled in; empty if nothing is missing. */
    public String getRefusal() {
        getHtml();
        return refusal == null ? "" : refusal;
    }

    public int getAreaKey() {
        return areas.of(area).orElse(Tools.NO_AREA);
    }

    public List<Choice> getAreas() {
        List<Choice> choices = new ArrayList<>();
        if (areas.of(area).isEmpty()) {
            choices.add(Choice.of("", ""));
        }
        tools.areas().forEach((key, areaName) -> choices.add(Choice.of(key, areaName)));
        return choices;
    }

    public String getPdf() {
        return "/api/toolkit/" + getTool().name() + ".pdf" + (getTool().isLocal() ? "?area=" + getAreaKey() : "");
    }

    public String getForWhom() {
        return getTool().groups().isEmpty() ? Texts.of("catalogue", "toolkit.group.all")
            : groups.all().stream().filter(g -> getTool().groups().contains(g.code())).map(ProfessionalGroup::name).collect(Collectors.joining(", "));
    }

    /** Titles of the modules that teach it. */
    public List<String> getModules() {
        return modules.planned().stream().filter(PlannedModule::written)
            .filter(m -> modules.draft(m.slug()).map(d -> d.text().front().toolkitLinks().contains(getTool().name())).orElse(false)).map(PlannedModule::title).toList();
    }
}
