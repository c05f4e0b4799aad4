package heed.takeaway.web;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.catalogue.ModuleCard;
import heed.catalogue.ModuleText;
import heed.catalogue.Modules;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.Days;
import heed.takeaway.Edition;
import heed.takeaway.Takeaways;
import heed.workforce.ProfessionalGroups;
import heed.workforce.UnitKind;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.omnifaces.cdi.Param;

/** Before a module is taken along: for whom, in which standard, and what the other system will see. */
@Named
@RequestScoped
public class TakeawayModulePage {
    @Inject private Takeaways takeaways;
    @Inject private Modules modules;
    @Inject private Units units;
    @Inject private ProfessionalGroups groups;
    @Inject private Access access;
    @Inject private Clock clock;
    @Inject @Param private String slug;
    @Inject @Param private String area;

    private List<UnitRow> areas;
    private ModuleCard card;

    /** A package that was taken before. */
    public record Line(String version, String edition, String group, String times, String last) {}

    /** The areas of the caller's scope whose learners get the module. */
    private List<UnitRow> areas() {
        if (areas == null) {
            areas = units.inScope(access.require(Permission.TAKE_ALONG), List.of(UnitKind.AREA), LocalDate.now(clock)).stream()
                    .filter(u -> modules.find(slug == null ? "" : slug, u.key()).isPresent()).toList();
        }
        return areas;
    }

    public int getArea() {
        return areas().stream().filter(u -> area == null || area.isBlank() || area.equals(String.valueOf(u.key()))).findFirst().map(UnitRow::key).orElseThrow(NotInScope::new);
    }

    public List<Choice> getAreas() {
        return areas().stream().map(u -> Choice.of(u.key(), u.name())).toList();
    }

    public ModuleCard getCard() {
        if (card == null) {
            card = modules.find(slug == null ? "" : slug, getArea()).orElseThrow(NotInScope::new);
        }
        return card;
    }

    public String getTitle() {
        return Texts.of("takeaway", "title", getCard().title());
    }

    public String getLead() {
        ModuleText.Front front = modules.text(getCard().versionId()).front();
        return Texts.of("takeaway", "lead", getCard().version(), Days.say(front.contentDate()));
    }

    /** Why it may not be taken along, in words; empty if it may. */
    public String getObstacle() {
        return takeaways.obstacle(getCard().slug(), getArea()).map(Texts::of).orElse("");
    }

    /** Those the module is written for first. */
    public List<Choice> getGroups() {
        List<String> audience = modules.text(getCard().versionId()).front().groups();
        return groups.all().stream().sorted(Comparator.comparing(g -> !audience.contains(g.code()))).map(g -> Choice.of(g.code(), g.name())).toList();
    }

    public List<Choice> getEditions() {
        return List.of(Edition.values()).stream().map(e -> Choice.of(e.key(), Texts.of("takeaway", "edition." + e.key()))).toList();
    }

    public List<Line> getTaken() {
        return takeaways.taken(getCard().slug(), getArea()).stream()
                .map(t -> new Line(t.draft() ? Texts.of("takeaway", "taken.draft", t.version()) : t.version(), t.edition().label(), t.group(), String.valueOf(t.times()), Days.say(t.last()))).toList();
    }

    /** Whether the caller may bring in what people have completed elsewhere. */
    public boolean isImporter() {
        return access.may(Permission.MANAGE_PEOPLE);
    }
}
