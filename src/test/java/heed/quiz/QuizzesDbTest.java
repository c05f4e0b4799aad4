package heed.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.access.NotInScope;
import heed.catalogue.Item;
import heed.enrolment.Answer;
import heed.enrolment.Classroom;
import heed.enrolment.Enrolment;
import heed.enrolment.Given;
import heed.enrolment.LearningData;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.privacy.Subject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class QuizzesDbTest {
    private static final class Desk {
        final Database.Fresh db;
        final Classroom room;
        final Quizzes quizzes;
        final Enrolment enrolment;

        Desk(Database.Fresh db) {
            this.db = db;
            room = new Classroom(db);
            quizzes = new Quizzes(db.em(), room.clock, room.enrolments);
            enrolment = db.tx(em -> room.enrolments.enrol(room.nina, Classroom.SLUG));
        }

        Attempt start() {
            return db.tx(em -> quizzes.start(room.nina, enrolment.id()));
        }

        void answer(Attempt attempt, int right) {
            List<Given> answers = new ArrayList<>();
            for (int i = 0; i < attempt.items().size(); i++) {
                Item item = attempt.items().get(i);
                answers.add(room.given("quiz", attempt.answerName(item.id()), i < right ? item.fitting().toArray(String[]::new) : new String[] {"wait"}));
            }
            db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), answers));
            room.clock.forward(Duration.ofMinutes(3));
        }

        Result submit(Attempt attempt) {
            db.run(em -> quizzes.submit(room.nina, attempt.id()));
            return db.tx(em -> quizzes.result(room.nina, attempt.id()));
        }
    }

    @OnBothDatabases
    void marksWhatIsOnTheServerAndReportsIt(Database.Fresh db) {
        Desk desk = new Desk(db);
        db.run(em -> desk.room.enrolments.answer(desk.room.nina, desk.enrolment.id(), desk.room.allPages()));
        Attempt attempt = desk.start();
        assertThat(attempt.items()).hasSize(3).extracting(Item::id).contains("M99-Q1");
        desk.answer(attempt, 2);
        Result result = desk.submit(attempt);

        assertThat(result.score().points()).isEqualTo(2);
        assertThat(result.passed()).isTrue();
        assertThat(result.mayTryAgain()).isFalse();
        assertThat(desk.room.completed.events()).hasSize(1);
        assertThatThrownBy(desk::start).isInstanceOf(Refusal.class).hasMessageContaining("quiz.alreadyPassed");
    }

    private static List<Boolean> marks(Desk desk) {
        List<Answer> given = desk.db.tx(em -> desk.room.enrolments.given(desk.enrolment));
        return given.stream().map(Answer::fits).toList();
    }

    private static List<String> marksInTheLearnersOwnRecord(Desk desk) {
        UUID nobody = UUID.randomUUID();
        return desk.db.tx(em -> new LearningData(em).held(Subject.of(Set.of(desk.room.nina), Set.of(nobody))).stream()
                .filter(s -> s.name().equals("answers")).flatMap(s -> s.rows().stream()).map(r -> r.getOrDefault("correct", "")).toList());
    }

    @OnBothDatabases
    void saysWhatFitsOnlyAfterTheAttemptIsHandedIn(Database.Fresh db) {
        Desk desk = new Desk(db);
        Attempt attempt = desk.start();
        desk.answer(attempt, 2);
        assertThat(marks(desk)).hasSize(3).containsOnlyNulls();
        assertThat(marksInTheLearnersOwnRecord(desk)).hasSize(3).containsOnly("");

        desk.submit(attempt);
        assertThat(marks(desk)).containsExactly(true, true, false);
        assertThat(marksInTheLearnersOwnRecord(desk)).hasSize(3).doesNotContain("");
    }

    @OnBothDatabases
    void aQuestionOfTheQuizIsNotMarkedUnderAnyOtherNameEither(Database.Fresh db) {
        Desk desk = new Desk(db);
        db.run(em -> desk.room.enrolments.answer(desk.room.nina, desk.enrolment.id(),
                List.of(desk.room.given("quiz", "M99-Q1", "act"), desk.room.given("quiz", "M99-Q1#7", "act"), desk.room.given("look", "M99-C1#1", "me"))));
        assertThat(marks(desk)).hasSize(3).containsOnlyNulls();
    }

    @OnBothDatabases
    void marksOfAttemptsThatStillRunAreTakenBackByTheMigration(Database.Fresh db) throws IOException {
        Desk desk = new Desk(db);
        Attempt first = desk.start();
        desk.answer(first, 1);
        desk.submit(first);
        desk.answer(desk.start(), 1);
        desk.answer(desk.start(), 3);
        db.run(em -> Sql.of(em, "update answer set correct = true where correct is null").update());
        String migration = Files.readString(Path.of("src/main/resources/db/migration/V094__marks_at_hand_in.sql")).replaceAll("(?m)^--.*$", "").replace(";", "");
        db.run(em -> em.createNativeQuery(migration).executeUpdate());
        assertThat(marks(desk)).containsExactly(true, false, false, null, null, null, null, null, null);
    }

    @OnBothDatabases
    void aSecondSubmissionChangesNothing(Database.Fresh db) {
        Desk desk = new Desk(db);
        Attempt attempt = desk.start();
        desk.answer(attempt, 0);
        Result first = desk.submit(attempt);
        desk.answer(attempt, 3);
        Result second = desk.submit(attempt);

        assertThat(second.score()).isEqualTo(first.score());
        assertThat(second.attempt().submittedAt()).isEqualTo(first.attempt().submittedAt());
        assertThat(second.passed()).isFalse();
        long rows = db.tx(em -> Sql.of(em, "select count(*) from quiz_result").number());
        assertThat(rows).isEqualTo(3);
    }

    @OnBothDatabases
    void twoSubmissionsAtTheSameTimeCountOnce(Database.Fresh db) throws Exception {
        Desk desk = new Desk(db);
        db.run(em -> desk.room.enrolments.answer(desk.room.nina, desk.enrolment.id(), desk.room.allPages()));
        Attempt attempt = desk.start();
        desk.answer(attempt, 3);
        Callable<Boolean> submit = () -> {
            EntityManager em = db.anotherEm();
            em.getTransaction().begin();
            new Quizzes(em, desk.room.clock, desk.room.enrolments(em)).submit(desk.room.nina, attempt.id());
            em.getTransaction().commit();
            em.close();
            return true;
        };
        ExecutorService four = Executors.newFixedThreadPool(4);
        for (Future<Boolean> sent : four.invokeAll(Collections.nCopies(4, submit))) {
            assertThat(sent.get()).isTrue();
        }
        four.shutdown();

        long rows = db.tx(em -> Sql.of(em, "select count(*) from quiz_result").number());
        assertThat(rows).isEqualTo(3);
        assertThat(desk.room.completed.events()).hasSize(1);
    }

    @OnBothDatabases
    void eachAttemptHasItsOwnAnswersAndTheFirstOnesCountForStatistics(Database.Fresh db) {
        Desk desk = new Desk(db);
        Attempt first = desk.start();
        assertThat(desk.start().id()).isEqualTo(first.id());
        desk.answer(first, 1);
        assertThat(desk.submit(first).attemptsLeft()).isEqualTo(1);
        Attempt second = desk.start();
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.answers()).isEmpty();
        desk.answer(second, 0);
        Result last = desk.submit(second);

        assertThat(last.mayTryAgain()).isFalse();
        assertThatThrownBy(desk::start).isInstanceOf(Refusal.class).hasMessageContaining("quiz.noAttemptLeft");
        long anchors = db.tx(em -> Sql.of(em, "select count(*) from quiz_result where item = 'M99-Q1'").number());
        long firsts = db.tx(em -> Sql.of(em, "select count(*) from first_answer where item = 'M99-Q1'").number());
        assertThat(anchors).isEqualTo(2);
        assertThat(firsts).isEqualTo(1);
    }

    @OnBothDatabases
    void whoAnswersTheAnchorsRightlyFirstIsSparedThePagesThatTeachThem(Database.Fresh db) {
        Desk desk = new Desk(db);
        boolean open = db.tx(em -> desk.quizzes.mayShow(desk.enrolment));
        assertThat(open).isTrue();
        Attempt shown = db.tx(em -> desk.quizzes.startBeforehand(desk.room.nina, desk.enrolment.id()));
        assertThat(shown.items()).extracting(Item::id).containsExactly("M99-Q1");
        desk.answer(shown, 1);
        Result result = desk.submit(shown);

        assertThat(result.skipped()).containsExactly("welcome");
        assertThat(result.mayTryAgain()).isFalse();
        db.run(em -> desk.room.enrolments.answer(desk.room.nina, desk.enrolment.id(), List.of(desk.room.done("look"), desk.room.done("story"))));
        Attempt quiz = desk.start();
        desk.answer(quiz, 3);
        desk.submit(quiz);
        assertThat(desk.room.completed.events()).hasSize(1);
        long firsts = db.tx(em -> Sql.of(em, "select count(*) from first_answer where item = 'M99-Q1'").number());
        assertThat(firsts).isEqualTo(1);
    }

    @OnBothDatabases
    void whatYouKnowIsAskedOnceAndNotAfterTheQuiz(Database.Fresh db) {
        Desk desk = new Desk(db);
        Attempt quiz = desk.start();
        desk.answer(quiz, 0);
        desk.submit(quiz);

        assertThatThrownBy(() -> db.tx(em -> desk.quizzes.startBeforehand(desk.room.nina, desk.enrolment.id()))).isInstanceOf(Refusal.class).hasMessageContaining("quiz.nothingToShow");
    }

    @OnBothDatabases
    void whatYouKnowSparesNoPageOnceTheQuizWasHandedIn(Database.Fresh db) {
        Desk desk = new Desk(db);
        Attempt shown = db.tx(em -> desk.quizzes.startBeforehand(desk.room.nina, desk.enrolment.id()));
        Attempt quiz = desk.start();
        desk.answer(quiz, 0);
        desk.submit(quiz);

        assertThatThrownBy(() -> db.tx(em -> desk.quizzes.startBeforehand(desk.room.nina, desk.enrolment.id()))).isInstanceOf(Refusal.class).hasMessageContaining("quiz.nothingToShow");
        desk.answer(shown, 1);
        Result late = desk.submit(shown);
        assertThat(late.attempt().isSubmitted()).isTrue();
        assertThat(late.skipped()).isEmpty();
        List<String> states = db.tx(em -> Sql.of(em, "select activity, completion from activity_state").list(r -> r.text("activity") + " " + r.text("completion")));
        assertThat(states).noneMatch(s -> s.startsWith("welcome"));
        long firsts = db.tx(em -> Sql.of(em, "select count(*) from first_answer where points = 1").number());
        assertThat(firsts).isZero();
    }

    @OnBothDatabases
    void anotherPersonsAttemptIsNotThere(Database.Fresh db) {
        Desk desk = new Desk(db);
        Attempt attempt = desk.start();
        UUID other = db.tx(em -> desk.room.town.nurseryWorker("Olu", "Bright", "2025-09-01"));

        assertThatThrownBy(() -> db.tx(em -> desk.quizzes.attempt(other, attempt.id()))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.tx(em -> desk.quizzes.result(desk.room.nina, attempt.id()))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> desk.quizzes.submit(other, attempt.id()))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.tx(em -> desk.quizzes.start(other, desk.enrolment.id()))).isInstanceOf(NotInScope.class);
    }
}
