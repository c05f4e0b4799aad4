package heed.catalogue.web;

import heed.access.Access;
import heed.access.Permission;
import heed.catalogue.Fault;
import heed.catalogue.ModuleCard;
import heed.catalogue.Modules;
import heed.catalogue.PlannedModule;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;

/** What an area's people can learn, and for those who oversee it the rest of the curriculum. */
@Named
@RequestScoped
public class ModulesPage {
    /** A module as the list shows it. */
    public record Line(String slug, String title, String level, int minutes, String state, boolean published, boolean written) {}

    @Inject private Modules modules;
    @Inject private CallerAreas areas;
    @Inject private Access access;
    @Inject @Param private String area;

    private List<Line> lines;

    public List<Line> getLines() {
        if (lines == null) {
            Map<String, ModuleCard> published = areas.seen().isEmpty() ? Map.of()
                : modules.published(getArea()).stream().collect(Collectors.toMap(ModuleCard::slug, Function.identity()));
            lines = modules.planned().stream().filter(m -> areas.oversees() || published.containsKey(m.slug())).map(m -> line(m, published.get(m.slug()))).toList();
        }
        return lines;
    }

    private static Line line(PlannedModule module, ModuleCard card) {
        String state = card != null ? Texts.of("catalogue", card.signedOff() ? "state.published" : "state.draft", card.version())
            : Texts.of("catalogue", module.written() ? "state.waiting" : "state.planned");
        return new Line(module.slug(), module.title(), module.levels().toString(), module.minutes(), state, card != null, module.written());
    }

    /** Key of the words that say what the list holds. */
    public String getLead() {
        return areas.oversees() ? "modules.lead.all" : "modules.lead";
    }

    public int getArea() {
        return CallerAreas.chosen(area, areas.seen());
    }

    public List<Choice> getAreas() {
        return CallerAreas.choices(areas.seen());
    }

    public boolean isEditor() {
        return access.may(Permission.EDIT_CONTENT);
    }

    /** What authors have to mend; shown to editors alone. */
    public List<Fault> getFaults() {
        return isEditor() ? modules.faults() : List.of();
    }
}
