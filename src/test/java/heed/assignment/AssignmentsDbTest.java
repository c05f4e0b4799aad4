package heed.assignment;

import static heed.requirement.Workforce.AGENCY;
import static heed.requirement.Workforce.AREA;
import static heed.requirement.Workforce.OTHER_AGENCY;
import static heed.requirement.Workforce.TEAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import heed.Database;
import heed.Heard;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.TestSettings;
import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.Scope;
import heed.audit.AuditLog;
import heed.award.Awards;
import heed.award.NewAward;
import heed.award.Status;
import heed.notification.Outbox;
import heed.platform.PageRequest;
import heed.platform.Refusal;
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
import java.util.Map;
import java.util.Set;
import java.util.UUID;

class AssignmentsDbTest {
    private final TestClock clock = TestClock.at("2026-11-22");
    private final Scope agency = new Scope(Set.of(AGENCY));

    private final class House {
        final Outbox outbox;
        final Assignments assignments;
        final Statuses statuses;
        final Awards awards;
        UUID ada;
        UUID ben;
        UUID cat;

        House(Database.Fresh db) {
            Requirements requirements = new Requirements(db.em(), clock, new Heard<>());
            outbox = new Outbox(db.em(), clock, TestSettings.of());
            assignments = new Assignments(db.em(), clock, new AuditLog(db.em(), clock, new CurrentUser(), new Access(db.em(), clock, new CurrentUser())), outbox);
            statuses = new Statuses(db.em(), clock);
            awards = new Awards(db.em(), clock, new Heard<>(), new Heard<>());
            db.run(em -> {
                Workforce w = Workforce.in(em).units().modules("m", "n").groups("g", "h");
                ada = w.person("Ada", "Cole");
                w.post(ada, AGENCY, TEAM, "g", "L2", AREA, "2020-01-01", null);
                w.post(ada, AGENCY, null, "h", "L2", AREA, "2020-01-01", null);
                ben = w.person("Ben", "Dale");
                w.post(ben, AGENCY, null, "g", "L2", AREA, "2026-11-20", null);
                cat = w.person("Cat", "East");
                w.post(cat, OTHER_AGENCY, null, "g", "L2", AREA, "2020-01-01", null);
                requirements.write(Edit.add(new Line("7", "g", null, false, AREA, "m", Basis.LOCAL_STANDARD, "Local rule", 24, 14, Evidence.PORTAL,
                        LocalDate.parse("2020-01-01"), null)), null);
            });
        }

        List<StatusRow> rows(Database.Fresh db, Map<String, String> filters, Scope scope) {
            return db.tx(em -> statuses.page(new PageRequest(0, 50, null, false, filters), scope)).rows();
        }
    }

    @OnBothDatabases
    void showsWhatIsAskedOfEachPostOfTheScopeWhatNeedsHelpFirst(Database.Fresh db) {
        House house = new House(db);
        assertThat(house.rows(db, Map.of(), agency)).extracting(StatusRow::name, StatusRow::slug, StatusRow::status, StatusRow::due, StatusRow::unit, StatusRow::line)
                .containsExactly(tuple("Ada Cole", "m", Status.NEVER, LocalDate.parse("2020-01-15"), "Unit 20", "7"),
                        tuple("Ben Dale", "m", Status.IN_GRACE, LocalDate.parse("2026-12-04"), "Unit 10", "7"));
        db.run(em -> house.awards.recordAll(List.of(NewAward.imported(house.ada, "m", LocalDate.parse("2026-06-01"), "Old system", null, "Ruth")), null));
        assertThat(house.rows(db, Map.of(), agency)).extracting(StatusRow::name).containsExactly("Ben Dale");
        assertThat(house.rows(db, Map.of("status", "all", "q", "ada c"), agency)).extracting(StatusRow::status).containsExactly(Status.IN_DATE);
        assertThat(house.rows(db, Map.of("status", "all"), new Scope(Set.of(TEAM)))).extracting(StatusRow::name).containsExactly("Ada Cole");
        assertThat(house.rows(db, Map.of("status", "all", "unit", "" + OTHER_AGENCY), agency)).as("a unit outside the scope shows nothing").isEmpty();
    }

    @OnBothDatabases
    void pagesOnTheServerAndExportsEveryRow(Database.Fresh db) {
        House house = new House(db);
        Scope area = new Scope(Set.of(AREA));
        var second = db.tx(em -> house.statuses.page(new PageRequest(1, 1, "name", true, Map.of("status", "all")), area));
        assertThat(second.total()).isEqualTo(3);
        assertThat(second.rows()).extracting(StatusRow::name).containsExactly("Ben Dale");
        List<String> exported = new ArrayList<>();
        db.run(em -> house.statuses.each(new PageRequest(0, 1, null, false, Map.of()), area, r -> exported.add(r.name())));
        assertThat(exported).containsExactly("Ada Cole", "Cat East", "Ben Dale");
        var counts = db.tx(em -> house.statuses.counts(PageRequest.of(0, 1), area));
        assertThat(counts).containsOnly(Map.entry(Status.NEVER, 2L), Map.entry(Status.IN_GRACE, 1L));
    }

    @OnBothDatabases
    void sortsAndFiltersByTheDueDay(Database.Fresh db) {
        House house = new House(db);
        Scope area = new Scope(Set.of(AREA));
        db.run(em -> {
            Workforce.in(em).write(new Exemption(UUID.randomUUID(), Sql.of(em, "select post_id from post where person_id = :cat").set("cat", house.cat)
                    .first(r -> r.uuid("post_id")).orElseThrow(), null, LocalDate.parse("2026-01-01"), null, "Seconded", Workforce.LONG_AGO, null));
            Sql.of(em, "update unit_fact set name = 'Aster House' where unit_key = :agency").set("agency", OTHER_AGENCY).update();
        });
        Map<String, List<String>> expected = Map.of("name", List.of("Ada", "Ben", "Cat"), "due", List.of("Ada", "Ben", "Cat"), "latest", List.of("Ben", "Ada", "Cat"),
                "unit", List.of("Cat", "Ben", "Ada"), "module", List.of("Ada", "Ben", "Cat"));
        expected.forEach((sort, names) -> {
            PageRequest asked = new PageRequest(0, 50, sort, false, Map.of("status", "all"));
            var page = db.tx(em -> house.statuses.page(asked, area));
            assertThat(page.rows()).as(sort).extracting(r -> r.name().split(" ")[0]).containsExactlyElementsOf(names);
            List<String> exported = new ArrayList<>();
            db.run(em -> house.statuses.each(asked, area, r -> exported.add(r.name().split(" ")[0])));
            assertThat(exported).as("the file, %s", sort).containsExactlyElementsOf(names);
        });
        var turned = db.tx(em -> house.statuses.page(new PageRequest(0, 50, "due", true, Map.of("status", "all")), area));
        assertThat(turned.rows()).extracting(StatusRow::name).as("what is never due stands last both ways").containsExactly("Ben Dale", "Ada Cole", "Cat East");
        assertThat(house.rows(db, Map.of("status", "all", "dueFrom", "2026-12-04"), area)).extracting(StatusRow::name).containsExactly("Ben Dale");
        assertThat(house.rows(db, Map.of("status", "all", "dueTo", "2026-12-03"), area)).extracting(StatusRow::name).containsExactly("Ada Cole");
        assertThat(house.rows(db, Map.of("status", "all", "dueFrom", "2020-01-15", "dueTo", "2026-12-04"), area)).hasSize(2);
        assertThat(house.rows(db, Map.of("status", "all", "dueFrom", "next week"), area)).as("no day asks for nothing").hasSize(3);
    }

    @OnBothDatabases
    void asksBeyondTheMatrixAndKnowsFromAwardsThatItIsDone(Database.Fresh db) {
        House house = new House(db);
        UUID by = UUID.randomUUID();
        LocalDate due = LocalDate.parse("2026-12-14");
        int given = db.tx(em -> house.assignments.assign(List.of(house.ada, house.ben), List.of("n"), due, "Before the new term", AGENCY, by));
        assertThat(given).isEqualTo(2);
        int again = db.tx(em -> house.assignments.assign(List.of(house.ada, house.ben), List.of("n"), due, "Before the new term", AGENCY, by));
        assertThat(again).as("what is asked already is not asked twice").isZero();
        long lines = db.tx(em -> Sql.of(em, "select count(*) from audit_entry where action = 'assignment.given'").number());
        assertThat(lines).isEqualTo(1);
        var tasks = db.tx(em -> house.assignments.askedOf(house.ada));
        assertThat(tasks).extracting(Task::slug, Task::status, Task::due).containsExactly(tuple("n", Status.IN_GRACE, due));
        assertThat(tasks.get(0).why()).contains("Before the new term");
        assertThat(house.rows(db, Map.of("module", "n"), agency)).as("once a person, not once a post").extracting(StatusRow::name, StatusRow::assigned)
                .containsExactly(tuple("Ada Cole", true), tuple("Ben Dale", true));
        db.run(em -> house.awards.recordAll(List.of(NewAward.imported(house.ada, "n", LocalDate.parse("2026-11-22"), "Live course", null, "Ruth")), null));
        var left = db.tx(em -> house.assignments.askedOf(house.ada));
        assertThat(left).isEmpty();
        clock.set("2026-12-15");
        assertThat(house.rows(db, Map.of("module", "n", "status", "never"), agency)).extracting(StatusRow::name).containsExactly("Ben Dale");
    }

    @OnBothDatabases
    void whatIsDoneUnderALinkedRecordIsDone(Database.Fresh db) {
        House house = new House(db);
        UUID again = db.tx(em -> {
            UUID person = Workforce.in(em).person("Ada", "Cole-Moss");
            UUID between = Workforce.in(em).person("Ada", "Moss");
            Workforce.in(em).post(person, AGENCY, null, "h", "L2", AREA, "2026-01-01", null);
            Workforce.in(em).link(house.ada, between, Workforce.LONG_AGO, null);
            Workforce.in(em).link(person, between, Workforce.LONG_AGO, null);
            return person;
        });
        LocalDate due = LocalDate.parse("2026-12-14");
        int given = db.tx(em -> house.assignments.assign(List.of(house.ada), List.of("n"), due, "Before the new term", AGENCY, UUID.randomUUID()));
        int more = db.tx(em -> house.assignments.assign(List.of(again), List.of("n"), due, "Before the new term", AGENCY, UUID.randomUUID()));
        int both = db.tx(em -> house.assignments.assign(List.of(house.ada, again), List.of("m"), due, "Before the new term", AGENCY, UUID.randomUUID()));
        assertThat(List.of(given, more, both)).as("one human being is asked once").containsExactly(1, 0, 1);
        for (UUID record : List.of(house.ada, again)) {
            var asked = db.tx(em -> house.assignments.askedOf(record));
            assertThat(asked).extracting(Task::slug).containsExactlyInAnyOrder("n", "m");
        }
        db.run(em -> house.awards.recordAll(List.of(NewAward.imported(again, "n", LocalDate.parse("2026-11-22"), "Live course", null, "Ruth")), null));
        for (UUID record : List.of(house.ada, again)) {
            var asked = db.tx(em -> house.assignments.askedOf(record));
            assertThat(asked).extracting(Task::slug).containsExactly("m");
        }
        assertThat(house.rows(db, Map.of("module", "n"), agency)).isEmpty();
        assertThat(house.rows(db, Map.of("module", "n", "status", "all"), agency)).extracting(StatusRow::status).containsExactly(Status.IN_DATE);
        UUID ofM = db.tx(em -> Sql.of(em, "select id from assignment where slug = 'm'").first(r -> r.uuid("id"))).orElseThrow();
        db.run(em -> house.assignments.cancel(ofM, again));
        var left = db.tx(em -> house.assignments.askedOf(house.ada));
        assertThat(left).isEmpty();
        assertThatThrownBy(() -> db.run(em -> house.assignments.cancel(ofM, house.ada))).isInstanceOf(Refusal.class);
    }

    @OnBothDatabases
    void chasesNobodyOnLongAbsenceOrExemptInEveryPost(Database.Fresh db) {
        House house = new House(db);
        LocalDate due = LocalDate.parse("2026-11-30");
        db.run(em -> house.assignments.assign(List.of(house.ada, house.ben), List.of("n"), due, "Before the new term", AGENCY, UUID.randomUUID()));
        List<UUID> adas = db.tx(em -> Sql.of(em, "select post_id from post where person_id = :ada order by group_code").set("ada", house.ada).list(r -> r.uuid("post_id")));
        UUID bens = db.tx(em -> Sql.of(em, "select post_id from post where person_id = :ben").set("ben", house.ben).first(r -> r.uuid("post_id"))).orElseThrow();
        db.run(em -> {
            Workforce.in(em).write(new Absence(adas.get(0), LocalDate.parse("2026-09-01"), null, Workforce.LONG_AGO, null));
            Workforce.in(em).write(new Exemption(UUID.randomUUID(), bens, "n", LocalDate.parse("2026-11-20"), null, "Meets no children", Workforce.LONG_AGO, null));
        });
        clock.set("2026-12-05");
        Map<String, String> n = Map.of("module", "n", "status", "all");
        assertThat(house.rows(db, n, agency)).extracting(StatusRow::name, StatusRow::group, StatusRow::status, StatusRow::due)
                .as("Ada is there in her other post").containsExactly(tuple("Ada Cole", "Group h", Status.NEVER, due), tuple("Ben Dale", "Group g", Status.EXEMPT, null));
        var bensTasks = db.tx(em -> house.assignments.askedOf(house.ben));
        assertThat(bensTasks).extracting(Task::status).containsExactly(Status.EXEMPT);
        db.run(em -> Workforce.in(em).write(new Exemption(UUID.randomUUID(), adas.get(1), null, LocalDate.parse("2026-12-01"), LocalDate.parse("2026-12-31"), "Seconded",
                Workforce.LONG_AGO, null)));
        assertThat(house.rows(db, n, agency)).extracting(StatusRow::status).containsExactly(Status.EXEMPT, Status.EXEMPT);
        assertThat(house.rows(db, Map.of("module", "n"), agency)).as("nobody needs anything").isEmpty();
        clock.set("2027-01-01");
        assertThat(house.rows(db, Map.of("module", "n"), agency)).extracting(StatusRow::name).containsExactly("Ada Cole");
    }

    @OnBothDatabases
    void asksTwoHundredPeopleInOneAction(Database.Fresh db) {
        House house = new House(db);
        db.run(em -> {
            Workforce w = Workforce.in(em);
            for (int i = 0; i < 200; i++) {
                w.post(w.person("Pat", "No" + i), AGENCY, null, "h", "L2", AREA, "2020-01-01", null);
            }
        });
        var audience = db.tx(em -> house.statuses.audience(AGENCY, "h", agency));
        assertThat(audience).hasSize(201);
        int given = db.tx(em -> house.assignments.assign(audience.stream().map(Statuses.Named::id).toList(), List.of("n"), LocalDate.parse("2027-01-31"), "Asked by the board",
                AGENCY, UUID.randomUUID()));
        assertThat(given).isEqualTo(201);
        var page = db.tx(em -> house.statuses.page(new PageRequest(0, 50, null, false, Map.of("module", "n")), agency));
        assertThat(page.total()).isEqualTo(201);
    }

    @OnBothDatabases
    void tellsEachPersonOnceWhateverIsAsked(Database.Fresh db) {
        House house = new House(db);
        UUID dan = db.tx(em -> {
            Workforce w = Workforce.in(em);
            UUID away = w.person("Dan", "Fenn");
            w.write(new Absence(w.post(away, AGENCY, null, "g", "L2", AREA, "2020-01-01", null), LocalDate.parse("2026-09-01"), null, Workforce.LONG_AGO, null));
            Sql.of(em, "update person set email = null where id = :ben").set("ben", house.ben).update();
            return away;
        });
        LocalDate due = LocalDate.parse("2027-01-21");
        for (int i = 0; i < 2; i++) {
            db.run(em -> house.assignments.assign(List.of(house.ada, house.ben, dan), List.of("m", "n"), due, "Before the new term", AGENCY, UUID.randomUUID()));
        }
        var toAda = db.tx(em -> house.outbox.inboxOf(house.ada));
        assertThat(toAda).singleElement().satisfies(m -> {
            assertThat(m.subject()).contains("21 January 2027");
            assertThat(m.body()).contains("- Module m\n- Module n", "21 January 2027", "Before the new term");
        });
        var toBen = db.tx(em -> house.outbox.inboxOf(house.ben));
        assertThat(toBen).hasSize(1);
        var toDan = db.tx(em -> house.outbox.inboxOf(dan));
        assertThat(toDan).as("away for long").isEmpty();
        List<String> mailed = db.tx(em -> Sql.of(em, "select address from outbox_message where channel = 'email'").list(r -> r.text("address")));
        assertThat(mailed).containsExactly("ada.cole@example.org");
        assertThat(house.rows(db, Map.of("mailbox", "none", "module", "n"), agency)).as("the supervisor tells him").extracting(StatusRow::name).containsExactly("Ben Dale");
    }

    @OnBothDatabases
    void filesWhatWasDoneUnderTheUnitItWasDoneFor(Database.Fresh db) {
        House house = new House(db);
        List<UUID> all = List.of(house.ada, house.ben, house.cat);
        Map<Integer, Set<UUID>> byUnit = db.tx(em -> house.statuses.byUnit(all, new Scope(Set.of(AGENCY, OTHER_AGENCY))));
        assertThat(byUnit).containsOnly(Map.entry(AGENCY, Set.of(house.ada, house.ben)), Map.entry(OTHER_AGENCY, Set.of(house.cat)));
        Map<Integer, Set<UUID>> one = db.tx(em -> house.statuses.byUnit(all, new Scope(Set.of(AREA))));
        assertThat(one).containsOnlyKeys(AREA);
        db.run(em -> Sql.of(em, "update unit_closure set distance = 1 where ancestor <> descendant").update());
        Map<Integer, Set<UUID>> nearest = db.tx(em -> house.statuses.byUnit(all, new Scope(Set.of(AREA, OTHER_AGENCY))));
        assertThat(nearest).containsOnly(Map.entry(AREA, Set.of(house.ada, house.ben)), Map.entry(OTHER_AGENCY, Set.of(house.cat)));
        int given = db.tx(em -> house.assignments.assign(byUnit, List.of("n"), LocalDate.parse("2026-12-14"), "Why", UUID.randomUUID()));
        assertThat(given).isEqualTo(3);
        List<Integer> filed = db.tx(em -> Sql.of(em, "select unit_key from audit_entry where action = 'assignment.given' order by unit_key").list(r -> r.integer("unit_key")));
        assertThat(filed).containsExactly(AGENCY, OTHER_AGENCY);
        List<Integer> kept = db.tx(em -> Sql.of(em, "select unit_key from assignment order by unit_key").list(r -> r.integer("unit_key")));
        assertThat(kept).containsExactly(AGENCY, OTHER_AGENCY);
        var told = db.tx(em -> house.outbox.inboxOf(house.cat));
        assertThat(told).hasSize(1);
    }

    @OnBothDatabases
    void refusesAPastDayAndAnEmptyChoice(Database.Fresh db) {
        House house = new House(db);
        assertThatThrownBy(() -> db.run(em -> house.assignments.assign(List.of(house.ada), List.of("n"), LocalDate.parse("2026-11-21"), "Why", AGENCY, UUID.randomUUID())))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> db.run(em -> house.assignments.assign(List.of(), List.of("n"), LocalDate.parse("2026-12-21"), "Why", AGENCY, UUID.randomUUID())))
                .isInstanceOf(Refusal.class);
        var outside = db.tx(em -> house.statuses.inScope(Set.of(house.ada, house.cat), agency));
        assertThat(outside).extracting(Statuses.Named::id).containsExactly(house.ada);
    }
}
