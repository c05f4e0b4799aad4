package heed.scorm;

import static heed.scorm.PlaysFixture.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.scorm.runtime.Said;
import heed.access.NotInScope;
import heed.platform.Ids;
import heed.platform.Sql;
import heed.privacy.Subject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.io.TempDir;

class PlaysDbTest {
    @TempDir
    Path folder;

    private PlaysFixture begun(Database.Fresh db) {
        return new PlaysFixture(db, folder.resolve(db.toString()), PlaysFixture.twoParts());
    }

    private static JsonObject values(JsonObject step) {
        return step.getJsonObject("sco").getJsonObject("values");
    }

    @OnBothDatabases
    void opensTheFirstPartAndGoesOnToTheNext(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");

        JsonObject first = play.begin(token);
        assertThat(first.getJsonObject("sco").getString("href")).isEqualTo("page.html");
        assertThat(values(first).getString("cmi.entry")).isEqualTo("ab-initio");
        assertThat(values(first).getString("cmi.learner_name")).isEqualTo("Price, Nina");
        JsonObject second = play.navigate(token, said(1, "cmi.completion_status", "completed", "cmi.success_status", "passed", "cmi.score.scaled", "0.5", "cmi.session_time", "PT1M30S"), "continue");
        assertThat(second.getJsonObject("sco").getString("href")).isEqualTo("page.html?part=2");

        JsonObject end = play.navigate(token, said(2, "cmi.completion_status", "completed", "cmi.success_status", "passed", "cmi.score.scaled", "1"), "exitAll");
        assertThat(end.getBoolean("ended")).isTrue();
        assertThat(play.completed.events()).hasSize(1);
        assertThat(play.text("select completion as x from activity_state")).isEqualTo("done");
        assertThat(play.number("select count(*) from scorm_call")).isEqualTo(2);
        assertThatThrownBy(() -> play.commit(token, said(3))).isInstanceOf(Gone.class).hasMessage("ENDED");
    }

    @OnBothDatabases
    void aClosedWindowGoesOnWhereItWas(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        play.begin(token);
        play.navigate(token, said(1, "cmi.completion_status", "completed"), "continue");
        play.commit(token, said(2, "cmi.location", "7", "cmi.session_time", "PT10S"));

        play.desk.clock.forward(Plays.LOST_AFTER.plusSeconds(1));
        play.round().go();
        JsonObject again = play.begin(play.launch("b"));

        assertThat(again.getJsonObject("sco").getString("id")).isEqualTo("two");
        assertThat(values(again).getString("cmi.entry")).isEqualTo("resume");
        assertThat(values(again).getString("cmi.location")).isEqualTo("7");
        assertThat(values(again).getString("cmi.total_time")).isEqualTo("PT0H0M10S");
        assertThat(values(again)).doesNotContainKey("cmi.session_time");
        assertThat(play.number("select count(*) from scorm_attempt")).isEqualTo(1);
    }

    @OnBothDatabases
    void whoeverWasOnlyOutOfReachComesBackToTheSameLaunch(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        play.begin(token);
        play.desk.clock.forward(Duration.ofMinutes(10));
        play.round().go();

        play.commit(token, said(1, "cmi.location", "9"));
        JsonObject next = play.navigate(token, said(2, "cmi.location", "10"), "continue");

        assertThat(next.getJsonObject("sco").getString("id")).isEqualTo("two");
        assertThat(play.text("select data as x from scorm_sco where item = 'one'")).contains("10");
    }

    @OnBothDatabases
    void oneThatCannotBeClosedHoldsUpNoOtherAndIsTriedAgainLater(Database.Fresh db) throws IOException {
        PlaysFixture play = begun(db);
        play.begin(play.launch("a"));
        Path gone = play.desk.store.folder(UUID.fromString(play.text("select content as x from scorm_attempt")));
        UUID other = play.enrolled(PlaysFixture.twoParts());
        play.desk.clock.forward(Duration.ofSeconds(1));
        play.begin(((Launch.Open) db.<Launch>tx(em -> play.plays.launch(play.person, other, "a", false))).token());
        play.desk.clock.forward(Duration.ofDays(91));
        Files.move(gone, gone.resolveSibling("elsewhere"));
        PlayRound round = play.round();
        db.run(em -> Sql.of(em, "insert into scorm_call (id, session_id, sequence, refused, calls, recorded_at) select id, id, 1, false, '[]', opened_at from scorm_session").update());

        round.go();
        assertThat(play.text("select cast(registration_id as varchar(36)) as x from scorm_session where closed_at is null")).isEqualTo(play.registration.toString());
        assertThat(play.number("select count(*) from scorm_call")).as("forgotten all the same").isZero();

        Files.move(gone.resolveSibling("elsewhere"), gone);
        round.go();
        assertThat(play.number("select count(*) from scorm_session where closed_at is null")).as("not at once").isEqualTo(1);
        play.desk.clock.forward(Duration.ofMinutes(16));
        round.go();
        assertThat(play.number("select count(*) from scorm_session where closed_at is null")).isZero();
    }

    /** A page of the content may write past its own checks, straight to the server. */
    @OnBothDatabases
    void wordsThatNoColumnTakesCostTheRestNothing(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        play.begin(token);
        play.commit(token, said(1, "cmi.location", "7", "cmi.objectives.0.id", "o", "cmi.objectives.0.success_status", "passed with flying colours", "cmi.objectives.0.completion_status", "x".repeat(21),
                "cmi.interactions.0.id", "q\0", "cmi.interactions.0.learner_response", "a\0b", "cmi.comments_from_learner.0.comment", "be\0fore"));
        play.desk.clock.forward(Plays.LOST_AFTER.plusSeconds(1));
        play.round().go();

        assertThat(play.text("select objective_id || coalesce(success, '-') || coalesce(completion, '-') as x from scorm_objective")).isEqualTo("o--");
        assertThat(play.text("select interaction_id || ' ' || response as x from scorm_interaction")).isEqualTo("q ab");
        assertThat(play.text("select body as x from scorm_comment")).isEqualTo("before");
    }

    @OnBothDatabases
    void countsTheTimeAPlayerWasOpenOnceAndNotTheTimeItWasOutOfReach(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        play.begin(token);
        play.desk.clock.forward(Duration.ofMinutes(5));
        play.commit(token, said(1, "cmi.location", "1"));
        play.desk.clock.forward(Duration.ofHours(1));
        play.round().go();
        assertThat(play.number("select seconds from scorm_attempt")).isEqualTo(300);

        play.commit(token, said(2, "cmi.location", "2"));
        play.desk.clock.forward(Duration.ofMinutes(2));
        play.navigate(token, said(3, "cmi.location", "3"), "suspendAll");

        assertThat(play.number("select seconds from scorm_attempt")).isEqualTo(420);
        assertThat(play.number("select seconds from scorm_session")).isEqualTo(420);
    }

    @OnBothDatabases
    void countsTheTimeUpToTheClosingOfTheWindow(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        play.begin(token);
        play.desk.clock.forward(Duration.ofMinutes(5));
        play.leave(token, said(1, "cmi.location", "1"));
        play.desk.clock.forward(Duration.ofMinutes(1));
        play.round().go();

        assertThat(play.number("select seconds from scorm_attempt")).isEqualTo(300);
    }

    @OnBothDatabases
    void takesWhatComesLateOnlyOnceAndNothingOlder(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        play.begin(token);
        play.commit(token, said(5, "cmi.location", "new"));

        play.commit(token, said(5, "cmi.location", "new"));
        assertThatThrownBy(() -> play.db.run(em -> {
            try {
                play.plays.commit(token, play.page(token).says(said(4, "cmi.location", "old")), false);
            } catch (Plays.Stale stale) {
                em.getTransaction().commit();
                throw stale;
            }
        })).isInstanceOf(Plays.Stale.class);

        assertThat(play.text("select data as x from scorm_sco")).contains("new");
        assertThat(play.number("select count(*) from scorm_call where refused")).isEqualTo(1);
        assertThat(play.number("select count(*) from scorm_call where not refused")).isEqualTo(1);

        Said on = play.page(token).says(said(6));
        play.db.run(em -> play.plays.navigate(token, on, "continue"));
        assertThat(play.db.tx(em -> play.plays.navigate(token, on, "continue")).getJsonObject("sco").getString("id")).isEqualTo("two");
        assertThat(play.number("select count(*) from scorm_call where not refused")).as("each call once").isEqualTo(2);
    }

    @OnBothDatabases
    void asksBeforeItTakesTheCourseFromAnotherWindowAndTellsThatOne(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String first = play.launch("a");
        play.begin(first);

        assertThat(play.db.<Launch>tx(em -> play.plays.launch(play.person, play.registration, "b", false))).isInstanceOf(Launch.Elsewhere.class);
        Launch.Open second = (Launch.Open) play.db.<Launch>tx(em -> play.plays.launch(play.person, play.registration, "b", true));
        play.begin(second.token());

        assertThat(second.address()).isEqualTo("http://127.0.0.1:8080/content/" + second.token() + "/player");
        assertThatThrownBy(() -> play.db.run(em -> play.plays.beat(first))).isInstanceOf(Gone.class).hasMessage("TAKEN");
        assertThat(play.number("select count(*) from scorm_session where live_key is not null")).isEqualTo(1);
    }

    @OnBothDatabases
    void aReloadIsNoNewAttemptAndNoQuestion(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String first = play.launch("a");
        play.begin(first);
        play.commit(first, said(1, "cmi.suspend_data", "half"));

        JsonObject again = play.begin(play.launch("a"));

        assertThat(values(again).getString("cmi.suspend_data")).isEqualTo("half");
        assertThat(play.number("select count(*) from scorm_attempt")).isEqualTo(1);
        assertThat(play.number("select count(*) from scorm_sco")).isEqualTo(1);
        assertThat(play.number("select launches from scorm_sco")).isEqualTo(2);
    }

    @OnBothDatabases
    void aNewAttemptBeginsOnlyAfterTheLastOneWasCompleted(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        play.begin(token);
        play.navigate(token, said(1, "cmi.location", "3"), "exitAll");
        token = play.launch("a");
        play.begin(token);
        assertThat(play.number("select count(*) from scorm_attempt")).isEqualTo(1);

        play.navigate(token, said(1, "cmi.completion_status", "completed", "cmi.success_status", "passed"), "continue");
        play.navigate(token, said(2, "cmi.completion_status", "completed", "cmi.success_status", "passed"), "exitAll");
        play.begin(play.launch("a"));

        assertThat(play.number("select count(*) from scorm_attempt")).isEqualTo(2);
    }

    @OnBothDatabases
    void writesDownQuestionsObjectivesAndComments(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        play.begin(token);
        play.navigate(token, said(1, "cmi.interactions.0.id", "q1", "cmi.interactions.0.type", "choice", "cmi.interactions.0.learner_response", "a[,]b", "cmi.interactions.0.result", "incorrect",
                "cmi.interactions.0.correct_responses.0.pattern", "c", "cmi.objectives.0.id", "obj", "cmi.objectives.0.success_status", "failed", "cmi.comments_from_learner.0.comment", "Hard"), "suspendAll");

        assertThat(play.text("select interaction_id || ' ' || kind || ' ' || response || ' ' || correct || ' ' || result as x from scorm_interaction")).isEqualTo("q1 choice a[,]b c incorrect");
        assertThat(play.text("select objective_id || ' ' || success as x from scorm_objective")).isEqualTo("obj failed");
        assertThat(play.text("select body as x from scorm_comment")).isEqualTo("Hard");
    }

    @OnBothDatabases
    void keepsNothingOfSomebodyWhoWasTakenOut(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        play.begin(token);
        play.navigate(token, said(1, "cmi.interactions.0.id", "q1", "cmi.interactions.0.learner_response", "Nina said so", "cmi.comments_from_learner.0.comment", "Nina was here"), "suspendAll");

        Subject nina = Subject.of(Set.of(play.person), Set.of(Ids.next()));
        assertThat(play.db.<List<Map<String, String>>>tx(em -> new PlayData(em).held(nina).get(0).rows())).hasSize(1);
        play.db.run(em -> new PlayData(em).erase(nina));

        assertThat(play.text("select data as x from scorm_sco")).isEqualTo("{}");
        assertThat(play.text("select response as x from scorm_interaction")).isNull();
        assertThat(play.number("select count(*) from scorm_comment") + play.number("select count(*) from scorm_call")).isZero();
        assertThat(play.number("select count(*) from scorm_sco")).as("that something was done stays").isEqualTo(1);
    }

    @OnBothDatabases
    void opensNothingForAStranger(Database.Fresh db) {
        PlaysFixture play = begun(db);
        assertThatThrownBy(() -> play.db.run(em -> play.plays.launch(Ids.next(), play.registration, "a", true))).isInstanceOf(NotInScope.class);
        assertThat(play.db.<Boolean>tx(em -> play.plays.serves("no-such-token").isEmpty())).isTrue();
        assertThatThrownBy(() -> play.db.run(em -> play.plays.begin("no-such-token"))).isInstanceOf(Gone.class).hasMessage("UNKNOWN");
    }

    @OnBothDatabases
    void endsALaunchAfterEightHours(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        play.begin(token);
        play.desk.clock.forward(Plays.LONGEST.plusSeconds(1));
        assertThatThrownBy(() -> play.commit(token, said(1))).isInstanceOf(Gone.class).hasMessage("EXPIRED");
        assertThat(play.db.<Boolean>tx(em -> play.plays.serves(token).isEmpty())).isTrue();
    }

    @OnBothDatabases
    void tellsAStrangersTokenFromOneThatIsOver(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        play.db.run(em -> play.plays.known(token));
        play.desk.clock.forward(Plays.LONGEST.plusSeconds(1));
        assertThatThrownBy(() -> play.db.run(em -> play.plays.known(token))).isInstanceOf(Gone.class).hasMessage("EXPIRED");
        assertThatThrownBy(() -> play.db.run(em -> play.plays.known("none"))).isInstanceOf(Gone.class).hasMessage("UNKNOWN");
    }

    @OnBothDatabases
    void addsWhatWasDoneWithoutALineTheDayBefore(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        play.begin(token);
        play.commit(token, said(1, "cmi.location", "8"));
        play.desk.clock.forward(Duration.ofHours(20));
        play.round().go();

        play.late(token, said(2, "cmi.location", "9"));

        assertThat(values(play.begin(play.launch("b"))).getString("cmi.location")).isEqualTo("9");
        assertThat(play.number("select count(*) from scorm_attempt")).isEqualTo(1);
    }

    @OnBothDatabases
    void refusesAndLogsWhatComesAfterTheCourseWentOnElsewhere(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String first = play.launch("a");
        play.begin(first);
        play.commit(first, said(1, "cmi.location", "8"));
        Launch.Open second = (Launch.Open) play.db.<Launch>tx(em -> play.plays.launch(play.person, play.registration, "b", true));
        play.begin(second.token());

        assertThatThrownBy(() -> lateIn(play, first, 1)).isInstanceOf(Plays.Stale.class);
        assertThat(play.number("select count(*) from scorm_call where refused")).isZero();
        assertThatThrownBy(() -> lateIn(play, first, 2)).isInstanceOf(Gone.class).hasMessage("TAKEN");
        assertThat(play.number("select count(*) from scorm_call where refused")).isEqualTo(1);
        assertThat(play.text("select data as x from scorm_sco")).contains("8");
    }

    /** As the container does: what was written before a refusal of this kind stays. */
    private static void lateIn(PlaysFixture play, String token, long sequence) {
        play.db.run(em -> {
            try {
                play.plays.late(token, play.page(token).says(said(sequence, "cmi.location", "9")));
            } catch (Plays.Stale | Gone refused) {
                em.getTransaction().commit();
                throw refused;
            }
        });
    }

    /** Many a course says "completed" on its last page, and "failed" when the quiz on that page is handed in. */
    @OnBothDatabases
    void tellsTheRecordNothingThatAQuizStillToBeHandedInMayTakeBack(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        play.begin(token);
        play.navigate(token, said(1, "cmi.completion_status", "completed", "cmi.success_status", "passed"), "continue");

        play.commit(token, asNews(said(2, "cmi.completion_status", "completed")));
        play.commit(token, asNews(said(3, "cmi.completion_status", "completed", "cmi.success_status", "failed")));
        play.navigate(token, said(4, "cmi.completion_status", "completed", "cmi.success_status", "failed"), "exitAll");

        assertThat(play.number("select count(*) from completion")).isZero();
    }

    @OnBothDatabases
    void tellsTheRecordWhenTheWindowIsClosedOnACompletedCourse(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        play.begin(token);
        play.navigate(token, said(1, "cmi.completion_status", "completed", "cmi.success_status", "passed"), "continue");

        play.leave(token, said(2, "cmi.completion_status", "completed", "cmi.success_status", "passed"));

        assertThat(play.number("select count(*) from completion")).isEqualTo(1);
    }

    private static final String[] PASSED = {"cmi.completion_status", "completed", "cmi.success_status", "passed"};

    /** The course has gone on to its second part; answers with the key of the first, which is passed. */
    private static String gone(PlaysFixture play, String token) {
        String first = play.begin(token).getJsonObject("sco").getString("key");
        play.navigate(token, said(1, PASSED), "continue");
        return first;
    }

    private static void assertNothingOfTheSecondPart(PlaysFixture play, int calls) {
        assertThat(play.text("select data as x from scorm_sco where item = 'two'")).isEqualTo("{}");
        assertThat(play.text("select success as x from scorm_sco where item = 'two'")).isEqualTo("unknown");
        assertThat(play.number("select count(*) from completion")).isZero();
        assertThat(play.number("select count(*) from scorm_call k join scorm_sco c on c.id = k.sco_id where c.item = 'one'")).as("what was called is on record, for the part that called").isEqualTo(calls);
        assertThat(play.number("select count(*) from scorm_call k join scorm_sco c on c.id = k.sco_id where c.item = 'two'")).isZero();
    }

    /** Sent by a page that has not yet heard that the course went on. */
    @OnBothDatabases
    void takesNothingTheFirstPartSaysForTheSecond(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        String first = gone(play, token);

        play.db.run(em -> play.plays.commit(token, PlaysFixture.Page.of(first, said(2, PASSED)), false));
        play.db.run(em -> play.plays.commit(token, PlaysFixture.Page.of(first, asNews(said(3, PASSED))), false));
        play.db.run(em -> play.plays.commit(token, PlaysFixture.Page.of(first, said(4, PASSED)), true));
        play.db.run(em -> play.plays.late(token, PlaysFixture.Page.of(first, said(5, PASSED))));
        assertNothingOfTheSecondPart(play, 5);

        JsonObject still = play.db.tx(em -> play.plays.navigate(token, PlaysFixture.Page.of(first, said(6, PASSED)), "exitAll"));
        assertThat(still.getJsonObject("sco").getString("id")).as("a page that shows another part is told what is open").isEqualTo("two");
        assertNothingOfTheSecondPart(play, 6);

        play.commit(token, said(7, "cmi.location", "2"));
        assertThat(play.text("select data as x from scorm_sco where item = 'two'")).as("the second part is heard").contains("cmi.location");
    }

    @OnBothDatabases
    void takesNothingFromAPartThatWasOpenedAgainSince(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        String first = play.begin(token).getJsonObject("sco").getString("key");
        play.commit(token, said(1, "cmi.location", "new"));
        assertThat(values(play.begin(token)).getString("cmi.location")).isEqualTo("new");

        play.db.run(em -> play.plays.commit(token, PlaysFixture.Page.of(first, said(2, "cmi.location", "old")), false));

        assertThat(play.text("select data as x from scorm_sco")).contains("new");
    }

    /** Pages that were open when the portal was renewed. */
    @OnBothDatabases
    void takesWhatAPageSaysWithoutNamingThePartOnlyWhileItCanBeNoOther(Database.Fresh db) {
        PlaysFixture play = begun(db);
        String token = play.launch("a");
        play.begin(token);
        play.db.run(em -> play.plays.commit(token, said(1, "cmi.location", "3"), false));
        assertThat(play.text("select data as x from scorm_sco")).contains("3");
        play.db.run(em -> play.plays.navigate(token, said(2, PASSED), "continue"));

        assertThatThrownBy(() -> play.db.run(em -> play.plays.commit(token, said(3, PASSED), true))).isInstanceOf(Gone.class).hasMessage("ENDED");
        assertThatThrownBy(() -> play.db.run(em -> play.plays.late(token, said(3, PASSED)))).isInstanceOf(Gone.class);
        assertNothingOfTheSecondPart(play, 2);
    }

    /** The second asks while the first has not ended yet. */
    private static void atOnce(PlaysFixture play, String first, String second, Said said, String request) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        EntityManager em = play.db.em();
        em.getTransaction().begin();
        play.page(first).shows(play.plays.navigate(first, play.page(first).says(said), request));
        Future<JsonObject> waiting = other.submit(() -> {
            try (EntityManager own = play.db.anotherEm()) {
                own.getTransaction().begin();
                JsonObject step = play.plays(own).navigate(second, play.page(second).says(said), request);
                own.getTransaction().commit();
                return step;
            }
        });
        assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        em.getTransaction().commit();
        em.clear();
        play.page(second).shows(waiting.get());
        other.shutdown();
    }

    @OnBothDatabases
    void twoCoursesAtOnceUndoNothingOfWhatThePersonCarriesFromCourseToCourse(Database.Fresh db) throws Exception {
        PlaysFixture play = new PlaysFixture(db, folder.resolve(db.toString()), PlaysFixture.twoParts("first"));
        UUID other = play.enrolled(PlaysFixture.twoParts("second"));
        String first = play.launch("a");
        String second = play.launch(other, "b");
        play.begin(first);
        play.begin(second);

        atOnce(play, first, second, said(1, PASSED), "continue");
        atOnce(play, first, second, said(2, PASSED), "exitAll");

        assertThat(play.text("select data as x from scorm_carried")).contains("first1", "second1", "first2", "second2");
    }

    private static Said asNews(Said said) {
        return new Said(said.sequence(), said.sco(), said.values(), said.completion(), said.success(), said.lesson(), said.stores(), said.calls(), true);
    }
}
