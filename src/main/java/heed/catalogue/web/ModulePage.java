package heed.catalogue.web;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.catalogue.Block;
import heed.catalogue.ModuleCard;
import heed.catalogue.ModuleText;
import heed.catalogue.Modules;
import heed.catalogue.Nation;
import heed.catalogue.OpenModule;
import heed.catalogue.Page;
import heed.catalogue.PageRenderer;
import heed.catalogue.Tool;
import heed.catalogue.Tools;
import heed.platform.Texts;
import heed.platform.faces.Days;
import heed.workforce.Areas;
import heed.workforce.ProfessionalGroup;
import heed.workforce.ProfessionalGroups;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;

/** About one module, as an area's people get it: what it teaches, for whom, in which version, from which sources. */
@Named
@RequestScoped
public class ModulePage {
    private static final String SOURCES = "references";

    @Inject private Modules modules;
    @Inject private Tools tools;
    @Inject private CallerAreas areas;
    @Inject private Areas settings;
    @Inject private ProfessionalGroups groups;
    @Inject private Access access;
    @Inject private HttpServletRequest request;
    @Inject @Param private String slug;
    @Inject @Param private String area;

    private ModuleCard card;
    private OpenModule module;

    public ModuleCard getCard() {
        if (card == null) {
            card = modules.find(slug == null ? "" : slug, getArea()).orElseThrow(NotInScope::new);
        }
        return card;
    }

    public int getArea() {
        return CallerAreas.chosen(area, areas.seen());
    }

    private OpenModule module() {
        if (module == null) {
            module = modules.open(getCard().versionId());
        }
        return module;
    }

    public ModuleText.Front getFront() {
        return module().text().front();
    }

    public List<Page> getPages() {
        return module().text().pages().stream().filter(p -> !p.id().equals(SOURCES)).toList();
    }

    public String getKicker() {
        ModuleText.Front front = getFront();
        return Texts.of("catalogue", front.levels().specialised() ? "module.kicker.specialised" : "module.kicker", front.levels(), front.durationMinutes());
    }

    /** The references of the module and every footnote, as HTML. */
    public String getSources() {
        PageRenderer renderer = renderer(module().text().page(SOURCES).orElse(getPages().get(0)));
        return module().text().page(SOURCES).map(page -> page.blocks().stream().filter(Block.Prose.class::isInstance).map(renderer::html).collect(Collectors.joining())).orElse("");
    }

    /** Help for whoever is upset, as HTML. */
    public List<Line> getSupport() {
        PageRenderer renderer = renderer(getPages().get(0));
        return getFront().support().stream().map(s -> new Line(s.who(), renderer.inline(s.text()))).toList();
    }

    /** A name and what belongs to it, as HTML. */
    public record Line(String label, String html) {}

    public String getForWhom() {
        List<String> codes = getFront().groups();
        return codes.isEmpty() ? Texts.of("catalogue", "module.everybody")
            : groups.all().stream().filter(g -> codes.contains(g.code())).map(ProfessionalGroup::name).collect(Collectors.joining(", "));
    }

    public String getToPass() {
        return module().text().quiz().map(quiz -> {
            int needed = (int) Math.ceil(quiz.serve() * quiz.passMarkPercent() / 100.0);
            return Texts.of("catalogue", getFront().attempts() == 0 ? "module.pass" : "module.pass.tries", needed, quiz.serve(), getFront().attempts());
        }).or(module().text()::courseRule).orElseGet(() -> Texts.of("catalogue", "module.pass.none"));
    }

    public String getRefresh() {
        return getFront().refreshMonths() == 0 ? Texts.of("catalogue", "module.refresh.none") : Texts.of("catalogue", "module.refresh.months", getFront().refreshMonths());
    }

    public String getEdition() {
        return Texts.of("catalogue", "module.edition.value", getFront().version(), Days.say(getFront().contentDate()));
    }

    public String getCheckBy() {
        return Days.say(getFront().reviewBy());
    }

    public String getLaw() {
        return PageRenderer.nationName(nation());
    }

    /** The tools the module teaches to use, as far as they are on the shelf. */
    public List<Tool> getTools() {
        return getFront().toolkitLinks().stream().flatMap(name -> tools.find(name).stream()).toList();
    }

    public boolean isEditor() {
        return access.may(Permission.EDIT_CONTENT);
    }

    public boolean isTakable() {
        return access.may(Permission.TAKE_ALONG, getArea());
    }

    private Nation nation() {
        return modules.nation(getArea()).orElseThrow(NotInScope::new);
    }

    private PageRenderer renderer(Page page) {
        return module().renderer(page, nation(), settings.localFields(getArea()), request.getContextPath());
    }
}
