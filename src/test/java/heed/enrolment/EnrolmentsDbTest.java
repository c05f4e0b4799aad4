package heed.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.access.NotInScope;
import heed.catalogue.Nation;
import heed.platform.Refusal;
import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class EnrolmentsDbTest {
    private static Enrolment enrolled(Database.Fresh db, Classroom room) {
        return db.tx(em -> room.enrolments.enrol(room.nina, Classroom.SLUG));
    }

    private static Enrolment again(Database.Fresh db, Classroom room, Enrolment enrolment) {
        return db.tx(em -> room.enrolments.of(room.nina, enrolment.id()));
    }

    private static void pass(Database.Fresh db, Classroom room, Enrolment enrolment) {
        db.run(em -> room.enrolments.report(ActivityReport.marked(enrolment.id(), "quiz", true, new BigDecimal("0.6667"), room.now())));
    }

    @OnBothDatabases
    void beginsInTheVersionAreaAndNationOfThePost(Database.Fresh db) {
        Classroom room = new Classroom(db);
        Enrolment enrolment = enrolled(db, room);

        assertThat(enrolment.version()).isEqualTo("1.0.0");
        assertThat(enrolment.nation()).isEqualTo(Nation.ENGLAND);
        assertThat(enrolment.groups()).containsExactly("nursery");
        assertThat(enrolment.place()).isEqualTo("welcome");
        assertThat(enrolment.isRunning()).isTrue();
    }

    @OnBothDatabases
    void refusesWhoHasNoPostToday(Database.Fresh db) {
        Classroom room = new Classroom(db);
        UUID stranger = db.tx(em -> room.town.person("Kit", "Moss"));

        assertThatThrownBy(() -> db.tx(em -> room.enrolments.enrol(stranger, Classroom.SLUG))).isInstanceOf(Refusal.class).hasMessageContaining("enrolment.noPost");
    }

    @OnBothDatabases
    void enrolsSomebodyWithoutAPostInAnAreaAndBeginsAfreshAfterLeaving(Database.Fresh db) {
        Classroom room = new Classroom(db);
        UUID stranger = db.tx(em -> room.town.person("Kit", "Moss"));
        int area = enrolled(db, room).areaKey();

        Enrolment first = db.tx(em -> room.enrolments.enrolIn(area, stranger, Classroom.SLUG));
        assertThat(first.areaKey()).isEqualTo(area);
        assertThat(first.groups()).isEmpty();
        assertThat(db.<Enrolment>tx(em -> room.enrolments.enrolIn(area, stranger, Classroom.SLUG)).id()).isEqualTo(first.id());
        db.run(em -> room.enrolments.leave(stranger, first.id()));
        db.run(em -> room.enrolments.leave(stranger, first.id()));
        assertThat(db.<Enrolment>tx(em -> room.enrolments.of(stranger, first.id())).leftAt()).isNotNull();
        assertThat(db.<Enrolment>tx(em -> room.enrolments.enrolIn(area, stranger, Classroom.SLUG)).id()).isNotEqualTo(first.id());
        assertThatThrownBy(() -> db.run(em -> room.enrolments.leave(room.nina, first.id()))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> room.enrolments.enrolIn(999_999, stranger, Classroom.SLUG))).isInstanceOf(Refusal.class).hasMessageContaining("enrolment.notPublished");
    }

    @OnBothDatabases
    void goesOnWithTheRunningRegistrationAlsoWhenTwoDevicesBeginAtOnce(Database.Fresh db) throws Exception {
        Classroom room = new Classroom(db);
        Callable<UUID> begin = () -> {
            EntityManager em = db.anotherEm();
            em.getTransaction().begin();
            UUID id = room.enrolments(em).enrol(room.nina, Classroom.SLUG).id();
            em.getTransaction().commit();
            em.close();
            return id;
        };
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Future<UUID>> both = two.invokeAll(List.of(begin, begin));
        two.shutdown();

        assertThat(both.get(0).get()).isEqualTo(both.get(1).get());
        List<Enrolment> history = db.tx(em -> room.enrolments.history(room.nina, Classroom.SLUG));
        assertThat(history).hasSize(1);
    }

    @OnBothDatabases
    void keepsARepeatedAnswerOnceAndAcknowledgesItAgain(Database.Fresh db) {
        Classroom room = new Classroom(db);
        Enrolment enrolment = enrolled(db, room);
        Given given = room.given("look", "M99-C1", "they");

        Kept first = db.tx(em -> room.enrolments.answer(room.nina, enrolment.id(), List.of(given)));
        Kept second = db.tx(em -> room.enrolments.answer(room.nina, enrolment.id(), List.of(given, given)));

        assertThat(first.kept()).isEqualTo(1);
        assertThat(second.kept()).isEqualTo(2);
        List<Answer> rows = db.tx(em -> room.enrolments.rows(enrolment.id(), List.of("M99-C1")));
        assertThat(rows).hasSize(1);
    }

    @OnBothDatabases
    void addsAFurtherRowForAnotherAnswerAndTheFirstStaysTheFirst(Database.Fresh db) {
        Classroom room = new Classroom(db);
        Enrolment enrolment = enrolled(db, room);
        db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), List.of(room.given("look", "M99-C1", "they"))));
        room.clock.forward(Duration.ofMinutes(1));
        db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), List.of(room.given("look", "M99-C1", "me"))));

        List<Answer> rows = db.tx(em -> room.enrolments.rows(enrolment.id(), List.of("M99-C1")));
        assertThat(rows).extracting(Answer::first).containsExactly(true, false);
        assertThat(rows).extracting(Answer::fits).containsExactly(false, true);
        Map<String, Answer> latest = db.tx(em -> room.enrolments.answers(enrolment.id(), Set.of("M99-C1")));
        assertThat(latest.get("M99-C1").words()).containsExactly("me");
    }

    @OnBothDatabases
    void whatWasAnsweredOffLineYesterdayDoesNotPushAsideToday(Database.Fresh db) {
        Classroom room = new Classroom(db);
        Enrolment enrolment = enrolled(db, room);
        Given onThePhone = new Given("phone", 1, "look", "M99-C1", List.of("they"), room.now());
        room.clock.forward(Duration.ofHours(20));
        db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), List.of(new Given("desk", 1, "story", Given.PAGE, List.of(), room.now()),
                new Given("desk", 2, "look", "M99-C1", List.of("me"), room.now()))));
        room.clock.forward(Duration.ofHours(1));
        db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), List.of(onThePhone)));

        Map<String, Answer> latest = db.tx(em -> room.enrolments.answers(enrolment.id(), Set.of("M99-C1")));
        assertThat(latest.get("M99-C1").words()).containsExactly("me");
        Enrolment now = again(db, room, enrolment);
        assertThat(now.lastAt()).isEqualTo(room.now().minusHours(1));
    }

    @OnBothDatabases
    void aClockPutBackDoesNotTurnThePlayersAnswersRound(Database.Fresh db) {
        Classroom room = new Classroom(db);
        Enrolment enrolment = enrolled(db, room);
        room.clock.forward(Duration.ofHours(2));
        Given first = new Given("phone", 1, "look", "M99-C1", List.of("they"), room.now());
        Given second = new Given("phone", 2, "look", "M99-C1", List.of("me"), room.now().minusHours(1));
        db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), List.of(first)));
        db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), List.of(second)));

        Map<String, Answer> latest = db.tx(em -> room.enrolments.answers(enrolment.id(), Set.of("M99-C1")));
        assertThat(latest.get("M99-C1").words()).containsExactly("me");
    }

    @OnBothDatabases
    void refusesFreeTextAndWhatTheModuleDoesNotHaveAndKeepsTheRest(Database.Fresh db) {
        Classroom room = new Classroom(db);
        Enrolment enrolment = enrolled(db, room);
        Kept kept = db.tx(em -> room.enrolments.answer(room.nina, enrolment.id(), List.of(
                room.given("nowhere", "M99-C1", "me"), room.given("look", "M00-C9", "me"), room.given("look", "M99-C1", "a child's name"), room.given("look", "M99-C1", "me"))));

        assertThat(kept.refused()).isEqualTo(3);
        assertThat(kept.kept()).isEqualTo(1);
    }

    @OnBothDatabases
    void anotherPersonsRegistrationIsNotThere(Database.Fresh db) {
        Classroom room = new Classroom(db);
        Enrolment enrolment = enrolled(db, room);
        UUID other = db.tx(em -> room.town.nurseryWorker("Olu", "Bright", "2025-09-01"));

        assertThatThrownBy(() -> db.tx(em -> room.enrolments.of(other, enrolment.id()))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.tx(em -> room.enrolments.answer(other, enrolment.id(), List.of(room.done("welcome"))))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.tx(em -> room.enrolments.of(room.nina, UUID.randomUUID()))).isInstanceOf(NotInScope.class);
    }

    @OnBothDatabases
    void completesOnceEveryRequiredPageIsDoneAndTheQuizIsPassed(Database.Fresh db) {
        Classroom room = new Classroom(db);
        Enrolment enrolment = enrolled(db, room);
        db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), room.allPages()));
        assertThat(room.completed.events()).isEmpty();
        room.clock.forward(Duration.ofHours(14));
        pass(db, room, enrolment);
        pass(db, room, enrolment);
        db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), List.of(room.done("extra"))));

        assertThat(room.completed.events()).hasSize(1);
        ModuleCompleted event = room.completed.events().get(0);
        assertThat(event.personId()).isEqualTo(room.nina);
        assertThat(event.version()).isEqualTo("1.0.0");
        assertThat(event.jurisdiction()).isEqualTo("england");
        assertThat(event.completedOn()).isEqualTo(LocalDate.parse("2026-11-23"));
        assertThat(event.score()).isEqualByComparingTo("0.6667");
        assertThat(event.demonstration()).isFalse();
        Enrolment now = again(db, room, enrolment);
        assertThat(now.isComplete()).isTrue();
        Enrolment next = enrolled(db, room);
        assertThat(next.id()).isNotEqualTo(enrolment.id());
    }

    @OnBothDatabases
    void leavingTheQuizPageDoesNotPassTheQuiz(Database.Fresh db) {
        Classroom room = new Classroom(db);
        Enrolment enrolment = enrolled(db, room);
        db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), room.allPages()));
        db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), List.of(room.done("quiz"))));
        db.run(em -> room.enrolments.report(ActivityReport.marked(enrolment.id(), "quiz", false, new BigDecimal("0.3333"), room.now())));

        assertThat(room.completed.events()).isEmpty();
        Progress progress = db.tx(em -> room.enrolments.progress(again(room, enrolment)));
        assertThat(progress.next().orElseThrow().id()).isEqualTo("quiz");
        assertThat(progress.steps()).extracting(Progress.Step::id).containsExactly("welcome", "look", "story", "quiz", "extra");
    }

    private static Enrolment again(Classroom room, Enrolment enrolment) {
        return room.enrolments.of(room.nina, enrolment.id());
    }

    @OnBothDatabases
    void pagesAreSparedToWhoHasShownWhatTheyTeach(Database.Fresh db) {
        Classroom room = new Classroom(db);
        Enrolment enrolment = enrolled(db, room);
        List<String> spared = db.tx(em -> room.enrolments.shown(room.nina, enrolment.id(), List.of("M99-LO1")));

        assertThat(spared).containsExactly("welcome");
        Progress progress = db.tx(em -> room.enrolments.progress(again(room, enrolment)));
        assertThat(progress.steps().get(0).state().completion()).isEqualTo(Completion.SHOWN);
        assertThat(progress.next().orElseThrow().id()).isEqualTo("look");
    }

    @OnBothDatabases
    void anotherDeviceGoesOnWhereThisOneStopped(Database.Fresh db) {
        Classroom room = new Classroom(db);
        Enrolment enrolment = enrolled(db, room);
        db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), List.of(room.done("welcome"))));
        assertThat(again(db, room, enrolment).place()).isEqualTo("look");
        room.clock.forward(Duration.ofMinutes(1));
        db.run(em -> room.enrolments.opened(again(room, enrolment), "story"));
        assertThat(again(db, room, enrolment).place()).isEqualTo("story");
        db.run(em -> room.enrolments.opened(again(room, enrolment), "nowhere"));
        assertThat(again(db, room, enrolment).place()).isEqualTo("story");
    }

    @OnBothDatabases
    void aNewVersionIsOfferedAndNotForced(Database.Fresh db) {
        Classroom room = new Classroom(db);
        Enrolment old = enrolled(db, room);
        room.clock.forward(Duration.ofDays(1));
        UUID version = db.tx(em -> room.publish("1.1.0"));

        Enrolment still = enrolled(db, room);
        assertThat(still.id()).isEqualTo(old.id());
        assertThat(still.version()).isEqualTo("1.0.0");
        var offered = db.tx(em -> room.enrolments.newer(still));
        assertThat(offered).contains(version);
        Enrolment fresh = db.tx(em -> room.enrolments.startNewer(room.nina, old.id()));
        assertThat(fresh.version()).isEqualTo("1.1.0");
        assertThat(again(db, room, old).isRunning()).isFalse();
        assertThatThrownBy(() -> db.tx(em -> room.enrolments.startNewer(room.nina, old.id()))).isInstanceOf(Refusal.class);
    }

    /** Whatever the order, however often each batch is sent, and cut where one likes: the record is the same, and the module completes once. */
    @OnBothDatabases
    void orderAndRepeatsOfBatchesChangeNothing(Database.Fresh db) {
        long seed = Long.getLong("heed.test.seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Classroom room = new Classroom(db);
        for (int round = 0; round < 12; round++) {
            Enrolment enrolment = enrolled(db, room);
            int before = room.completed.events().size();
            List<Given> answers = room.allPages();
            for (int i = 0; i < 6; i++) {
                room.clock.forward(Duration.ofSeconds(7));
                answers.add(room.given("look", "M99-C1", random.nextBoolean() ? "me" : "they"));
            }
            List<String> last = answers.get(answers.size() - 1).words();
            List<Runnable> steps = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                List<Given> batch = new ArrayList<>(answers.subList(0, random.nextInt(answers.size() + 1)));
                Collections.shuffle(batch, random);
                steps.add(() -> db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), batch)));
            }
            steps.add(() -> db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), answers)));
            steps.add(() -> pass(db, room, enrolment));
            Collections.shuffle(steps, random);
            steps.forEach(Runnable::run);

            List<Answer> rows = db.tx(em -> room.enrolments.rows(enrolment.id(), List.of("M99-C1", Given.PAGE)));
            assertThat(rows).as("seed %d round %d", seed, round).hasSize(answers.size());
            assertThat(rows.stream().filter(a -> a.item().equals("M99-C1") && a.first())).hasSize(1);
            Map<String, Answer> latest = db.tx(em -> room.enrolments.answers(enrolment.id(), Set.of("M99-C1")));
            assertThat(latest.get("M99-C1").words()).as("seed %d round %d", seed, round).isEqualTo(last);
            assertThat(room.completed.events()).as("seed %d round %d", seed, round).hasSize(before + 1);
            room.clock.forward(Duration.ofMinutes(1));
        }
    }

    @OnBothDatabases
    void twoSendersOfTheSameAnswersLeaveThemOnce(Database.Fresh db) throws Exception {
        Classroom room = new Classroom(db);
        Enrolment enrolment = enrolled(db, room);
        List<Given> answers = room.allPages();
        db.run(em -> room.enrolments.report(ActivityReport.marked(enrolment.id(), "quiz", true, BigDecimal.ONE, room.now())));
        Callable<Kept> send = () -> {
            EntityManager em = db.anotherEm();
            em.getTransaction().begin();
            Kept kept = room.enrolments(em).answer(room.nina, enrolment.id(), answers);
            em.getTransaction().commit();
            em.close();
            return kept;
        };
        ExecutorService four = Executors.newFixedThreadPool(4);
        for (Future<Kept> sent : four.invokeAll(Collections.nCopies(4, send))) {
            assertThat(sent.get().kept()).isEqualTo(3);
        }
        four.shutdown();

        long rows = db.tx(em -> Sql.of(em, "select count(*) from answer").number());
        assertThat(rows).isEqualTo(3);
        long completions = db.tx(em -> Sql.of(em, "select count(*) from completion").number());
        assertThat(completions).isEqualTo(1);
        assertThat(room.completed.events()).hasSize(1);
    }

    @OnBothDatabases
    void aPrivateNoteIsTheLearnersOwnAndCanBeDeleted(Database.Fresh db) {
        Classroom room = new Classroom(db);
        Enrolment enrolment = enrolled(db, room);
        Reflections notes = new Reflections(db.em(), room.clock, room.enrolments);
        db.run(em -> notes.write(room.nina, enrolment.id(), "M99-R1", "Ring sooner."));
        var kept = db.tx(em -> notes.read(room.nina, enrolment.id(), "M99-R1"));
        assertThat(kept).contains("Ring sooner.");
        UUID other = db.tx(em -> room.town.nurseryWorker("Olu", "Bright", "2025-09-01"));
        assertThatThrownBy(() -> db.tx(em -> notes.read(other, enrolment.id(), "M99-R1"))).isInstanceOf(NotInScope.class);
        db.run(em -> notes.write(room.nina, enrolment.id(), "M99-R1", " "));
        long rows = db.tx(em -> Sql.of(em, "select count(*) from reflection").number());
        assertThat(rows).isZero();
    }
}
