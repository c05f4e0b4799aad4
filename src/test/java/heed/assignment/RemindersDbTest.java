package heed.assignment;

import static heed.requirement.Workforce.AGENCY;
import static heed.requirement.Workforce.AREA;
import static org.assertj.core.api.Assertions.assertThat;

import heed.Database;
import heed.Heard;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.access.Scope;
import heed.audit.AuditLog;
import heed.award.Awards;
import heed.award.NewAward;
import heed.notification.Outbox;
import heed.notification.PortalMessage;
import heed.platform.Settings;
import heed.platform.Sql;
import heed.requirement.Absence;
import heed.requirement.Basis;
import heed.requirement.Edit;
import heed.requirement.Evidence;
import heed.requirement.Exemption;
import heed.requirement.Line;
import heed.requirement.Requirements;
import heed.requirement.Workforce;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

class RemindersDbTest {
    private final TestClock clock = TestClock.at("2026-06-01");

    /** Settings as they are where nobody has set any. */
    private static final class Unset extends Settings {
        @Override
        public Optional<String> text(String name) {
            return Optional.empty();
        }
    }

    @OnBothDatabases
    void doesNotRemindOfWhatWasDoneUnderALinkedRecord(Database.Fresh db) {
        Outbox outbox = new Outbox(db.em(), clock, new Unset());
        Reminders reminders = new Reminders(db.em(), clock, outbox, new Statuses(db.em(), clock));
        UUID[] who = new UUID[2];
        db.run(em -> {
            Workforce w = Workforce.in(em).units().modules("m", "n").groups("g");
            who[0] = w.person("Ada", "Cole");
            who[1] = w.person("Ada", "Cole-Moss");
            w.post(who[0], AGENCY, null, "g", "L2", AREA, "2020-01-01", null);
            w.link(who[0], who[1], Workforce.LONG_AGO, null);
            new Assignments(em, clock, AuditLog.ofProgram(em, clock), outbox).assign(List.of(who[0]), List.of("m", "n"), LocalDate.parse("2026-06-20"), "Why", AGENCY, UUID.randomUUID());
            new Awards(db.em(), clock, new Heard<>(), new Heard<>()).recordAll(List.of(NewAward.imported(who[1], "m", LocalDate.parse("2026-06-01"), "Elsewhere", null, "Ruth")), null);
        });
        db.run(em -> reminders.remind());
        var inbox = db.tx(em -> outbox.inboxOf(who[0]));
        assertThat(inbox).filteredOn(m -> m.subject().startsWith("Training to finish")).singleElement().satisfies(m -> assertThat(m.body()).contains("Module n").doesNotContain("Module m"));
    }

    @OnBothDatabases
    void leavesThoseOnLongAbsenceOrExemptInPeace(Database.Fresh db) {
        Outbox outbox = new Outbox(db.em(), clock, new Unset());
        Reminders reminders = new Reminders(db.em(), clock, outbox, new Statuses(db.em(), clock));
        List<UUID> people = new ArrayList<>();
        db.run(em -> {
            Workforce w = Workforce.in(em).units().modules("m").groups("g");
            for (String name : List.of("Away", "Freed", "Shortly", "Here")) {
                UUID person = w.person(name, "Cole");
                UUID post = w.post(person, AGENCY, null, "g", "L2", AREA, "2020-01-01", null);
                people.add(person);
                switch (name) {
                    case "Away" -> w.write(new Absence(post, LocalDate.parse("2026-05-01"), LocalDate.parse("2026-08-31"), Workforce.LONG_AGO, null));
                    case "Freed" -> w.write(new Exemption(UUID.randomUUID(), post, null, LocalDate.parse("2026-05-01"), null, "Seconded", Workforce.LONG_AGO, null));
                    case "Shortly" -> w.write(new Absence(post, LocalDate.parse("2026-05-25"), LocalDate.parse("2026-06-05"), Workforce.LONG_AGO, null));
                    default -> { }
                }
            }
            new Assignments(em, clock, AuditLog.ofProgram(em, clock), outbox).assign(people, List.of("m"), LocalDate.parse("2026-06-20"), "Why", AGENCY, UUID.randomUUID());
        });
        db.run(em -> reminders.remind());
        List<Integer> told = db.tx(em -> people.stream().map(p -> (int) outbox.inboxOf(p).stream().filter(m -> m.subject().startsWith("Training to finish")).count()).toList());
        assertThat(told).containsExactly(0, 0, 1, 1);
    }

    @OnBothDatabases
    void sendsTheDigestOnceAWeekAlsoWhenMondayWasMissed(Database.Fresh db) {
        Outbox outbox = new Outbox(db.em(), clock, new Unset());
        Reminders reminders = new Reminders(db.em(), clock, outbox, new Statuses(db.em(), clock));
        UUID ruth = db.tx(em -> {
            Workforce w = Workforce.in(em).units().modules("m").groups("g");
            UUID person = w.person("Ruth", "Owen");
            UUID account = UUID.randomUUID();
            Sql.of(em, "insert into account (id, person_id, user_name, email, display_name, created_at) values (:id, :person, 'ruth', 'ruth@example.org', 'Ruth Owen', :at)")
                    .set("id", account).set("person", person).set("at", Workforce.LONG_AGO).update();
            Sql.of(em, "insert into role_grant (id, account_id, role, unit_key, first_day, recorded_at) values (:id, :account, 'coordinator', :unit, :day, :at)")
                    .set("id", UUID.randomUUID()).set("account", account).set("unit", AGENCY).set("day", LocalDate.parse("2020-01-01")).set("at", Workforce.LONG_AGO).update();
            UUID ada = w.person("Ada", "Cole");
            w.post(ada, AGENCY, null, "g", "L2", AREA, "2020-01-01", null);
            new Requirements(db.em(), clock, new Heard<>()).write(Edit.add(new Line("1", "g", null, false, AREA, "m", Basis.LOCAL_STANDARD, "Local", 12, 14, Evidence.PORTAL,
                    LocalDate.parse("2020-01-01"), null)), null);
            return person;
        });
        int[] told = {1, 1, 1, 2, 3, 3};
        String[] days = {"2026-06-02", "2026-06-03", "2026-06-07", "2026-06-08", "2026-06-19", "2026-06-20"};
        for (int i = 0; i < days.length; i++) {
            clock.set(days[i]);
            db.run(em -> reminders.digest());
            List<PortalMessage> inbox = db.tx(em -> outbox.inboxOf(ruth));
            assertThat(inbox).as("by %s", days[i]).hasSize(told[i]);
        }
    }

    @OnBothDatabases
    void tellsOfEachStageOnceHoweverOftenItLooks(Database.Fresh db) {
        Outbox outbox = new Outbox(db.em(), clock, new Unset());
        Statuses statuses = new Statuses(db.em(), clock);
        Reminders reminders = new Reminders(db.em(), clock, outbox, statuses);
        UUID ada = db.tx(em -> {
            Workforce w = Workforce.in(em).units().modules("m", "n").groups("g");
            UUID person = w.person("Ada", "Cole");
            w.post(person, AGENCY, null, "g", "L2", AREA, "2020-01-01", null);
            Requirements requirements = new Requirements(db.em(), clock, new Heard<>());
            for (String slug : List.of("m", "n")) {
                requirements.write(Edit.add(new Line("1", "g", null, false, AREA, slug, Basis.LOCAL_STANDARD, "Local", 12, 14, Evidence.PORTAL, LocalDate.parse("2020-01-01"), null)), null);
            }
            new Awards(db.em(), clock, new Heard<>(), new Heard<>()).recordAll(List.of(
                    NewAward.imported(person, "m", LocalDate.parse("2025-10-01"), "Old system", null, "Ruth"),
                    NewAward.imported(person, "n", LocalDate.parse("2025-10-01"), "Old system", null, "Ruth")), null);
            return person;
        });
        int[] told = {0, 1, 2, 3, 4, 4};
        String[] days = {"2026-07-02", "2026-07-03", "2026-08-02", "2026-09-01", "2026-10-01", "2026-10-09"};
        for (int i = 0; i < days.length; i++) {
            clock.set(days[i]);
            db.run(em -> reminders.remind());
            db.run(em -> reminders.remind());
            List<PortalMessage> inbox = db.tx(em -> outbox.inboxOf(ada));
            assertThat(inbox).as("told by %s", days[i]).hasSize(told[i]);
        }
        var inbox = db.tx(em -> outbox.inboxOf(ada));
        assertThat(inbox.get(0).body()).as("modules due on one day are one message").contains("Module m", "Module n", "1 October 2026");
        var summary = db.tx(em -> statuses.summary(new Scope(Set.of(AGENCY))));
        assertThat(summary).isEqualTo(new Statuses.Summary(2, 0, 0, 0));
    }
}
