package heed.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.Grant;
import heed.access.Role;
import heed.access.Scope;
import heed.audit.AuditLog;
import heed.platform.Ids;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Each act of a person leaves exactly one line in the audit log, in the transaction of the act. */
class DeedsDbTest {
    private final TestClock clock = TestClock.at("2026-11-22");
    private final CurrentUser ruth = new CurrentUser();
    private Database.Fresh db;
    private WorkforceFixture f;
    private People people;
    private Units units;

    private void open(Database.Fresh fresh) {
        db = fresh;
        f = db.tx(em -> new WorkforceFixture(em, clock));
        AuditLog log = new AuditLog(db.em(), clock, ruth, new Access(db.em(), clock, ruth));
        people = new People(db.em(), clock, log);
        units = new Units(db.em(), clock, log);
        ruth.is(UUID.randomUUID(), null, "Ruth", false, List.of(new Grant(Ids.next(), Role.COORDINATOR, f.partnership, LocalDate.of(2026, 1, 1), null)));
    }

    private <T> T leaves(String action, Function<EntityManager, T> act) {
        db.run(em -> Sql.of(em, "delete from audit_entry").update());
        T result = db.tx(act::apply);
        List<String> lines = db.tx(em -> Sql.of(em, "select action, actor_name, unit_key from audit_entry").list(r -> r.text("action") + " " + r.text("actor_name")
                + (r.integerOrNull("unit_key") == null ? " nowhere" : "")));
        assertThat(lines).containsExactly(action + " Ruth");
        return result;
    }

    private void leavesOnly(String action, Consumer<EntityManager> act) {
        leaves(action, em -> {
            act.accept(em);
            return true;
        });
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @OnBothDatabases
    void actsOnPeopleAndPosts(Database.Fresh fresh) {
        open(fresh);
        PostFacts nursery = db.tx(em -> f.facts(UUID.randomUUID(), f.nurseries, f.harbourLane, "nursery", "2024-01-01"));
        UUID ann = leaves("workforce.person.added", em -> people.add(new NewPerson("Ann", "Lee", null, null), nursery));
        UUID post = db.tx(em -> people.posts(List.of(ann))).get(0).postId();
        leavesOnly("workforce.person.changed", em -> people.change(ann, new NewPerson("Ann", "Moss", null, null), day("2026-05-03"), 0));
        leavesOnly("workforce.person.corrected", em -> people.correct(ann, new NewPerson("Anne", "Moss", null, null), 1));
        leavesOnly("workforce.post.corrected", em -> people.correct(post, nursery.of(ann).within(day("2024-02-01"), null)));
        UUID away = leaves("workforce.absence.begun", em -> people.beginAbsence(post, "parental", day("2025-01-01"), null));
        leavesOnly("workforce.absence.ended", em -> people.endAbsence(away, day("2025-06-30")));
        UUID mistaken = db.tx(em -> people.beginAbsence(post, "sickness", day("2025-08-01"), null));
        leavesOnly("workforce.absence.neverWas", em -> people.wasNeverAway(mistaken));
        UUID moved = leaves("workforce.post.moved", em -> people.move(post, f.facts(ann, f.nurseries, f.ternStreet, "nursery", "2026-01-01"), day("2026-01-01")));
        leavesOnly("workforce.post.ended", em -> people.end(moved, day("2026-12-31")));
        UUID second = leaves("workforce.post.begun", em -> people.begin(f.facts(ann, f.school, null, "school", "2026-09-01")));
        leavesOnly("workforce.post.neverWas", em -> people.neverWas(second));
        UUID bea = db.tx(em -> f.nurseryWorker("Bea", "Lee", "2024-01-01"));
        UUID link = leaves("workforce.person.linked", em -> people.link(ann, bea, null));
        leavesOnly("workforce.person.unlinked", em -> people.unlink(link));
        leavesOnly("workforce.person.apart", em -> new Doubles(db.em(), clock, new AuditLog(db.em(), clock, ruth, new Access(db.em(), clock, ruth))).apart(ann, bea, null));
    }

    @OnBothDatabases
    void actsOnUnitsAreasAndReturns(Database.Fresh fresh) {
        open(fresh);
        AuditLog log = new AuditLog(db.em(), clock, ruth, new Access(db.em(), clock, ruth));
        int team = leaves("workforce.unit.created", em -> units.create(UnitKind.TEAM, "police", "POL-D", "Response, days", f.police, day("2025-01-01")));
        leavesOnly("workforce.unit.renamed", em -> units.rename(team, "Response, mornings", day("2025-06-01")));
        leavesOnly("workforce.unit.moved", em -> units.move(team, f.police, day("2025-07-01")));
        leavesOnly("workforce.unit.closed", em -> units.close(team, day("2025-12-31")));
        leaves("workforce.unit.split", em -> units.splitOff(f.nurseries, "HN2", "Tern Nurseries", List.of(f.ternStreet), day("2026-02-01")));
        leavesOnly("workforce.unit.merged", em -> units.merge(List.of(f.school), f.nurseries, day("2026-03-01")));
        leavesOnly("workforce.area.set", em -> new Areas(db.em(), clock, log).set(f.england, Map.of("coverage.met", "85"), ruth.accountId()));
        leavesOnly("workforce.headcount.recorded", em -> new Headcounts(db.em(), clock, log).record(new HeadcountReturn(f.nurseries, "nursery", "L2", f.england, 12,
                day("2026-10-01"), "Payroll", "payroll", "high", "Ruth")));
        JobTitles titles = new JobTitles(db.em(), clock, log);
        leavesOnly("workforce.title.remembered", em -> titles.remember(List.of(new JobTitle(f.nurseries, "Room Leader", "nursery", "L2")), ruth.accountId()));
        UUID title = db.tx(em -> titles.page(new Scope(Set.of(f.nurseries)), PageRequest.of(0, 10))).rows().get(0).id();
        leavesOnly("workforce.title.forgotten", em -> titles.forget(title));
        Headcounts headcounts = new Headcounts(db.em(), clock, log);
        UUID declared = db.tx(em -> headcounts.of(List.of(f.nurseries))).get(0).id();
        leavesOnly("workforce.headcount.takenBack", em -> headcounts.takeBack(declared));
    }

    @OnBothDatabases
    void whatIsRefusedLeavesNoLine(Database.Fresh fresh) {
        open(fresh);
        UUID bea = db.tx(em -> f.nurseryWorker("Bea", "Lee", "2024-01-01"));
        db.run(em -> Sql.of(em, "delete from audit_entry").update());
        assertThatThrownBy(() -> db.run(em -> people.change(bea, new NewPerson("Bea", "Moss", null, null), day("2026-11-23"), 0))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> db.run(em -> people.correct(bea, new NewPerson("Bea", "Moss", null, null), 7))).isInstanceOf(Refusal.class);
        long lines = db.tx(em -> Sql.of(em, "select count(*) from audit_entry").number());
        assertThat(lines).isZero();
    }

    @OnBothDatabases
    void aChangeOfNameKeepsUntilWhenTheOldOneWasTrueAndACorrectionThatItNeverWas(Database.Fresh fresh) {
        open(fresh);
        UUID bea = db.tx(em -> f.nurseryWorker("Bea", "Lee", "2024-01-01"));
        db.run(em -> people.change(bea, new NewPerson("Bea", "Moss", "bea@example.org", null), day("2026-05-03"), 0));
        db.run(em -> people.correct(bea, new NewPerson("Beatrice", "Moss", "bea@example.org", null), 1));
        var before = db.tx(em -> people.before(bea));
        assertThat(before).extracting(People.Before::name, People.Before::wrong, People.Before::lastDay)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("Bea Moss", true, null), org.assertj.core.groups.Tuple.tuple("Bea Lee", false, day("2026-05-02")));
    }
}
