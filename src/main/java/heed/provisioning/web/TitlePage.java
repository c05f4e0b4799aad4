package heed.provisioning.web;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.workforce.JobTitle;
import heed.workforce.JobTitles;
import heed.workforce.ProfessionalGroup;
import heed.workforce.ProfessionalGroups;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;

/** One remembered job title: say that it means something else, or have it forgotten. */
@Named
@RequestScoped
public class TitlePage {
    @Inject private JobTitles titles;
    @Inject private ProfessionalGroups groups;
    @Inject private Units units;
    @Inject private Access access;
    @Inject private CurrentUser user;
    @Inject private Clock clock;
    @Inject @Param private String id;

    private JobTitles.Remembered found;
    private String group;
    private String level;

    static int number(String typed) {
        if (typed == null || !typed.matches("\\d{1,9}")) {
            throw new NotInScope();
        }
        return Integer.parseInt(typed);
    }

    public void open() {
        group = title().group();
        level = title().level();
    }

    /** @throws NotInScope unless it is remembered of an agency the caller looks after */
    private JobTitle title() {
        if (found == null) {
            if (id == null || !id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
                throw new NotInScope();
            }
            found = titles.find(UUID.fromString(id)).orElseThrow(NotInScope::new);
            access.require(Permission.MANAGE_PEOPLE, found.meaning().agencyKey());
        }
        return found.meaning();
    }

    public String save() {
        ProfessionalGroup chosen = groups.find(group).orElseThrow();
        titles.remember(List.of(new JobTitle(title().agencyKey(), title().title(), chosen.code(), level == null ? chosen.level() : level)), user.accountId());
        return "/provisioning/remembered?faces-redirect=true&done=retitled";
    }

    public String forget() {
        title();
        titles.forget(found.id());
        return "/provisioning/remembered?faces-redirect=true&done=forgotten";
    }

    public String getName() {
        return title().title();
    }

    public String getAgency() {
        return units.names(List.of(title().agencyKey()), LocalDate.now(clock)).get(title().agencyKey());
    }

    public List<Choice> getGroups() {
        return groups.all().stream().map(g -> Choice.of(g.code(), g.name() + ", " + g.level())).toList();
    }

    public List<Choice> getLevels() {
        return Stream.of("L1", "L2", "L3", "L4", "L5").map(l -> Choice.of(l, Texts.of("workforce", "level." + l))).toList();
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
}
