package heed.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.workforce.NewUnit;
import heed.workforce.Splits;
import heed.workforce.UnitKind;
import heed.workforce.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class GrantsDbTest {
    private static PageRequest asked(String... filters) {
        Map<String, String> map = filters.length == 0 ? Map.of() : Map.of(filters[0], filters[1]);
        return new PageRequest(0, 50, null, false, map);
    }

    @OnBothDatabases
    void anAdministratorGivesRolesWithinTheScopeOnly(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID ann = f.account("ann", Role.LEARNER, 4);
        f.as(f.account("admin", Role.ADMINISTRATOR, 2));
        db.run(em -> f.grants.give(ann, Role.SUPERVISOR, 4, LocalDate.of(2026, 12, 31)));
        assertThatThrownBy(() -> db.run(em -> f.grants.give(ann, Role.SUPERVISOR, 4, null)))
                .isInstanceOf(Refusal.class).hasMessageContaining("held");
        assertThatThrownBy(() -> db.run(em -> f.grants.give(ann, Role.SUPERVISOR, 3, null))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> f.grants.give(ann, Role.SUPERVISOR, 1, null))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> f.grants.give(ann, Role.LEADER, 4, LocalDate.of(2026, 11, 21))))
                .isInstanceOf(Refusal.class).hasMessageContaining("past");
        var lines = db.tx(em -> f.grants.lines(ann));
        assertThat(lines).extracting(Grants.Line::unit).containsOnly("Harbour Quay");
        var units = db.tx(em -> f.grants.units());
        assertThat(units).extracting(Grants.Unit::name).containsExactly("Harbour nurseries", "Harbour Quay");
    }

    @OnBothDatabases
    void anAdministratorOfAPartTakesNoKeyFromWhoHoldsMore(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID chair = f.account("chair", f.person("Mo", "Osei", 2, 4), Role.COORDINATOR, 1);
        UUID ruth = f.account("ruth", f.person("Ruth", "Calder", 2, 4), Role.COORDINATOR, 4);
        UUID stranger = f.account("bea", f.person("Bea", "Moss", 3, null), Role.LEARNER, 3);
        f.as(f.account("admin", Role.ADMINISTRATOR, 2));
        assertThatThrownBy(() -> db.tx(em -> f.accounts.handOverPassword(chair))).isInstanceOf(Refusal.class).hasMessageContaining("above");
        assertThatThrownBy(() -> db.run(em -> f.factors.reset(chair))).isInstanceOf(Refusal.class).hasMessageContaining("above");
        assertThatThrownBy(() -> db.run(em -> f.accounts.close(chair))).isInstanceOf(Refusal.class).hasMessageContaining("above");
        assertThat(f.knock("chair", AccessFixture.PASSWORD)).isInstanceOf(Answer.Welcome.class);
        var password = db.tx(em -> f.accounts.handOverPassword(ruth));
        assertThat(f.knock("ruth", password)).isInstanceOf(Answer.Welcome.class);
        assertThatThrownBy(() -> db.tx(em -> f.accounts.handOverPassword(stranger))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> f.grants.give(stranger, Role.LEADER, 2, null))).isInstanceOf(NotInScope.class);
    }

    @OnBothDatabases
    void takesAGrantBackButNotTheOwnAsAdministrator(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID ann = f.account("ann", Role.LEARNER, 4);
        UUID police = f.account("bea", Role.COORDINATOR, 3);
        UUID admin = f.account("admin", Role.ADMINISTRATOR, 2);
        f.as(admin);
        UUID grant = db.tx(em -> f.grants.of(ann)).get(0).id();
        db.run(em -> f.grants.takeBack(grant));
        var left = db.tx(em -> f.grants.of(ann));
        assertThat(left).isEmpty();
        assertThatThrownBy(() -> db.run(em -> f.grants.takeBack(grant))).as("somebody was quicker").isInstanceOf(Refusal.class).hasMessageContaining("platform.rowGone");
        UUID foreign = db.tx(em -> f.grants.of(police)).get(0).id();
        assertThatThrownBy(() -> db.run(em -> f.grants.takeBack(foreign))).isInstanceOf(NotInScope.class);
        UUID own = db.tx(em -> f.grants.of(admin)).get(0).id();
        assertThatThrownBy(() -> db.run(em -> f.grants.takeBack(own))).isInstanceOf(Refusal.class);
        assertThat(f.events.events()).extracting(AccessEvent::action).contains("grant.taken");
    }

    /** A partnership of two areas with an agency in each; gives the keys by code. */
    private static Map<String, Integer> partnership(Database.Fresh db, AccessFixture f) {
        LocalDate since = LocalDate.of(2020, 1, 1);
        return db.tx(em -> new Units(em, f.clock).createAll(List.of(
                new NewUnit(UnitKind.PARTNERSHIP, null, "NSP", "North and South", null, since), new NewUnit(UnitKind.AREA, null, "N", "North", "NSP", since),
                new NewUnit(UnitKind.AREA, null, "S", "South", "NSP", since), new NewUnit(UnitKind.AGENCY, "nursery", "NN", "North nurseries", "N", since),
                new NewUnit(UnitKind.AGENCY, "nursery", "SN", "South nurseries", "S", since)), null));
    }

    @OnBothDatabases
    void whoeverDividesAPartnershipReachesBothHalves(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        Map<String, Integer> keys = partnership(db, f);
        UUID chair = f.account("chair", Role.COORDINATOR, keys.get("NSP"));
        UUID admin = f.account("admin", Role.ADMINISTRATOR, keys.get("NSP"));
        f.as(admin);
        int south = db.tx(em -> new Splits(new Units(em, f.clock), f.grants).splitOff(keys.get("NSP"), "SSP", "South alone", List.of(keys.get("S")), LocalDate.of(2026, 11, 22)));
        f.as(admin);
        var units = db.tx(em -> f.grants.units());
        assertThat(units).extracting(Grants.Unit::name).contains("North and South", "North", "South alone", "South", "South nurseries");
        var left = db.tx(em -> f.grants.at(keys.get("NSP")));
        assertThat(left).extracting(Grants.Held::accountId).containsExactly(admin, chair);
        var there = db.tx(em -> f.grants.at(south));
        assertThat(there).extracting(Grants.Held::accountId).containsExactly(admin);
    }

    @OnBothDatabases
    void dividingAnAgencyGivesNobodyARole(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        Map<String, Integer> keys = partnership(db, f);
        UUID admin = f.account("admin", Role.ADMINISTRATOR, keys.get("NSP"));
        f.as(admin);
        int site = db.tx(em -> new Units(em, f.clock).create(UnitKind.WORKPLACE, "nursery", "NN-A", "Site", keys.get("NN"), LocalDate.of(2020, 1, 1)));
        int part = db.tx(em -> new Splits(new Units(em, f.clock), f.grants).splitOff(keys.get("NN"), "NN2", "North two", List.of(site), LocalDate.of(2026, 11, 22)));
        var there = db.tx(em -> f.grants.at(part));
        assertThat(there).isEmpty();
    }

    @OnBothDatabases
    void aRoleForAMergedUnitIsListedAndMovesToTheUnitThatTookItsPlace(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        Map<String, Integer> keys = partnership(db, f);
        UUID ann = f.account("ann", Role.COORDINATOR, keys.get("SN"));
        UUID bea = f.account("bea", Role.LEADER, keys.get("SN"));
        f.account("carl", Role.LEARNER, keys.get("SN"));
        UUID elsewhere = f.account("elsewhere", Role.ADMINISTRATOR, 2);
        UUID admin = f.account("admin", Role.ADMINISTRATOR, keys.get("NSP"));
        db.run(em -> new Units(em, f.clock).merge(List.of(keys.get("SN")), keys.get("NN"), LocalDate.of(2026, 11, 1)));
        f.as(elsewhere);
        var none = db.tx(em -> f.grants.stranded(asked()));
        assertThat(none.total()).isZero();
        f.as(admin);
        var lines = db.tx(em -> f.grants.stranded(asked()));
        assertThat(lines.total()).isEqualTo(2);
        assertThat(lines.rows()).extracting(Grants.Stranded::accountId).containsExactly(ann, bea);
        assertThat(lines.rows().get(0)).satisfies(g -> {
            assertThat(g.unit()).isEqualTo("South nurseries");
            assertThat(g.closedOn()).isEqualTo("2026-10-31");
            assertThat(g.followers()).extracting(Grants.Unit::name).containsExactly("North nurseries");
        });
        UUID moved = lines.rows().get(0).id();
        f.as(elsewhere);
        assertThatThrownBy(() -> db.run(em -> f.grants.move(moved, keys.get("NN")))).isInstanceOf(NotInScope.class);
        f.as(admin);
        assertThatThrownBy(() -> db.run(em -> f.grants.move(moved, 2))).isInstanceOf(NotInScope.class);
        db.run(em -> f.grants.move(moved, keys.get("NN")));
        db.run(em -> f.grants.takeBack(lines.rows().get(1).id()));
        var after = db.tx(em -> f.grants.stranded(asked()));
        assertThat(after.total()).isZero();
        var held = db.tx(em -> f.grants.of(ann));
        assertThat(held).extracting(Grant::unitKey).containsExactly(keys.get("NN"));
        assertThatThrownBy(() -> db.run(em -> f.grants.move(moved, keys.get("NN")))).isInstanceOf(NotInScope.class);
    }

    @OnBothDatabases
    void listsTheAccountsOfTheScopeWithTheirRoles(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID person = f.person("Ann", "Lee", 2, 4);
        UUID ann = db.tx(em -> f.accounts.create(person, "ann.lee", null, "Ann Lee"));
        f.account("ruth", Role.COORDINATOR, 4);
        f.account("bea", Role.COORDINATOR, 3);
        f.as(f.account("admin", Role.ADMINISTRATOR, 2));
        var all = db.tx(em -> f.accounts.list(asked()));
        assertThat(all.rows()).extracting(Accounts.Line::userName).containsExactly("ann.lee", "admin", "ruth");
        assertThat(all.total()).isEqualTo(3);
        var coordinators = db.tx(em -> f.accounts.list(asked("role", "coordinator")));
        assertThat(coordinators.rows()).singleElement().satisfies(l -> assertThat(l.roles()).containsExactly("coordinator"));
        var found = db.tx(em -> f.accounts.list(asked("q", "LEE")));
        assertThat(found.rows()).extracting(Accounts.Line::id).containsExactly(ann);
        db.run(em -> f.accounts.close(ann));
        var closed = db.tx(em -> f.accounts.list(asked("state", "closed")));
        assertThat(closed.rows()).extracting(Accounts.Line::id).containsExactly(ann);
        f.as(ruth(f));
        assertThatThrownBy(() -> db.tx(em -> f.accounts.list(asked()))).isInstanceOf(NotInScope.class);
    }

    private static UUID ruth(AccessFixture f) {
        return f.db.tx(em -> f.book.account("ruth").orElseThrow().getId());
    }

    @OnBothDatabases
    void refusesANameAMailboxOrAPersonThatIsTaken(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID person = f.person("Ann", "Lee", 2, 4);
        f.account("ann", person, Role.LEARNER, 2);
        assertThatThrownBy(() -> db.tx(em -> f.accounts.create(null, "Ann", null, "Ann"))).hasMessageContaining("taken");
        assertThatThrownBy(() -> db.tx(em -> f.accounts.create(null, "x", "ANN@example.org", "Ann"))).hasMessageContaining("taken");
        assertThatThrownBy(() -> db.tx(em -> f.accounts.create(null, "ann@example.org", null, "A"))).hasMessageContaining("taken");
        assertThatThrownBy(() -> db.tx(em -> f.accounts.create(person, "x", null, "Ann"))).hasMessageContaining("person");
    }

    @OnBothDatabases
    void makesManyAccountsWithOneHash(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        var many = java.util.stream.IntStream.range(0, 1200).mapToObj(i -> new Accounts.NewAccount(
                heed.platform.Ids.next(), null, "Learner." + i, null, "Learner " + i)).toList();
        db.run(em -> f.accounts.createAll(many, AccessFixture.PASSWORD));
        assertThat(f.knock("learner.1199", AccessFixture.PASSWORD)).isInstanceOf(Answer.Welcome.class);
    }
}
