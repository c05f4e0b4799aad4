package heed.provisioning.web;

import heed.access.NotInScope;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.provisioning.Imports;
import heed.provisioning.UnknownTitle;
import heed.workforce.JobTitle;
import heed.workforce.ProfessionalGroup;
import heed.workforce.ProfessionalGroups;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;

/** What an agency's own job titles mean: mapped once, remembered. Each box carries its title in its name, so that none can slip. */
@Named
@RequestScoped
public class TitlesPage {
    private static final int AT_ONCE = 60;

    /** A title with the names its two boxes have. */
    public record Line(String id, String title, String agency, String rows, String groupBox, String levelBox) {}

    @Inject private Imports imports;
    @Inject private ProfessionalGroups groups;
    @Inject private HttpServletRequest request;
    @Inject @Param private String id;

    private List<UnknownTitle> titles;

    public UUID getId() {
        if (id == null || !id.matches("[0-9a-fA-F-]{36}")) {
            throw new NotInScope();
        }
        return UUID.fromString(id);
    }

    private List<UnknownTitle> titles() {
        if (titles == null) {
            titles = imports.unknownTitles(getId());
        }
        return titles;
    }

    public void open() {
        titles();
    }

    public List<Line> getLines() {
        List<Line> lines = new ArrayList<>();
        for (UnknownTitle t : titles().stream().limit(AT_ONCE).toList()) {
            lines.add(new Line("t" + lines.size(), t.title(), t.agency(), Texts.of("provisioning", "titles.rows", t.rows()),
                    box("group", t), box("level", t)));
        }
        return lines;
    }

    private static String box(String what, UnknownTitle t) {
        return what + ":" + t.agencyKey() + ":" + t.title();
    }

    public boolean isMore() {
        return titles().size() > AT_ONCE;
    }

    public List<Choice> getGroups() {
        return groups.all().stream().map(g -> Choice.of(g.code(), g.name() + ", " + g.level())).toList();
    }

    public List<Choice> getLevels() {
        return Stream.of("L1", "L2", "L3", "L4", "L5").map(l -> Choice.of(l, Texts.of("workforce", "level." + l))).toList();
    }

    public String save() {
        Map<String, ProfessionalGroup> known = groups.all().stream().collect(Collectors.toMap(ProfessionalGroup::code, Function.identity()));
        List<JobTitle> meanings = new ArrayList<>();
        for (UnknownTitle t : titles()) {
            ProfessionalGroup group = known.get(value(box("group", t)));
            if (group != null) {
                String level = value(box("level", t));
                meanings.add(new JobTitle(t.agencyKey(), t.title(), group.code(), level.matches("L[1-5]") ? level : group.level()));
            }
        }
        if (meanings.isEmpty()) {
            throw new Refusal("provisioning.titles.none");
        }
        imports.mapTitles(getId(), meanings);
        return "/provisioning/import?faces-redirect=true&id=" + getId() + "&done=mapped&n=" + meanings.size();
    }

    private String value(String box) {
        String value = request.getParameter(box);
        return value == null ? "" : value;
    }
}
