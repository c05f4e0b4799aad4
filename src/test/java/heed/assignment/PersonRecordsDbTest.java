package heed.assignment;

import static heed.requirement.Workforce.AGENCY;
import static heed.requirement.Workforce.AREA;
import static heed.requirement.Workforce.OTHER_AGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.Heard;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.TestSettings;
import heed.access.NotInScope;
import heed.access.Scope;
import heed.audit.AuditLog;
import heed.award.AwardRow;
import heed.award.Awards;
import heed.award.NewAward;
import heed.award.Standings;
import heed.notification.Message;
import heed.notification.Outbox;
import heed.requirement.Exemptions;
import heed.requirement.Requirements;
import heed.requirement.Workforce;
import heed.workforce.People;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

class PersonRecordsDbTest {
    private final TestClock clock = TestClock.at("2022-01-10");
    private final Scope former = new Scope(Set.of(AGENCY));
    private final Scope current = new Scope(Set.of(OTHER_AGENCY));

    private final class House {
        final Database.Fresh db;
        final Outbox outbox;
        final Awards awards;
        final Assignments assignments;
        final PersonRecords records;

        House(Database.Fresh db) {
            this.db = db;
            outbox = new Outbox(db.em(), clock, TestSettings.of());
            awards = new Awards(db.em(), clock, new Heard<>(), new Heard<>());
            assignments = new Assignments(db.em(), clock, AuditLog.ofProgram(db.em(), clock), outbox);
            Exemptions exemptions = new Exemptions(db.em(), clock, new Heard<>());
            records = new PersonRecords(db.em(), clock, new Standings(db.em(), clock, new Requirements(db.em(), clock, new Heard<>()), exemptions), awards, exemptions, outbox,
                    new People(db.em(), clock));
            db.run(em -> Workforce.in(em).units().modules("m", "n").groups("g"));
        }

        /** Something asked, earned and said today. */
        void today(UUID person, String slug) {
            LocalDate today = LocalDate.now(clock);
            db.run(em -> assignments.assign(List.of(person), List.of(slug), today.plusDays(60), "Asked in " + today.getYear(), AGENCY, UUID.randomUUID()));
            db.run(em -> outbox.queue(new Message("said:" + today, person, null, "Said in " + today.getYear(), "Words", null)));
            db.run(em -> awards.recordAll(List.of(NewAward.imported(person, "m", today, "Elsewhere", null, "Ruth")), null));
        }

        PersonRecords.PersonRecord of(UUID person, Scope scope) {
            return db.tx(em -> records.of(person, scope));
        }
    }

    @OnBothDatabases
    void aFormerEmployerKeepsTheOwnPeriodAndNothingAfter(Database.Fresh db) {
        House house = new House(db);
        UUID bea = db.tx(em -> {
            UUID person = Workforce.in(em).person("Bea", "Dunn");
            Workforce.in(em).post(person, AGENCY, null, "g", "L2", AREA, "2020-01-01", "2023-06-30");
            Workforce.in(em).post(person, OTHER_AGENCY, null, "g", "L2", AREA, "2023-07-01", null);
            return person;
        });
        house.today(bea, "n");
        clock.set("2025-03-01");
        house.today(bea, "m");
        db.run(em -> house.awards.recordAll(List.of(NewAward.imported(bea, "n", LocalDate.parse("2025-03-01"), "Elsewhere", null, "Ruth")), null));

        PersonRecords.PersonRecord kept = house.of(bea, former);
        assertThat(kept.leftOn()).isEqualTo("2023-06-30");
        assertThat(kept.awards()).extracting(AwardRow::completedOn).containsExactly(LocalDate.parse("2022-01-10"));
        assertThat(kept.told()).extracting(Outbox.Told::subject).containsExactlyInAnyOrder("Said in 2022", "Training you are asked to finish by 11 March 2022");
        assertThat(kept.extras()).singleElement().satisfies(x -> {
            assertThat(x.reason()).isEqualTo("Asked in 2022");
            assertThat(x.doneOn()).as("done for the next employer").isNull();
        });
        PersonRecords.PersonRecord whole = house.of(bea, current);
        assertThat(whole.leftOn()).isNull();
        assertThat(whole.awards()).hasSize(3);
        assertThat(whole.told()).hasSize(4);
        assertThat(whole.extras()).hasSize(2);
        boolean formerly = db.tx(em -> house.records.isLookedAfter(bea, former));
        boolean now = db.tx(em -> house.records.isLookedAfter(bea, current));
        assertThat(formerly).isFalse();
        assertThat(now).isTrue();
        assertThatThrownBy(() -> house.of(bea, new Scope(Set.of(-1)))).isInstanceOf(NotInScope.class);
    }
}
