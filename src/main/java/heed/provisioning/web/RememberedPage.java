package heed.provisioning.web;

import heed.access.Access;
import heed.access.Permission;
import heed.access.Scope;
import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.faces.Choice;
import heed.platform.faces.Days;
import heed.platform.faces.Pager;
import heed.workforce.JobTitles;
import heed.workforce.ProfessionalGroup;
import heed.workforce.ProfessionalGroups;
import heed.workforce.UnitKind;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the caller's agencies mean by their own job titles, as it was once said and is remembered. */
@Named
@RequestScoped
public class RememberedPage {
    /** One line as the page shows it. */
    public record Line(UUID id, String title, String agency, String group, String level, String since) {}

    @Inject private JobTitles titles;
    @Inject private ProfessionalGroups groups;
    @Inject private Units units;
    @Inject private Access access;
    @Inject private Clock clock;
    @Inject private HttpServletRequest request;

    private PageRequest asked;
    private Slice<JobTitles.Remembered> slice;

    public void open() {
        Scope scope = access.require(Permission.MANAGE_PEOPLE);
        asked = Pager.asked(request, 50, "agency", "q");
        asked.filter("agency").ifPresent(a -> access.require(Permission.MANAGE_PEOPLE, TitlePage.number(a)));
        slice = titles.page(scope, asked);
    }

    public List<Line> getLines() {
        Map<Integer, String> names = units.names(slice.rows().stream().map(t -> t.meaning().agencyKey()).toList(), LocalDate.now(clock));
        Map<String, String> known = groups.all().stream().collect(Collectors.toMap(ProfessionalGroup::code, ProfessionalGroup::name));
        return slice.rows().stream().map(t -> new Line(t.id(), t.meaning().title(), names.get(t.meaning().agencyKey()), known.get(t.meaning().group()),
                t.meaning().level(), Days.say(t.recordedAt().atZoneSameInstant(clock.getZone()).toLocalDate()))).toList();
    }

    public long getTotal() {
        return slice.total();
    }

    public Pager getPager() {
        return Pager.of(request, asked, slice);
    }

    public String getAgency() {
        return asked.filter("agency").orElse("");
    }

    public String getQ() {
        return asked.filter("q").orElse("");
    }

    public List<Choice> getAgencies() {
        return units.inScope(access.require(Permission.MANAGE_PEOPLE), List.of(UnitKind.AGENCY), LocalDate.now(clock)).stream()
                .map(u -> Choice.of(u.key(), u.name())).toList();
    }
}
