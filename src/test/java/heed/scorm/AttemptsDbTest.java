package heed.scorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.access.NotInScope;
import heed.access.Role;
import heed.access.Scope;
import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

class AttemptsDbTest {
    private static final String[] DONE = {"cmi.completion_status", "completed", "cmi.success_status", "passed", "cmi.score.scaled", "0.8", "cmi.session_time", "PT1M30S"};

    @TempDir
    Path folder;

    private ReportsFixture room;
    private Attempts attempts;
    private Attempts.Course course;

    private void open(Database.Fresh db) {
        room = new ReportsFixture(db, folder.resolve(db.toString()));
        attempts = new Attempts(db.em(), room.play.desk.clock, room.play.desk.packages);
        course = db.<List<Attempts.Course>>tx(em -> attempts.courses()).get(0);
    }

    private static PageRequest asked(String... filters) {
        Map<String, String> held = new java.util.HashMap<>();
        for (int i = 0; i < filters.length; i += 2) {
            held.put(filters[i], filters[i + 1]);
        }
        return new PageRequest(0, 50, null, false, held);
    }

    private Slice<ProgressRow> page(PageRequest asked, Scope scope) {
        return room.db.tx(em -> attempts.page(course, asked, scope));
    }

    private static String say(ProgressRow r) {
        return r.name() + " | " + r.unit() + " | " + r.part() + " | " + r.completion() + " " + r.success() + " | " + (r.scaled() == null ? "" : r.scaled().stripTrailingZeros().toPlainString()) + " | " + r.goes();
    }

    @OnBothDatabases
    void showsEachPersonInEachPartAndInTheWhole(Database.Fresh db) {
        open(db);
        ReportsFixture.Learner ada = room.nurseryWorker("Ada", "Ames");
        ReportsFixture.Learner ben = room.nurseryWorker("Ben", "Brook");
        room.take(ada, "continue", DONE);
        room.play.desk.clock.forward(Duration.ofMinutes(5));
        room.take(ben, "suspendAll", "cmi.completion_status", "incomplete");

        Slice<ProgressRow> all = page(asked(), room.scope(room.town.nurseries));

        assertThat(all.total()).isEqualTo(5);
        assertThat(all.rows()).extracting(AttemptsDbTest::say).containsExactly(
                "Ada Ames | Harbour Lane |  | unknown unknown | 0.4 | 1", "Ada Ames | Harbour Lane | One | completed passed | 0.8 | 1", "Ada Ames | Harbour Lane | Two | unknown unknown |  | 1",
                "Ben Brook | Harbour Lane |  | unknown unknown |  | 1", "Ben Brook | Harbour Lane | One | incomplete unknown |  | 1");
        assertThat(all.rows().get(1).seconds()).isEqualTo(90);
        assertThat(all.rows().get(0).done()).isNull();
        assertThat(db.<List<Attempts.Rule>>tx(em -> attempts.rules(course, room.scope(room.town.nurseries)))).singleElement()
                .satisfies(rule -> assertThat(rule.words()).isEqualTo("It counts when the course says it is completed and does not say it was failed."));
        assertThat(db.<Map<String, String>>tx(em -> attempts.parts(course))).containsExactly(Map.entry("one", "One"), Map.entry("two", "Two"));
    }

    @OnBothDatabases
    void countsGoesAndShowsTheNewestGoAtAPartAndTheAttemptThatCountsForTheWhole(Database.Fresh db) {
        open(db);
        ReportsFixture.Learner ada = room.nurseryWorker("Ada", "Ames");
        room.take(ada, "continue", DONE);
        room.take(ada, "exitAll", DONE);
        room.take(ada, "suspendAll", "cmi.completion_status", "incomplete");

        List<ProgressRow> rows = page(asked(), room.scope(room.town.nurseries)).rows();

        assertThat(rows).extracting(AttemptsDbTest::say).containsExactly("Ada Ames | Harbour Lane |  | completed passed | 0.8 | 2", "Ada Ames | Harbour Lane | One | incomplete unknown |  | 2",
                "Ada Ames | Harbour Lane | Two | completed passed | 0.8 | 1");
        assertThat(rows.get(0).done()).as("what was completed stays").isEqualTo("2026-11-22");
        assertThat(rows.get(1).seconds()).as("over all goes").isEqualTo(90);
        assertThat(rows.get(0).attempt()).as("to look closer at").isEqualTo(rows.get(1).attempt());
        assertThat(page(asked("state", "done", "part", "whole"), room.scope(room.town.nurseries)).total()).as("is found among those who have passed").isEqualTo(1);
    }

    @OnBothDatabases
    void filtersSortsAndPages(Database.Fresh db) {
        open(db);
        for (String name : List.of("Ada", "Ben", "Cleo")) {
            room.take(room.nurseryWorker(name, "Ames"), "suspendAll", name.equals("Ben") ? DONE : new String[] {"cmi.completion_status", "incomplete"});
            room.play.desk.clock.forward(Duration.ofMinutes(5));
        }
        Scope scope = room.scope(room.town.nurseries);

        assertThat(page(asked("q", "cleo", "part", "whole"), scope).rows()).extracting(ProgressRow::name).containsExactly("Cleo Ames");
        assertThat(page(asked("part", "one", "state", "done"), scope).rows()).extracting(ProgressRow::name).containsExactly("Ben Ames");
        assertThat(page(asked("part", "one", "state", "begun"), scope).rows()).extracting(ProgressRow::name).containsExactly("Ada Ames", "Cleo Ames");
        assertThat(page(asked("unit", String.valueOf(room.town.harbourLane), "part", "one"), scope).total()).isEqualTo(3);
        assertThat(page(asked("unit", String.valueOf(room.town.ternStreet)), scope).total()).isZero();
        Slice<ProgressRow> second = page(new PageRequest(1, 1, "last", false, Map.of("part", "whole")), scope);
        assertThat(second.total()).isEqualTo(3);
        assertThat(second.rows()).extracting(ProgressRow::name).containsExactly("Ben Ames");
        List<String> file = new ArrayList<>();
        db.run(em -> attempts.each(course, asked("part", "one"), scope, r -> file.add(r.name() + " " + r.part() + " " + r.unit())));
        assertThat(file).containsExactly("Ada Ames One Harbour Lane", "Ben Ames One Harbour Lane", "Cleo Ames One Harbour Lane");
    }

    @OnBothDatabases
    void keepsInsideTheScopeAndShowsWhoNeverHadAPostToTheAreaOfTheirEnrolment(Database.Fresh db) {
        open(db);
        ReportsFixture.Learner officer = room.responseOfficer("Olu", "Bright");
        room.take(officer, "suspendAll", DONE);
        UUID attempt = attempt(officer);

        assertThat(page(asked(), room.scope(room.town.nurseries)).total()).isZero();
        assertThat(page(asked(), room.scope(room.town.police)).total()).isEqualTo(2);
        assertThatThrownBy(() -> db.run(em -> attempts.one(attempt, room.scope(room.town.nurseries)))).isInstanceOf(NotInScope.class);
        assertThat(db.<Attempts.Taken>tx(em -> attempts.one(attempt, room.scope(room.town.police))).person()).isEqualTo("Olu Bright");

        room.take(new ReportsFixture.Learner(room.play.person, room.play.registration), "suspendAll", DONE);
        db.run(em -> Sql.of(em, "update registration set area_key = :area where id = :id").set("area", room.town.england).set("id", room.play.registration).update());
        assertThat(page(asked("part", "whole"), room.scope(room.town.england)).rows()).extracting(ProgressRow::name).containsExactly("Nina Price");
        assertThat(page(asked("part", "whole"), room.scope(room.town.scotland)).rows()).isEmpty();
    }

    private UUID attempt(ReportsFixture.Learner learner) {
        return room.db.tx(em -> Sql.of(em, "select id from scorm_attempt where registration_id = :id").set("id", learner.registration()).first(r -> r.uuid("id")).orElseThrow());
    }

    @OnBothDatabases
    void showsEachRawResultWithItsTimeAndNothingThatIsTheLearnersOwn(Database.Fresh db) {
        open(db);
        ReportsFixture.Learner ada = room.nurseryWorker("Ada", "Ames");
        room.take(ada, "suspendAll", "cmi.completion_status", "incomplete", "cmi.score.scaled", "0.25", "cmi.suspend_data", "x=1", "cmi.comments_from_learner.0.comment", "Hard",
                "cmi.interactions.0.id", "q1", "cmi.interactions.0.learner_response", "a");
        calls("[[1795341600000,\"SetValue\",\"cmi.score.scaled\",\"0.25\",\"true\",\"0\"],[1795341600001,\"SetValue\",\"cmi.comments_from_learner.0.comment\",\"Hard\",\"true\",\"0\"],"
                + "[1795341600002,\"GetValue\",\"cmi.comments_from_learner.0.comment\",\"\",\"Hard\",\"0\"],[1795341600003,\"SetValue\",\"cmi.nonsense\",\"1\",\"false\",\"401\"]]");
        room.play.desk.clock.forward(Duration.ofDays(1));
        UUID attempt = attempt(ada);
        Attempts.Taken taken = db.tx(em -> attempts.one(attempt, room.scope(room.town.nurseries)));

        List<Attempts.Go> goes = db.tx(em -> attempts.goes(taken, null));
        assertThat(goes).singleElement().satisfies(go -> {
            assertThat(go.part()).isEqualTo("One");
            assertThat(go.hidden()).isEqualTo(3);
            assertThat(go.values()).extracting(v -> v.element() + "=" + v.value()).containsExactly("cmi.completion_status=incomplete", "cmi.score.scaled=0.25", "cmi.interactions.0.id=q1");
            assertThat(go.values()).allMatch(v -> v.at() != null);
        });
        assertThat(db.<List<Attempts.Go>>tx(em -> attempts.goes(taken, "two"))).isEmpty();

        room.play.desk.user.is(UUID.randomUUID(), null, "Ewan Fraser", false, List.of(new heed.access.Grant(UUID.randomUUID(), Role.ADMINISTRATOR, room.town.partnership, java.time.LocalDate.of(2020, 1, 1), null)));
        Calls calls = room.calls(attempts);
        Slice<Call> all = db.tx(em -> calls.page(taken.id(), asked()));
        assertThat(all.total()).isEqualTo(4);
        assertThat(all.rows()).extracting(Call::error).containsExactly("0", "0", "0", "401");
        assertThat(all.rows().get(0).value()).isEqualTo("0.25");
        assertThat(all.rows().get(1)).satisfies(c -> assertThat(c.value() + c.keptBack()).isEqualTo("4"));
        assertThat(all.rows().get(2)).satisfies(c -> assertThat(c.answer() + c.keptBack()).isEqualTo("4"));
        assertThat(db.<Slice<Call>>tx(em -> calls.page(taken.id(), asked("only", "errors"))).rows()).extracting(Call::element).containsExactly("cmi.nonsense");
        assertThat(db.<Slice<Call>>tx(em -> calls.page(taken.id(), asked("element", "SCORE"))).total()).isEqualTo(1);
        assertThat(db.<Slice<Call>>tx(em -> calls.page(taken.id(), new PageRequest(2, 1, null, false, Map.of()))).rows()).extracting(Call::name).containsExactly("GetValue");
        assertThat(room.play.number("select count(*) from audit_entry where action = 'scorm.calls.seen' and subject_name = 'Ada Ames'")).isEqualTo(4);

        room.play.desk.signIn("Ede Itor", Role.CONTENT_EDITOR);
        assertThatThrownBy(() -> db.run(em -> calls.page(taken.id(), asked()))).isInstanceOf(NotInScope.class);
    }

    private void calls(String json) {
        room.db.run(em -> Sql.of(em, "update scorm_call set calls = :calls").set("calls", json).update());
    }
}
