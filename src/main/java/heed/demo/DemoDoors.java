package heed.demo;

import heed.access.Accounts;
import heed.access.Grants;
import heed.access.Role;
import heed.award.Standing;
import heed.award.Standings;
import heed.catalogue.Modules;
import heed.catalogue.PlannedModule;
import heed.platform.Ids;
import heed.requirement.Requirements;
import heed.workforce.Areas;
import heed.workforce.NewUnit;
import heed.workforce.UnitKind;
import heed.workforce.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What of the demonstration goes through the doors of other rooms: units, areas, modules, matrix, accounts. */
@ApplicationScoped
class DemoDoors {
    private Units units;
    private Areas areas;
    private Modules modules;
    private Requirements requirements;
    private Standings standings;
    private Accounts accounts;
    private Grants grants;
    private Clock clock;

    protected DemoDoors() {}

    @Inject
    DemoDoors(Units units, Areas areas, Modules modules, Requirements requirements, Standings standings, Accounts accounts, Grants grants,
            Clock clock) {
        this.units = units;
        this.areas = areas;
        this.modules = modules;
        this.requirements = requirements;
        this.standings = standings;
        this.accounts = accounts;
        this.grants = grants;
        this.clock = clock;
    }

    /** The tree; answers with the key of each code. */
    Map<String, Integer> units(List<Agency> agencies, LocalDate since) {
        List<NewUnit> all = new ArrayList<>();
        all.add(new NewUnit(UnitKind.PARTNERSHIP, null, "NM", Northmere.PARTNERSHIP, null, since));
        for (Northmere.Area area : Northmere.AREAS) {
            all.add(new NewUnit(UnitKind.AREA, null, area.code(), area.name(), "NM", since));
        }
        for (Agency agency : agencies) {
            all.add(new NewUnit(UnitKind.AGENCY, agency.setting(), agency.code(), agency.name(), agency.area(), since));
            for (String place : agency.places()) {
                boolean team = agency.places().size() > 1;
                all.add(new NewUnit(team ? UnitKind.TEAM : UnitKind.WORKPLACE, agency.setting(),
                        Demonstration.placeCode(agency.code(), place), place, agency.code(), since));
            }
        }
        return units.createAll(all, null);
    }

    void areas(Map<String, Integer> keys) {
        for (Northmere.Area area : Northmere.AREAS) {
            areas.set(keys.get(area.code()), Northmere.settings(area), null);
        }
    }

    private List<String> written() {
        return modules.planned().stream().filter(PlannedModule::written).map(PlannedModule::slug).toList();
    }

    /** Publishes what may be published; an area is told by its own gate what it lacks. */
    void modules(Map<String, Integer> keys) {
        for (String slug : written()) {
            for (Northmere.Area area : Northmere.AREAS) {
                int key = keys.get(area.code());
                modules.draft(slug).filter(m -> modules.gate(m, key).isOpen()).ifPresent(m -> modules.publish(m, key, null));
            }
        }
    }

    /** The default matrix for the modules that are written: nobody is asked for what nobody can take. */
    void matrix(int partnership, LocalDate firstDay, OffsetDateTime recordedAt) {
        requirements.importDefaults(partnership, firstDay, written(), recordedAt);
    }

    /** What is asked of a person today, by any post. */
    List<Standing.Module> asked(UUID person) {
        return standings.today(person).stream().flatMap(s -> s.modules().stream()).toList();
    }

    void accounts(Map<String, UUID> persons, Map<String, Integer> keys) {
        Map<String, UUID> ids = new HashMap<>();
        List<Accounts.NewAccount> people = new ArrayList<>();
        List<Grants.NewGrant> given = new ArrayList<>();
        LocalDate since = LocalDate.now(clock).minusYears(1);
        for (Northmere.Persona p : Northmere.personas()) {
            UUID id = Ids.next();
            ids.put(p.user(), id);
            people.add(new Accounts.NewAccount(id, persons.get(p.user()), p.user(), p.email(), p.given() + " " + p.family()));
            if (persons.containsKey(p.user())) {
                given.add(new Grants.NewGrant(id, Role.LEARNER, keys.get("NM"), since, null));
            }
            for (String[] grant : p.grants()) {
                given.add(new Grants.NewGrant(id, Role.of(grant[0]), keys.get(grant[1]), since, null));
            }
        }
        accounts.createAll(people, Northmere.PASSWORD);
        grants.giveAll(given);
    }
}
