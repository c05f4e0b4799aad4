package heed.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.platform.Keys;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.platform.outbound.Hosts;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

class ApplicationsDbTest {
    private static final Set<ApiScope> ALL = EnumSet.allOf(ApiScope.class);

    private AccessFixture house;
    private Applications applications;

    /** Agency 2 stands in area 5, agency 3 in none; Ewan administers the partnership, Nia agency 2. */
    private void open(Database.Fresh db) {
        house = new AccessFixture(db);
        applications = with(new Keys(house.settings));
        db.run(em -> {
            Sql.of(em, "insert into unit (unit_key, id, kind, code, recorded_at) values (5, :id, 'area', 'u5', current_timestamp)").set("id", UUID.randomUUID()).update();
            Sql.of(em, "insert into unit_closure (ancestor, descendant, distance, first_day) values (5, 2, 1, date '2020-01-01')").update();
        });
        house.account("ewan", Role.ADMINISTRATOR, 1);
        house.as(house.account("nia", Role.ADMINISTRATOR, 2));
    }

    private Applications with(Keys keys) {
        return new Applications(house.db.em(), house.clock, keys, new Access(house.db.em(), house.clock, house.user), house.user, house.events);
    }

    private Applications.Secret make(Set<ApiScope> scopes) {
        return house.db.tx(em -> applications.create("Learning platform", 2, scopes));
    }

    private Optional<ApiCaller> caller(Applications.Secret made) {
        return house.db.tx(em -> applications.withSecret(made.appId(), made.secret()));
    }

    private Optional<ApiCaller> caller(String token) {
        return house.db.tx(em -> applications.withToken(token));
    }

    private String token(ApiCaller caller, Set<ApiScope> scopes, Duration life) {
        return house.db.tx(em -> applications.token(caller, scopes, OffsetDateTime.now(house.clock).plus(life)));
    }

    @OnBothDatabases
    void aSecretIsShownOnceAndOpensTheDoor(Database.Fresh db) {
        open(db);
        Applications.Secret made = make(ALL);
        ApiCaller caller = caller(made).orElseThrow();
        assertThat(caller.unitKey()).isEqualTo(2);
        assertThat(caller.scopes()).isEqualTo(ALL);
        assertThat(db.<Optional<ApiCaller>>tx(em -> applications.withSecret(made.appId(), made.secret() + "x"))).isEmpty();
        assertThat(db.<Optional<ApiCaller>>tx(em -> applications.withSecret("nobody", made.secret()))).isEmpty();
        String kept = db.tx(em -> Sql.of(em, "select secret_hash from api_application").first(r -> r.text("secret_hash")).orElseThrow());
        assertThat(kept).isEqualTo(Tokens.digest(made.secret())).doesNotContain(made.secret());
        assertThat(house.events.events()).extracting(AccessEvent::action).contains("application.created");
        assertThat(house.events.events()).noneMatch(e -> String.valueOf(e).contains(made.secret()));
    }

    @OnBothDatabases
    void aTokenCarriesNoMoreThanWasAskedForAndDiesWithItsTimeItsSecretAndItsApplication(Database.Fresh db) {
        open(db);
        Applications.Secret made = make(EnumSet.of(ApiScope.READ_COURSE, ApiScope.WRITE_COURSE));
        ApiCaller caller = caller(made).orElseThrow();
        String token = token(caller, Set.of(ApiScope.READ_COURSE), Duration.ofMinutes(2));
        assertThat(caller(token).orElseThrow().scopes()).containsExactly(ApiScope.READ_COURSE);
        assertThatThrownBy(() -> token(caller, ALL, Duration.ofMinutes(2))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> token(caller(token).orElseThrow(), Set.of(ApiScope.READ_COURSE), Duration.ofMinutes(2))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> token(caller, Set.of(), Duration.ofSeconds(-1))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> token(caller, Set.of(), Duration.ofDays(31))).isInstanceOf(Refusal.class);
        house.clock.forward(Duration.ofMinutes(2));
        assertThat(caller(token)).isEmpty();
        String second = token(caller, Set.of(ApiScope.READ_COURSE), Duration.ofMinutes(2));
        Applications.Secret renewed = db.tx(em -> applications.renew(made.id()));
        assertThat(caller(second)).isEmpty();
        assertThat(caller(made)).isEmpty();
        String third = token(caller(renewed).orElseThrow(), Set.of(ApiScope.READ_COURSE), Duration.ofMinutes(2));
        assertThat(caller(third)).isPresent();
        db.run(em -> applications.revoke(made.id()));
        assertThat(caller(third)).isEmpty();
        assertThat(caller(renewed)).isEmpty();
        assertThatThrownBy(() -> db.run(em -> applications.renew(made.id()))).isInstanceOf(Refusal.class);
    }

    @OnBothDatabases
    void nothingButATokenOfThisInstallationIsOne(Database.Fresh db) {
        open(db);
        ApiCaller caller = caller(make(ALL)).orElseThrow();
        String foreign = db.tx(em -> with(new Keys(heed.TestSettings.of("heed.secret.key", "another installation's secret, long enough")))
                .token(caller, ALL, OffsetDateTime.now(house.clock).plusMinutes(5)));
        String other = new Keys(house.settings).seal("another purpose", caller.applicationId() + "|1|9999999999|read:course");
        for (String text : List.of("", "x", "AAAA", "eyJhbGciOiJub25lIn0.e30.", foreign, other, token(caller, ALL, Duration.ofMinutes(5)).substring(4))) {
            assertThat(caller(text)).as(text).isEmpty();
        }
    }

    @OnBothDatabases
    void anAdministratorSeesTheApplicationsOfTheirUnitsOnly(Database.Fresh db) {
        open(db);
        UUID id = make(ALL).id();
        assertThat(db.<List<Application>>tx(em -> applications.all())).extracting(Application::unit).containsExactly("Harbour nurseries");
        assertThatThrownBy(() -> db.run(em -> applications.create("x", 3, ALL))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> applications.create(" ", 2, ALL))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> db.run(em -> applications.create("x", 2, Set.of()))).isInstanceOf(Refusal.class);
        house.as(house.account("mair", Role.ADMINISTRATOR, 3));
        assertThat(db.<List<Application>>tx(em -> applications.all())).isEmpty();
        assertThatThrownBy(() -> db.run(em -> applications.administered(id))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> applications.revoke(id))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> applications.create("x", 3, ALL))).isInstanceOfSatisfying(Refusal.class,
                r -> assertThat(r.key()).isEqualTo("access.application.noArea"));
        house.as(house.account("ruth", Role.COORDINATOR, 2));
        assertThatThrownBy(() -> db.run(em -> applications.all())).isInstanceOf(NotInScope.class);
    }

    @OnBothDatabases
    void actsWithTheRolesOfItsScopesInItsUnit(Database.Fresh db) {
        open(db);
        Access access = new Access(db.em(), house.clock, house.user);
        applications.actAs(caller(make(EnumSet.of(ApiScope.READ_COURSE))).orElseThrow());
        assertThat(db.<Boolean>tx(em -> access.may(Permission.EDIT_CONTENT, 4))).isTrue();
        assertThat(db.<Boolean>tx(em -> access.may(Permission.EDIT_CONTENT, 3))).isFalse();
        assertThat(db.<Boolean>tx(em -> access.may(Permission.MANAGE_PEOPLE))).isFalse();
        assertThat(db.<Boolean>tx(em -> access.may(Permission.ADMINISTER))).isFalse();
    }

    @OnBothDatabases
    void onlyWhoAdministersTheWholeChangesWhichHostsAreCalled(Database.Fresh db) {
        open(db);
        OutsideHosts outside = new OutsideHosts(new Hosts(db.em(), house.clock), new Access(db.em(), house.clock, house.user), new Directory(db.em(), house.clock), house.user, house.events);
        assertThat(db.<List<Hosts.Host>>tx(em -> outside.all())).isEmpty();
        assertThatThrownBy(() -> db.run(em -> outside.add("lms.example.org", "Results"))).isInstanceOf(Refusal.class);
        house.as(house.account("edith", Role.ADMINISTRATOR, 1));
        db.run(em -> outside.add("lms.example.org", "Results"));
        assertThatThrownBy(() -> db.run(em -> outside.add("b.example.org", " "))).isInstanceOf(Refusal.class);
        db.run(em -> outside.remove("lms.example.org"));
        assertThatThrownBy(() -> db.run(em -> outside.remove("lms.example.org"))).isInstanceOf(Refusal.class).hasMessageContaining("platform.rowGone");
        assertThat(house.events.events()).extracting(AccessEvent::action).filteredOn(a -> a.startsWith("outside.")).containsExactly("outside.added", "outside.removed");
    }
}
