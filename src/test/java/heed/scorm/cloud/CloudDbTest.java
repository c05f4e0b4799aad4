package heed.scorm.cloud;

import static heed.scorm.PlaysFixture.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.access.NotInScope;
import heed.catalogue.PackageRule;
import heed.platform.Ids;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.privacy.Subject;
import heed.scorm.Launch;
import heed.scorm.Packages;
import heed.scorm.PlaysFixture;
import heed.scorm.Samples;
import heed.workforce.NewPerson;
import heed.workforce.PostFacts;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;

class CloudDbTest {
    @TempDir
    Path folder;

    private CloudFixture open(Database.Fresh db) {
        return new CloudFixture(db, folder.resolve(db.toString()));
    }

    private static void refused(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.key()).isEqualTo(key));
    }

    private static LearnerWords named(String id, String email) {
        return new LearnerWords(id, email, "Nina", "Price");
    }

    private static UUID worker(CloudFixture f, String email, String number) {
        return f.db.tx(em -> {
            UUID person = f.town.people.create(new NewPerson("Bea", "Moss", email, null));
            PostFacts at = f.town.facts(person, f.town.nurseries, f.town.harbourLane, "nursery", "2024-01-01");
            f.town.people.begin(new PostFacts(person, at.agencyKey(), at.placeKey(), at.group(), at.level(), at.areaKey(), "employee", false, null, number, null, at.firstDay(), null));
            return person;
        });
    }

    // Courses

    @OnBothDatabases
    void aCourseThatIsBroughtIsPublishedInTheAreaAndIsTheApplicationsOwn(Database.Fresh db) {
        CloudFixture f = open(db);
        ImportState state = f.bring(f.nurseries, "intro", false, PlaysFixture.twoParts());

        assertThat(state.state()).as(state.message()).isEqualTo(ImportState.State.COMPLETE);
        JsonObject json = CourseJson.of(state).build().getJsonObject("importResult").getJsonObject("course");
        assertThat(json.getString("id")).isEqualTo("intro");
        assertThat(json.getString("title")).isEqualTo("Two parts");
        assertThat(json.getString("courseLearningStandard")).isEqualTo("SCORM20044THEDITION");
        assertThat(json.getInt("version")).isZero();
        assertThat(json.getJsonObject("rootActivity").getJsonArray("children")).hasSize(2);
        assertThat(f.number("select count(*) from module_publication where live_key is not null and area_key = " + f.town.england)).isEqualTo(1);
        assertThatThrownBy(() -> db.run(em -> f.courses.one(f.school, "intro"))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> f.courses.state(f.school, state.id()))).isInstanceOf(NotInScope.class);
        assertThat(db.<Asked.Page<Course>>tx(em -> f.courses.list(f.school, Asked.of(Map.of(), null))).rows()).isEmpty();
    }

    @OnBothDatabases
    void aNewVersionComesOnlyWhenItIsWantedAndWhoeverBeganKeepsTheirs(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        f.register("r1", "intro", "nina@example.org");
        refused("scorm.api.courseThere", () -> f.bring(f.nurseries, "intro", false, PlaysFixture.twoParts()));

        ImportState second = f.bring(f.nurseries, "intro", true, PlaysFixture.twoParts());
        f.register("r2", "intro", "bea@example.org");

        assertThat(second.course().orElseThrow().version()).isEqualTo(1);
        assertThat(f.told("r1").getJsonObject("course").getInt("version")).isZero();
        assertThat(f.told("r2").getJsonObject("course").getInt("version")).isEqualTo(1);
        assertThat(f.told("r2").getJsonObject("activityDetails").getJsonArray("children")).hasSize(2);
    }

    @OnBothDatabases
    void saysWhyAPackageWasRefused(Database.Fresh db) {
        CloudFixture f = open(db);
        ImportState state = f.bring(f.nurseries, "intro", false, Samples.zip(Map.of("readme.txt", "no course")));

        assertThat(state.state()).isEqualTo(ImportState.State.ERROR);
        assertThat(state.message()).contains("imsmanifest.xml");
        assertThat(state.course()).isEmpty();
        for (String id : List.of("", "a/b", "a?b", "x".repeat(256), "a\nb")) {
            refused("scorm.api.name", () -> f.bringSmall(f.nurseries, id));
        }
    }

    @OnBothDatabases
    void publishesWhatNobodyAsksAfter(Database.Fresh db) {
        CloudFixture f = open(db);
        byte[] zip = Samples.smallCourse("Small course");
        db.run(em -> f.courses.bring(f.nurseries, "intro", false, "c.zip", zip.length, new java.io.ByteArrayInputStream(zip)));
        assertThat(db.<List<UUID>>tx(em -> f.courses.open())).isEmpty();
        f.work();
        db.run(em -> new ImportsRound(f.courses).go());
        assertThat(db.<Course>tx(em -> f.courses.one(f.nurseries, "intro")).title()).isEqualTo("Small course");
    }

    @OnBothDatabases
    void titleAndRuleHoldForThoseWhoRegisterFromThenOn(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        f.register("r1", "intro", "nina@example.org");
        db.run(em -> f.courses.title(f.nurseries, "intro", "Another title"));
        db.run(em -> f.courses.rule(f.nurseries, "intro", PackageRule.SCORE, 70));
        f.register("r2", "intro", "bea@example.org");

        assertThat(db.<Course>tx(em -> f.courses.one(f.nurseries, "intro")).title()).isEqualTo("Another title");
        assertThat(f.told("r1").getJsonObject("course").getString("title")).isEqualTo("Small course");
        assertThat(f.told("r2").getJsonObject("course").getString("title")).isEqualTo("Another title");
        assertThat(db.<heed.scorm.CompletionRule>tx(em -> f.courses.rule(f.nurseries, "intro")).masteryPercent()).isEqualTo(70);
        refused("scorm.masteryRange", () -> db.run(em -> f.courses.rule(f.nurseries, "intro", PackageRule.SCORE, 0)));
    }

    private static UUID packageOf(CloudFixture f, String courseId) {
        return f.db.<Course>tx(em -> f.courses.one(f.nurseries, courseId)).packageId();
    }

    @OnBothDatabases
    void aNameIsFreeAgainOnceItsPackageWasTakenAwayOnThePortal(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        f.register("r1", "intro", "nina@example.org");
        for (boolean newVersion : List.of(false, true)) {
            UUID before = packageOf(f, "intro");
            db.run(em -> f.desk.packages.remove(before));
            assertThatThrownBy(() -> db.run(em -> f.courses.one(f.nurseries, "intro"))).isInstanceOf(NotInScope.class);

            ImportState state = f.bring(f.nurseries, "intro", newVersion, PlaysFixture.twoParts());

            assertThat(state.state()).as(state.message()).isEqualTo(ImportState.State.COMPLETE);
            assertThat(state.course().orElseThrow().title()).isEqualTo("Two parts");
            assertThat(packageOf(f, "intro")).isNotEqualTo(before);
        }
        assertThat(f.told("r1").getJsonObject("course").getString("title")).as("goes on with what it had").isEqualTo("Small course");
    }

    @OnBothDatabases
    void takesACourseFromItsOwnAreaAlone(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        f.bringSmall(f.nurseries, "own");
        UUID intro = packageOf(f, "intro");
        UUID own = packageOf(f, "own");
        db.run(em -> f.desk.modules.publish(f.courses.one(f.nurseries, "intro").slug(), f.town.scotland, null));

        db.run(em -> f.registrations.removeCourse(f.nurseries, "intro"));
        db.run(em -> f.registrations.removeCourse(f.nurseries, "own"));

        assertThat(db.<Packages.Line>tx(em -> f.desk.packages.one(intro)).areas()).containsExactly(f.town.scotland);
        assertThatThrownBy(() -> db.run(em -> f.desk.packages.one(own))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> f.courses.one(f.nurseries, "intro"))).isInstanceOf(NotInScope.class);
    }

    @OnBothDatabases
    void listsCoursesWithTheNewestTitleAndAlsoThoseWhoseFilesAreNotAtHand(Database.Fresh db) throws IOException {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        f.bringSmall(f.nurseries, "other");
        db.run(em -> f.courses.title(f.nurseries, "other", "Another title"));
        Path gone = f.desk.store.folder(db.<Course>tx(em -> f.courses.one(f.nurseries, "intro")).newest().contentId());
        Files.move(gone, gone.resolveSibling("elsewhere"));
        List<Course> all = db.<Asked.Page<Course>>tx(em -> f.courses(em).list(f.nurseries, Asked.of(Map.of("orderBy", "created_asc"), null))).rows();

        assertThat(all).extracting(Course::title).containsExactly("Small course", "Another title");
        assertThat(CourseJson.of(all.get(0), true, true).build()).doesNotContainKey("rootActivity").containsKey("registrationCount");
        assertThat(CourseJson.of(all.get(1), true, true).build()).containsKeys("rootActivity", "metadata");
    }

    // Learners

    @OnBothDatabases
    void whoHasLeftTheUnitIsTaughtByItNoMore(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        worker(f, "bea@example.org", "HN-77");
        f.register(f.nurseries, "r1", "intro", named("bea", "bea@example.org"), null);
        f.register(f.nurseries, "r2", "intro", named("nina", "nina@example.org"), null);
        db.run(em -> f.links.make(f.nurseries, "r1", null, null));
        db.run(em -> Sql.of(em, "update post set last_day = '2026-11-20'").update());

        f.bringSmall(f.nurseries, "next");
        refused("scorm.api.learnerLeft", () -> f.register(f.nurseries, "r3", "next", named("bea", "bea@example.org"), null));
        refused("scorm.api.learnerLeft", () -> db.run(em -> f.links.make(f.nurseries, "r1", null, null)));
        refused("scorm.api.learnerLeft", () -> db.run(em -> f.registrations.again(f.nurseries, "r1")));
        refused("scorm.api.learnerLeft", () -> db.run(em -> f.registrations.reset(f.nurseries, "r1")));
        f.register(f.nurseries, "r4", "next", named("nina", "nina@example.org"), null);
        db.run(em -> f.links.make(f.nurseries, "r2", null, null));
        assertThat(f.told("r1").getString("id")).as("can still be read").isEqualTo("r1");
    }

    @OnBothDatabases
    void refusesWhatIsTooLongToBeKept(Database.Fresh db) {
        CloudFixture f = new CloudFixture(db, folder.resolve(db.toString()), "heed.outbound.inside", "lms.example");
        f.bringSmall(f.nurseries, "intro");
        String start = "http://lms.example/";
        String longest = start + "a".repeat(2000 - start.length());
        LearnerWords nina = named("nina", "nina@example.org");
        refused("scorm.api.long", () -> f.register(f.nurseries, "r", "intro", nina, new Postback(longest + "a", true, "u", "p", Postback.Detail.COURSE)));
        refused("scorm.api.long", () -> f.register(f.nurseries, "r", "intro", nina, new Postback(longest, true, "u".repeat(256), "p", Postback.Detail.COURSE)));
        refused("scorm.api.long", () -> f.register(f.nurseries, "r", "intro", nina, new Postback(longest, true, "u", "p".repeat(256), Postback.Detail.COURSE)));
        refused("workforce.person.email", () -> f.register(f.nurseries, "r", "intro", named("nina", "n".repeat(250) + "@example.org"), null));
        f.register(f.nurseries, "r", "intro", nina, new Postback(longest, true, "€".repeat(255), "€".repeat(255), Postback.Detail.COURSE));
        refused("scorm.api.long", () -> db.run(em -> f.links.make(f.nurseries, "r", null, longest + "a")));
        db.run(em -> f.links.make(f.nurseries, "r", null, longest));
        refused("scorm.api.long", () -> db.run(em -> f.courses.fetch(f.nurseries, "next", false, longest + "a")));
        db.run(em -> f.courses.fetch(f.nurseries, "next", false, longest));
        for (String no : List.of("a\0b", "", "x".repeat(300))) {
            assertThatThrownBy(() -> f.one(no)).isInstanceOf(NotInScope.class);
            assertThatThrownBy(() -> db.run(em -> f.courses.one(f.nurseries, no))).isInstanceOf(NotInScope.class);
        }
        refused("scorm.api.more", () -> list(f, Map.of("courseId", "a\0b"), null));
    }

    /** Two requests at the same time, each with a connection of its own. @return what each was told, null for done */
    private static List<String> atOnce(CloudFixture f, Registrations.Wish one, Registrations.Wish other) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        List<String> told = new ArrayList<>();
        for (Future<String> each : two.invokeAll(List.of(request(f, one, together), request(f, other, together)))) {
            told.add(each.get());
        }
        two.shutdown();
        return told;
    }

    private static Callable<String> request(CloudFixture f, Registrations.Wish wish, CyclicBarrier together) {
        return () -> {
            try (EntityManager em = f.db.anotherEm()) {
                em.getTransaction().begin();
                together.await();
                try {
                    f.registrations(em).create(f.nurseries, wish);
                    em.getTransaction().commit();
                    return null;
                } catch (Refusal refusal) {
                    em.getTransaction().rollback();
                    return refusal.key();
                }
            }
        };
    }

    @OnBothDatabases
    void twoRequestsAtOnceMakeOneRegistrationAndOneLearner(Database.Fresh db) throws Exception {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        f.bringSmall(f.nurseries, "next");
        Registrations.Wish same = new Registrations.Wish("r1", "intro", named("nina", "nina@example.org"), null, List.of(), null);
        assertThat(atOnce(f, same, same)).containsExactlyInAnyOrder(null, "scorm.api.registrationThere");
        assertThat(f.number("select count(*) from api_registration")).isEqualTo(1);

        assertThat(atOnce(f, new Registrations.Wish("r2", "intro", named("bea", "bea@example.org"), null, List.of(), null),
                new Registrations.Wish("r3", "next", named("bea", "bea@example.org"), null, List.of(), null))).containsOnlyNulls();
        assertThat(f.one("r2").person()).isEqualTo(f.one("r3").person());
    }

    @OnBothDatabases
    void knowsWhoWorksInTheUnitByEmailOrStaffNumberAndMakesNobodyTwice(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        UUID bea = worker(f, "Bea.Moss@example.org", "HN-77");
        f.register(f.nurseries, "r1", "intro", named("lms-1", "bea.moss@EXAMPLE.org"), null);
        f.register(f.nurseries, "r2", "intro", named("HN-77", null), null);
        f.register(f.nurseries, "r3", "intro", named("lms-3", "nina@example.org"), null);
        f.register(f.nurseries, "r4", "intro", named("lms-3", "other@example.org"), null);

        assertThat(List.of(f.one("r1").person(), f.one("r2").person())).containsOnly(bea);
        UUID nina = f.one("r3").person();
        assertThat(nina).isNotEqualTo(bea).isEqualTo(f.one("r4").person());
        assertThat(f.told("r3").getJsonObject("learner")).hasToString("{\"id\":\"lms-3\",\"email\":\"nina@example.org\",\"firstName\":\"Nina\",\"lastName\":\"Price\"}");
        assertThat(f.number("select count(*) from account")).isZero();
        assertThat(f.number("select count(*) from post where person_id <> '" + bea + "'")).isZero();
    }

    @OnBothDatabases
    void somebodyOfAnotherUnitIsNotMeant(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.school, "intro");
        UUID bea = worker(f, "bea@example.org", "HN-77");
        f.register(f.school, "r1", "intro", named("HN-77", "bea@example.org"), null);
        UUID person = db.tx(em -> f.registrations.one(f.school, "r1")).person();
        assertThat(person).isNotEqualTo(bea);
        assertThatThrownBy(() -> f.one("r1")).isInstanceOf(NotInScope.class);
    }

    @OnBothDatabases
    void twoPeopleOfOneEmailAreNoLearner(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        worker(f, "desk@example.org", "1");
        worker(f, "desk@example.org", "2");
        refused("scorm.api.twoPeople", () -> f.register(f.nurseries, "r1", "intro", named("x", "desk@example.org"), null));
    }

    // Registrations

    @OnBothDatabases
    void tellsWhatTheLearnerDid(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bring(f.nurseries, "intro", false, PlaysFixture.twoParts());
        f.register("r1", "intro", "nina@example.org");
        JsonObject before = f.told("r1");
        assertThat(before.getString("registrationCompletion")).isEqualTo("UNKNOWN");
        assertThat(before).doesNotContainKeys("firstAccessDate", "completedDate", "score");

        String token = f.open("r1");
        f.say(token, said(1, "cmi.completion_status", "completed", "cmi.success_status", "passed", "cmi.score.scaled", "0.5", "cmi.session_time", "PT1M30S", "cmi.suspend_data", "half",
                "cmi.interactions.0.id", "q1", "cmi.interactions.0.type", "true-false", "cmi.interactions.0.learner_response", "true", "cmi.objectives.0.id", "o1"), "continue");
        f.desk.clock.forward(Duration.ofSeconds(90));
        f.say(token, said(2, "cmi.completion_status", "completed", "cmi.success_status", "passed", "cmi.score.scaled", "1"), "exitAll");

        JsonObject after = f.told("r1");
        assertThat(after.getString("registrationCompletion")).isEqualTo("COMPLETED");
        assertThat(after.getString("registrationSuccess")).isEqualTo("PASSED");
        assertThat(after.getJsonObject("score").getJsonNumber("scaled").doubleValue()).isEqualTo(75);
        assertThat(after.getInt("totalSecondsTracked")).isEqualTo(90);
        assertThat(after).containsKeys("firstAccessDate", "lastAccessDate", "completedDate");
        JsonObject one = after.getJsonObject("activityDetails").getJsonArray("children").getJsonObject(0);
        assertThat(one.getString("id")).isEqualTo("one");
        assertThat(one.getString("activityCompletion")).isEqualTo("COMPLETED");
        assertThat(one.getString("timeTracked")).isEqualTo("0000:01:30.00");
        JsonObject runtime = one.getJsonObject("runtime");
        assertThat(runtime.getString("suspendData")).isEqualTo("half");
        assertThat(runtime.getString("scoreScaled")).isEqualTo("0.5");
        assertThat(runtime.getJsonArray("runtimeInteractions").getJsonObject(0).getString("type")).isEqualTo("TrueFalse");
        assertThat(runtime.getJsonArray("runtimeObjectives").getJsonObject(0).getString("id")).isEqualTo("o1");
        List<Results.LaunchLine> launches = db.tx(em -> f.results.launches(f.registrations.instances(f.nurseries, "r1")));
        assertThat(launches).singleElement().satisfies(l -> assertThat(RegistrationJson.of(l).build().getInt("totalSecondsTracked")).isEqualTo(90));
        List<Result> plain = db.tx(em -> f.results.of(f.registrations.list(f.nurseries, Asked.of(Map.of(), null)).rows(), false));
        assertThat(plain).singleElement().satisfies(r -> assertThat(RegistrationJson.of(r, new RegistrationJson.Depth(false, false, false)).build()).doesNotContainKey("activityDetails"));
    }

    /** Says so much of both parts and leaves. */
    private static void take(CloudFixture f, String success, String score) {
        String token = f.open("r1");
        f.desk.clock.forward(Duration.ofSeconds(30));
        f.say(token, said(1, "cmi.completion_status", "completed", "cmi.success_status", success, "cmi.score.scaled", score), "continue");
        f.desk.clock.forward(Duration.ofSeconds(30));
        f.say(token, said(2, "cmi.completion_status", "completed", "cmi.success_status", success, "cmi.score.scaled", score), "exitAll");
    }

    @OnBothDatabases
    void whoeverOpensAPassedCourseAgainKeepsThePassAndTheBestScore(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bring(f.nurseries, "intro", false, PlaysFixture.twoParts());
        f.register("r1", "intro", "nina@example.org");
        take(f, "passed", "0.8");
        String first = f.told("r1").getString("firstAccessDate");

        String again = f.open("r1");
        JsonObject during = f.told("r1");
        assertThat(f.number("select count(*) from scorm_attempt")).isEqualTo(2);
        assertThat(during.getString("registrationSuccess")).isEqualTo("PASSED");
        assertThat(during.getJsonObject("score").getInt("scaled")).isEqualTo(80);
        assertThat(during.getString("firstAccessDate")).isEqualTo(first);
        assertThat(during.getInt("totalSecondsTracked")).isEqualTo(60);
        assertThat(during.getJsonObject("activityDetails").getString("activitySuccess")).as("of the attempt that runs").isEqualTo("UNKNOWN");
        f.say(again, said(1), "suspendAll");
        take(f, "failed", "0.2");
        assertThat(f.told("r1").getString("registrationSuccess")).isEqualTo("PASSED");
        take(f, "passed", "0.9");
        assertThat(f.told("r1").getJsonObject("score").getInt("scaled")).isEqualTo(90);
        assertThat(f.number("select count(*) from scorm_attempt")).isEqualTo(3);
    }

    @OnBothDatabases
    void aLinkOpensTheCourseForAShortTimeAndThenForItsOwnWindowOnly(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        f.register("r1", "intro", "nina@example.org");
        String link = db.tx(em -> f.links.make(f.nurseries, "r1", 60, "Message"));
        String late = db.tx(em -> f.links.make(f.nurseries, "r1", 60, "closer"));
        assertThat(db.<Links.Opens>tx(em -> f.links.look(link).orElseThrow()).exit()).isEmpty();
        assertThat(db.<Links.Opens>tx(em -> f.links.look(late).orElseThrow()).exit()).isEqualTo("closer");
        assertThat(db.<Launch>tx(em -> f.links.launch(link, "a", false))).isInstanceOf(Launch.Open.class);

        f.desk.clock.forward(Duration.ofSeconds(61));
        assertThat(db.<Launch>tx(em -> f.links.launch(link, "a", false))).isInstanceOf(Launch.Open.class);
        assertThatThrownBy(() -> db.run(em -> f.links.launch(link, "b", true))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> f.links.launch(late, "a", true))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> f.links.launch("none", "a", true))).isInstanceOf(NotInScope.class);
        assertThat(db.<Boolean>tx(em -> f.links.look(late).isPresent())).isFalse();
        refused("scorm.api.expiry", () -> db.run(em -> f.links.make(f.nurseries, "r1", 9, null)));
        refused("scorm.api.expiry", () -> db.run(em -> f.links.make(f.nurseries, "r1", 301, null)));
        refused("platform.outbound.notListed", () -> db.run(em -> f.links.make(f.nurseries, "r1", null, "https://evil.example/")));
        assertThatThrownBy(() -> db.run(em -> f.links.make(f.school, "r1", null, null))).isInstanceOf(NotInScope.class);
        f.desk.clock.forward(Duration.ofDays(2));
        assertThat(db.<Integer>tx(em -> f.links.sweep())).isEqualTo(2);
    }

    @OnBothDatabases
    void aDeletedRegistrationEndsWhatItBeganAndTakesOutWhomNobodyElseKnows(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        UUID bea = worker(f, "bea@example.org", "7");
        f.register("r1", "intro", "bea@example.org");
        f.register("r2", "intro", "nina@example.org");
        UUID nina = f.one("r2").person();
        UUID first = f.one("r2").enrolment();

        db.run(em -> f.registrations.remove(f.nurseries, "r1"));
        db.run(em -> f.registrations.remove(f.nurseries, "r2"));
        db.run(em -> f.registrations.remove(f.nurseries, "r1"));

        assertThatThrownBy(() -> f.one("r1")).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> f.registrations.remove(f.nurseries, "never"))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> f.registrations.remove(f.school, "r1"))).isInstanceOf(NotInScope.class);
        assertThat(f.number("select count(*) from registration where left_at is not null")).isEqualTo(2);
        assertThat(db.<Integer>tx(em -> f.learners.forget())).isZero();
        f.register("r2", "intro", "nina@example.org");
        assertThat(f.one("r2").person()).isEqualTo(nina);
        assertThat(f.one("r2").enrolment()).isNotEqualTo(first);
        f.desk.clock.forward(Duration.ofDays(2));
        assertThat(db.<Integer>tx(em -> f.learners.forget())).isZero();
        db.run(em -> f.registrations.remove(f.nurseries, "r2"));
        f.desk.clock.forward(Duration.ofDays(2));
        assertThat(db.<Integer>tx(em -> f.learners.forget())).isEqualTo(1);
        assertThat(db.<Integer>tx(em -> f.learners.forget())).isZero();
        assertThat(f.text("select family_name as x from person where id = '" + bea + "'")).isEqualTo("Moss");
        assertThat(f.text("select family_name as x from person where id = '" + nina + "'")).isEqualTo(Subject.NOBODY);
        f.register("r2", "intro", "nina@example.org");
        assertThat(f.one("r2").person()).isNotEqualTo(nina);
    }

    @OnBothDatabases
    void somebodyAnApplicationNamedLikeAColleagueTakesNoWordOfTheColleagueAlong(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        db.run(em -> heed.audit.AuditLog.ofProgram(em, f.desk.clock).record("access.grant.given", "account", null, "Priya Desai", f.town.nurseries, "by Priya Desai"));
        f.register(f.nurseries, "r1", "intro", new LearnerWords("x", null, "Priya", "Desai"), null);
        db.run(em -> f.registrations.remove(f.nurseries, "r1"));
        f.desk.clock.forward(Duration.ofDays(2));
        assertThat(db.<Integer>tx(em -> f.learners.forget())).isEqualTo(1);
        assertThat(f.number("select count(*) from audit_entry where subject_name = 'Priya Desai' and detail = 'by Priya Desai'")).isEqualTo(1);
    }

    @OnBothDatabases
    void whatTheLearnerBeganOnThePortalIsSharedAndNotEnded(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        f.register("r1", "intro", "nina@example.org");
        f.register("r2", "intro", "nina@example.org");
        assertThat(f.one("r1").enrolment()).isEqualTo(f.one("r2").enrolment());
        db.run(em -> f.registrations.remove(f.nurseries, "r1"));
        assertThat(f.number("select count(*) from registration where left_at is null")).isEqualTo(1);
        db.run(em -> f.registrations.remove(f.nurseries, "r2"));
    }

    @OnBothDatabases
    void aResetBeginsAfreshAndAFurtherInstanceLeavesTheEarlierOneToBeRead(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        f.register("r1", "intro", "nina@example.org");
        f.open("r1");
        UUID first = f.one("r1").enrolment();

        db.run(em -> f.registrations.reset(f.nurseries, "r1"));
        assertThat(f.one("r1").instance()).isZero();
        assertThat(f.one("r1").enrolment()).isNotEqualTo(first);
        assertThat(f.told("r1")).doesNotContainKey("firstAccessDate");

        f.open("r1");
        db.run(em -> f.registrations.again(f.nurseries, "r1"));
        assertThat(f.told("r1").getInt("instance")).isEqualTo(1);
        assertThat(f.told("r1")).doesNotContainKey("firstAccessDate");
        Registered earlier = db.tx(em -> f.registrations.instance(f.nurseries, "r1", 0));
        assertThat(db.<Result>tx(em -> f.results.of(earlier, false)).attempt()).isPresent();
        assertThat(db.<List<Registered>>tx(em -> f.registrations.instances(f.nurseries, "r1"))).extracting(Registered::instance).containsExactly(1, 0);
        assertThatThrownBy(() -> db.run(em -> f.registrations.instance(f.nurseries, "r1", 2))).isInstanceOf(NotInScope.class);
    }

    @OnBothDatabases
    void aCourseGoesWithItsRegistrationsAndItsNameIsFreeAgain(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        f.register("r1", "intro", "nina@example.org");
        refused("scorm.api.registrationThere", () -> f.register("r1", "intro", "bea@example.org"));
        assertThatThrownBy(() -> db.run(em -> f.registrations.removeCourse(f.school, "intro"))).isInstanceOf(NotInScope.class);

        db.run(em -> f.registrations.removeCourse(f.nurseries, "intro"));

        assertThatThrownBy(() -> f.one("r1")).isInstanceOf(NotInScope.class);
        db.run(em -> f.registrations.remove(f.nurseries, "r1"));
        assertThat(f.number("select count(*) from module_publication where live_key is not null")).isZero();
        f.bringSmall(f.nurseries, "intro");
        f.register("r1", "intro", "nina@example.org");
    }

    @OnBothDatabases
    void aPreviewBeginsAfreshEachTimeAndIsListedNowhere(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        UUID first = db.<Registered>tx(em -> f.registrations.preview(f.nurseries, "intro")).enrolment();
        Registered second = db.tx(em -> f.registrations.preview(f.nurseries, "intro"));
        assertThat(second.enrolment()).isNotEqualTo(first);
        assertThat(list(f, Map.of(), null).rows()).isEmpty();
        assertThat(db.<Course>tx(em -> f.courses.one(f.nurseries, "intro")).registrations()).isZero();
        assertThatThrownBy(() -> f.one("preview")).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> f.registrations.preview(f.school, "intro"))).isInstanceOf(NotInScope.class);
        String link = db.tx(em -> f.links.preview(f.nurseries, "intro", null, null));
        assertThat(db.<Launch>tx(em -> f.links.launch(link, "a", false))).isInstanceOf(Launch.Open.class);
        db.run(em -> f.registrations.removeCourse(f.nurseries, "intro"));
        assertThat(f.number("select count(*) from registration where left_at is null")).isZero();
    }

    @OnBothDatabases
    void pagesFollowEachOtherWithoutGapOrRepeat(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        for (int i = 0; i < Asked.SIZE + 30; i++) {
            f.register("r" + i, "intro", "learner-" + i % 40);
        }
        for (String order : List.of("created_desc", "created_asc", "updated_desc")) {
            List<String> met = new ArrayList<>();
            Asked.Page<Registered> page = list(f, Map.of("orderBy", order, "courseId", "intro", "filter", "R"), null);
            page.rows().forEach(r -> met.add(r.registrationId()));
            while (page.more().isPresent()) {
                page = list(f, Map.of(), page.more().get());
                page.rows().forEach(r -> met.add(r.registrationId()));
            }
            assertThat(met).as(order).hasSize(Asked.SIZE + 30);
            assertThat(new HashSet<>(met)).hasSize(Asked.SIZE + 30);
        }
        assertThat(list(f, Map.of("learnerId", "learner-3"), null).rows()).hasSize(4);
        assertThat(list(f, Map.of("courseId", "other"), null).rows()).isEmpty();
        assertThat(list(f, Map.of("since", "2026-11-23"), null).rows()).isEmpty();
        assertThat(list(f, Map.of("until", "2026-11-23T00:00:00Z", "filter", "r12"), null).rows()).hasSize(11);
        refused("scorm.api.more", () -> list(f, Map.of(), "x"));
        refused("scorm.api.orderBy", () -> list(f, Map.of("orderBy", "name"), null));
        refused("scorm.api.moment", () -> list(f, Map.of("since", "yesterday"), null));
    }

    private static Asked.Page<Registered> list(CloudFixture f, Map<String, String> values, String more) {
        return f.db.tx(em -> f.registrations.list(f.nurseries, Asked.of(values, more)));
    }

    @OnBothDatabases
    void showsAPersonWhichProgramsKnowThemAndForgetsThem(Database.Fresh db) {
        CloudFixture f = open(db);
        f.bringSmall(f.nurseries, "intro");
        f.register("nina@example.org-intro", "intro", "nina@example.org");
        Subject nina = Subject.of(Set.of(f.one("nina@example.org-intro").person()), Set.of(Ids.next()));
        db.run(em -> f.links.make(f.nurseries, "nina@example.org-intro", null, null));
        List<Map<String, String>> held = db.tx(em -> new CloudData(em).held(nina).get(0).rows());
        assertThat(held).singleElement().satisfies(r -> assertThat(r).containsEntry("learner_id", "nina@example.org"));
        db.run(em -> new CloudData(em).erase(nina));
        assertThat(f.number("select count(*) from api_learner")).isZero();
        assertThat(f.number("select count(*) from api_link")).isZero();
        assertThat(f.text("select registration_id || learner_id as x from api_registration")).isEqualTo("removedremoved");
    }
}
