package heed.catalogue.web;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.catalogue.Tool;
import heed.catalogue.Tools;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.workforce.ProfessionalGroup;
import heed.workforce.ProfessionalGroups;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.omnifaces.cdi.Param;

/** The shelf of tools, by what they help to do. Open to everybody. */
@Named
@RequestScoped
public class ToolkitPage {
    @Inject private Tools tools;
    @Inject private ProfessionalGroups groups;
    @Inject private CallerAreas areas;
    @Inject private Access access;
    @Inject @Param private String group;

    /** Tools that help to do one thing. */
    public record Board(String title, List<Tool> tools) {}

    public List<Board> getBoards() {
        Map<String, List<Tool>> boards = new LinkedHashMap<>();
        tools.all().stream().filter(t -> getGroup().isEmpty() || t.suits(getGroup())).forEach(t -> boards.computeIfAbsent(t.purpose(), p -> new ArrayList<>()).add(t));
        return boards.entrySet().stream().map(b -> new Board(Tools.purposeName(b.getKey()), b.getValue())).toList();
    }

    public String getGroup() {
        if (group == null || group.isBlank()) {
            return "";
        }
        return groups.all().stream().map(ProfessionalGroup::code).filter(group::equals).findFirst().orElseThrow(NotInScope::new);
    }

    public List<Choice> getGroups() {
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", Texts.of("catalogue", "toolkit.group.all"))));
        groups.all().forEach(g -> choices.add(Choice.of(g.code(), g.name())));
        return choices;
    }

    /** How often tools were taken along, in each area the caller looks after; nothing for everybody else. */
    public List<Count> getCounts() {
        List<Count> counts = new ArrayList<>();
        if (access.may(Permission.SEE_COVERAGE) || access.may(Permission.EDIT_CONTENT)) {
            Map<Integer, String> mine = new TreeMap<>(areas.within(Permission.SEE_COVERAGE));
            mine.putAll(areas.within(Permission.EDIT_CONTENT));
            mine.forEach((key, name) -> tools.downloads(key).forEach(d -> counts.add(new Count(name, d.title(), d.month(), d.count()))));
        }
        return counts;
    }

    /** Downloads of one tool in one area and month. */
    public record Count(String area, String tool, String month, int count) {}
}
