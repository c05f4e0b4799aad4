package heed.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.Heard;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.access.CurrentUser;
import heed.access.Scope;
import heed.enrolment.ModuleCompleted;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Slice;
import heed.requirement.Evidence;
import heed.requirement.Workforce;
import heed.workforce.People;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

class AwardsDbTest {
    private final TestClock clock = TestClock.at("2026-11-22");
    private final Heard<AwardMade> made = new Heard<>();
    private final Heard<AwardsChanged> changed = new Heard<>();

    private final CurrentUser ruth = named("Ruth Owen", null);

    private static CurrentUser named(String name, UUID person) {
        CurrentUser user = new CurrentUser();
        user.is(UUID.randomUUID(), person, name, false, List.of());
        return user;
    }

    private Awards awards(Database.Fresh db) {
        return new Awards(db.em(), clock, made, changed);
    }

    private UUID ada(Database.Fresh db) {
        return db.tx(em -> Workforce.in(em).units().modules("m").person("Ada", "Cole"));
    }

    private static NewAward earned(UUID person, UUID registration) {
        return new NewAward(person, "m", "1.0.0", "england", null, LocalDate.parse("2026-11-20"), Evidence.PORTAL, null, null, true, null, false, null, registration);
    }

    /** Stands in for a registration's row: the award only keeps its id. */
    @OnBothDatabases
    void aRegistrationEarnsOneAwardHoweverOftenItIsReported(Database.Fresh db) {
        UUID ada = ada(db);
        UUID registration = UUID.randomUUID();
        UUID first = db.tx(em -> awards(db).record(earned(ada, registration)));
        UUID again = db.tx(em -> awards(db).record(earned(ada, registration)));
        assertThat(again).isEqualTo(first);
        assertThat(made.events()).containsExactly(new AwardMade(first, ada, "m", LocalDate.parse("2026-11-20")));
        assertThat(changed.events()).containsExactly(new AwardsChanged(Set.of(ada)));
    }

    @OnBothDatabases
    void aCompletedModuleIsAnAwardOfTheSameVersionAndDay(Database.Fresh db) {
        UUID ada = ada(db);
        UUID registration = UUID.randomUUID();
        ModuleCompleted completed = new ModuleCompleted(registration, ada, "m", UUID.randomUUID(), "1.2.0", "wales", LocalDate.parse("2026-11-22"), new BigDecimal("0.9000"), true);
        db.run(em -> awards(db).on(completed));
        db.run(em -> awards(db).on(completed));
        var held = db.tx(em -> awards(db).held(ada));
        assertThat(held).singleElement().satisfies(a -> {
            assertThat(a.award().version()).isEqualTo("1.2.0");
            assertThat(a.jurisdiction()).isEqualTo("wales");
            assertThat(a.award().demonstration()).isTrue();
            assertThat(a.score()).isEqualByComparingTo("0.9");
            assertThat(a.isVerified()).isTrue();
        });
    }

    @OnBothDatabases
    void evidenceFromElsewhereIsVerifiedOnceAndByARowOfItsOwn(Database.Fresh db) {
        UUID ada = ada(db);
        UUID id = db.tx(em -> awards(db).record(NewAward.external(ada, "m", LocalDate.parse("2026-05-01"), "County training", "No. 77")));
        var before = db.tx(em -> awards(db).find(id)).orElseThrow();
        assertThat(before.isVerified()).isFalse();
        db.run(em -> awards(db).verify(id, ruth));
        var after = db.tx(em -> awards(db).find(id)).orElseThrow();
        assertThat(after.isVerified()).isTrue();
        assertThat(after.verifiedBy()).isEqualTo("Ruth Owen");
        assertThat(after.award().verified()).as("the award's own row stays as it was").isFalse();
        assertThatThrownBy(() -> db.run(em -> awards(db).verify(id, ruth))).isInstanceOf(Refusal.class);
    }

    @OnBothDatabases
    void nobodyVerifiesTheOwnEvidenceAlsoUnderALinkedRecord(Database.Fresh db) {
        UUID ada = ada(db);
        UUID again = db.tx(em -> {
            UUID second = Workforce.in(em).person("Ada", "Cole");
            new People(em, clock).link(ada, second, null);
            return second;
        });
        UUID id = db.tx(em -> awards(db).record(NewAward.external(ada, "m", LocalDate.parse("2026-05-01"), "County training", "No. 77")));
        for (UUID own : List.of(ada, again)) {
            assertThatThrownBy(() -> db.run(em -> awards(db).verify(id, named("Ada Cole", own)))).isInstanceOf(Refusal.class).hasMessageContaining("award.own");
        }
        assertThat(db.tx(em -> awards(db).find(id)).orElseThrow().isVerified()).isFalse();
        db.run(em -> awards(db).verify(id, ruth));
        assertThat(db.tx(em -> awards(db).find(id)).orElseThrow().isVerified()).isTrue();
    }

    @OnBothDatabases
    void evidenceThatWaitsComesPageByPageOldestFirstAndTheOwnIsMarked(Database.Fresh db) {
        UUID ada = ada(db);
        UUID bea = db.tx(em -> {
            Workforce w = Workforce.in(em).groups("g");
            w.post(ada, Workforce.AGENCY, null, "g", "L2", Workforce.AREA, "2020-01-01", null);
            UUID other = w.person("Bea", "Dunn");
            w.post(other, Workforce.AGENCY, null, "g", "L2", Workforce.AREA, "2020-01-01", null);
            return other;
        });
        Scope agency = new Scope(Set.of(Workforce.AGENCY));
        for (int i = 1; i <= 5; i++) {
            LocalDate day = LocalDate.parse("2026-05-01").plusDays(i);
            db.run(em -> awards(db).record(NewAward.external(day.getDayOfMonth() == 2 ? ada : bea, "m", day, "County training", null)));
            clock.forward(Duration.ofMinutes(1));
        }
        Slice<Awards.Waiting> first = db.tx(em -> awards(db).unverified(agency, named("Ada Cole", ada), PageRequest.of(0, 2)));
        assertThat(first.total()).isEqualTo(5);
        assertThat(first.rows()).extracting(w -> w.award().award().completedOn().getDayOfMonth()).containsExactly(2, 3);
        assertThat(first.rows()).extracting(Awards.Waiting::own).containsExactly(true, false);
        Slice<Awards.Waiting> last = db.tx(em -> awards(db).unverified(agency, ruth, PageRequest.of(4, 2)));
        assertThat(last.rows()).extracting(w -> w.award().award().completedOn().getDayOfMonth()).containsExactly(6);
        assertThat(db.<Slice<Awards.Waiting>>tx(em -> awards(db).unverified(new Scope(Set.of(Workforce.OTHER_AGENCY)), ruth, PageRequest.of(0, 2))).total()).isZero();
    }

    @OnBothDatabases
    void takesAnAwardBackWithAReasonAndKeepsItsRow(Database.Fresh db) {
        UUID ada = ada(db);
        UUID id = db.tx(em -> awards(db).record(earned(ada, UUID.randomUUID())));
        assertThatThrownBy(() -> db.run(em -> awards(db).revoke(id, " ", ruth))).isInstanceOf(Refusal.class);
        db.run(em -> awards(db).revoke(id, "Somebody else sat the quiz", ruth));
        var rows = db.tx(em -> awards(db).of(List.of(ada)));
        assertThat(rows).singleElement().satisfies(r -> {
            assertThat(r.isRevoked()).isTrue();
            assertThat(r.revokedWhy()).isEqualTo("Somebody else sat the quiz");
        });
        assertThatThrownBy(() -> db.run(em -> awards(db).revoke(id, "Again", ruth))).isInstanceOf(Refusal.class);
    }

    @OnBothDatabases
    void undoingAnImportTakesBackWhatIsLeftOfItAndNothingElse(Database.Fresh db) {
        UUID ada = ada(db);
        UUID batch = UUID.randomUUID();
        LocalDate day = LocalDate.parse("2024-01-01");
        List<UUID> imported = db.tx(em -> awards(db).recordAll(List.of(NewAward.imported(ada, "m", day, "Old system", null, "Ruth"),
                NewAward.imported(ada, "m", day.plusDays(1), "Old system", null, "Ruth")), batch));
        UUID own = db.tx(em -> awards(db).record(earned(ada, UUID.randomUUID())));
        db.run(em -> awards(db).revoke(imported.get(0), "A mistake", ruth));
        int undone = db.tx(em -> awards(db).revokeImport(batch, "The import was undone", ruth.accountId(), "Ruth"));
        assertThat(undone).isEqualTo(1);
        var left = db.tx(em -> awards(db).of(List.of(ada))).stream().filter(r -> !r.isRevoked()).map(AwardRow::id).toList();
        assertThat(left).containsExactly(own);
        assertThat(made.events()).as("nobody is told of an import").hasSize(1);
    }

    @OnBothDatabases
    void refusesAnAwardFromTheFutureAndEvidenceWithoutAProvider(Database.Fresh db) {
        UUID ada = ada(db);
        assertThatThrownBy(() -> db.run(em -> awards(db).record(NewAward.external(ada, "m", LocalDate.parse("2026-11-23"), "County", null))))
                .isInstanceOf(Refusal.class).hasMessageContaining("inTheFuture");
        assertThatThrownBy(() -> NewAward.external(ada, "m", LocalDate.parse("2026-11-20"), " ", null)).isInstanceOf(Refusal.class);
    }
}
