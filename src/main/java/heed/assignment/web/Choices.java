package heed.assignment.web;

import heed.access.Scope;
import heed.catalogue.Modules;
import heed.platform.faces.Choice;
import heed.workforce.ProfessionalGroups;
import heed.workforce.UnitKind;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** What the filters and forms of this room offer to choose from. */
@RequestScoped
class Choices {
    @Inject private Units units;
    @Inject private ProfessionalGroups groups;
    @Inject private Modules modules;
    @Inject private Clock clock;

    List<Choice> units(Scope scope) {
        return units.inScope(scope, List.of(UnitKind.values()), LocalDate.now(clock)).stream().map(u -> Choice.of(u.key(), u.name())).toList();
    }

    List<Choice> groups() {
        return groups.all().stream().map(g -> Choice.of(g.code(), g.name())).toList();
    }

    List<Choice> modules() {
        return modules.planned().stream().map(m -> Choice.of(m.slug(), m.title())).toList();
    }
}
