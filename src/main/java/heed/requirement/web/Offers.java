package heed.requirement.web;

import heed.access.NotInScope;
import heed.access.Scope;
import heed.catalogue.Modules;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.requirement.Basis;
import heed.workforce.ProfessionalGroups;
import heed.workforce.UnitKind;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What the filters and forms of the matrix offer to choose from. */
@RequestScoped
class Offers {
    @Inject private Modules modules;
    @Inject private ProfessionalGroups groups;
    @Inject private Units units;
    @Inject private Clock clock;

    List<Choice> modules() {
        return modules.planned().stream().map(m -> Choice.of(m.slug(), m.title())).toList();
    }

    List<Choice> groups() {
        return groups.all().stream().map(g -> Choice.of(g.code(), g.name())).toList();
    }

    List<Choice> bases() {
        return Arrays.stream(Basis.values()).map(b -> Choice.of(b.code(), Texts.of("requirement", "basis." + b.code()))).toList();
    }

    List<Choice> units(Scope scope) {
        return units.inScope(scope, List.of(UnitKind.PARTNERSHIP, UnitKind.AREA, UnitKind.AGENCY), LocalDate.now(clock)).stream()
                .map(u -> Choice.of(String.valueOf(u.key()), u.name())).toList();
    }

    /** The highest unit of a scope. */
    int top(Scope scope) {
        return units.inScope(scope, List.of(UnitKind.PARTNERSHIP, UnitKind.AREA, UnitKind.AGENCY), LocalDate.now(clock)).stream()
                .min(Comparator.comparing(UnitRow::kind)).orElseThrow(NotInScope::new).key();
    }
}
