package heed.scorm.cloud;

import heed.Database;
import heed.Heard;
import heed.TestSettings;
import heed.access.Access;
import heed.access.ApiCaller;
import heed.access.ApiScope;
import heed.access.Applications;
import heed.access.Grant;
import heed.access.Role;
import heed.audit.AuditLog;
import heed.catalogue.Modules;
import heed.catalogue.Shelf;
import heed.enrolment.Enrolments;
import heed.enrolment.LearningData;
import heed.platform.Ids;
import heed.platform.Jobs;
import heed.platform.Keys;
import heed.platform.Sql;
import heed.platform.outbound.Hosts;
import heed.platform.outbound.Outbound;
import heed.privacy.GroundData;
import heed.privacy.SubjectRequests;
import heed.scorm.ContentHost;
import heed.scorm.Launch;
import heed.scorm.Packages;
import heed.scorm.PackagesFixture;
import heed.scorm.PlayData;
import heed.scorm.Plays;
import heed.scorm.PlaysFixture;
import heed.scorm.Samples;
import heed.scorm.manifest.Limits;
import heed.scorm.runtime.Said;
import heed.workforce.Areas;
import heed.workforce.People;
import heed.workforce.Units;
import heed.workforce.WorkforceData;
import heed.workforce.WorkforceFixture;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** An application of the nursery chain, and one of the school beside it, with the doors of the course API. */
final class CloudFixture {
    final Database.Fresh db;
    final PackagesFixture desk;
    final WorkforceFixture town;
    final Applications applications;
    final Courses courses;
    final Learners learners;
    final Registrations registrations;
    final Results results;
    final Plays plays;
    private PlaysFixture.Page page;
    final Links links;
    final Postbacks postbacks;
    final Outbound outbound;
    final ApiCaller nurseries;
    final ApiCaller school;

    CloudFixture(Database.Fresh db, Path folder, String... settings) {
        this.db = db;
        desk = new PackagesFixture(db, folder);
        town = db.tx(em -> new WorkforceFixture(em, desk.clock));
        EntityManager em = db.em();
        TestSettings set = TestSettings.of(settings);
        Keys keys = new Keys(set);
        Access access = new Access(em, desk.clock, desk.user);
        AuditLog log = new AuditLog(em, desk.clock, desk.user, access);
        outbound = new Outbound(new Hosts(em, desk.clock), set);
        applications = new Applications(em, desk.clock, keys, access, desk.user, new Heard<>());
        courses = new Courses(em, desk.clock, desk.packages, desk.uploads, desk.modules, town.units, new Jobs(em, desk.clock), desk.store, outbound, applications);
        Enrolments enrolments = new Enrolments(em, desk.clock, new Modules(em, desk.clock, new Shelf(), town.areas, log), town.people, town.areas, new Heard<>());
        SubjectRequests subjects = new SubjectRequests(em, desk.clock, desk.user, access, log,
                List.of(new GroundData(em), new WorkforceData(em), new LearningData(em), new PlayData(em), new CloudData(em)));
        learners = new Learners(em, desk.clock, town.people, town.units, subjects);
        registrations = new Registrations(em, desk.clock, courses, learners, enrolments, town.units, outbound, keys);
        results = new Results(em, desk.clock, desk.packages, town.people);
        plays = new Plays(em, desk.clock, desk.packages, enrolments, town.people, new ContentHost(TestSettings.of("heed.public.url", "http://localhost:8080")));
        links = new Links(em, desk.clock, registrations, enrolments, plays, outbound);
        postbacks = new Postbacks(em, desk.clock, keys, results, outbound, log);
        nurseries = application(town.nurseries);
        school = application(town.school);
        applications.actAs(nurseries);
    }

    /** The door to courses as a server that has just started has it. */
    Courses courses(EntityManager em) {
        Modules modules = new Modules(em, desk.clock, new Shelf(), new Areas(em, desk.clock));
        Packages packages = new Packages(em, desk.clock, modules, desk.store, null, null);
        return new Courses(em, desk.clock, packages, desk.uploads, modules, new Units(em, desk.clock), new Jobs(em, desk.clock), desk.store, outbound, applications);
    }

    /** The door to registrations as another caller at the same time has it. */
    Registrations registrations(EntityManager em) {
        Units units = new Units(em, desk.clock);
        Areas areas = new Areas(em, desk.clock);
        People people = new People(em, desk.clock);
        Modules modules = new Modules(em, desk.clock, new Shelf(), areas);
        return new Registrations(em, desk.clock, courses(em), new Learners(em, desk.clock, people, units, null), new Enrolments(em, desk.clock, modules, people, areas, new Heard<>()), units, outbound, new Keys(TestSettings.of()));
    }

    private ApiCaller application(int unit) {
        desk.user.is(Ids.next(), null, "Ewan Fraser", false, List.of(new Grant(Ids.next(), Role.ADMINISTRATOR, town.partnership, LocalDate.of(2020, 1, 1), null)));
        Set<ApiScope> all = EnumSet.allOf(ApiScope.class);
        return db.tx(em -> {
            Applications.Secret made = applications.create("Platform of " + unit, unit, all);
            return applications.withSecret(made.appId(), made.secret()).orElseThrow();
        });
    }

    /** Brings a course and has it taken in; the state is what the application is told then. */
    ImportState bring(ApiCaller caller, String courseId, boolean newVersion, byte[] zip) {
        UUID id = db.tx(em -> courses.bring(caller, courseId, newVersion, "course.zip", zip.length, new ByteArrayInputStream(zip)));
        work();
        return db.tx(em -> courses.state(caller, id));
    }

    /** Does what the job of each waiting upload does. */
    void work() {
        desk.clock.forward(Duration.ofMinutes(1));
        db.<List<UUID>>tx(em -> Sql.of(em, "select id from scorm_upload where state = 'waiting'").list(r -> r.uuid("id"))).forEach(upload -> desk.work(upload, Limits.STANDARD));
    }

    void bringSmall(ApiCaller caller, String courseId) {
        bring(caller, courseId, false, Samples.smallCourse("Small course"));
    }

    void register(ApiCaller caller, String registrationId, String courseId, LearnerWords learner, Postback postback) {
        db.run(em -> registrations.create(caller, new Registrations.Wish(registrationId, courseId, learner, null, List.of(), postback)));
    }

    void register(String registrationId, String courseId, String learnerId) {
        register(nurseries, registrationId, courseId, new LearnerWords(learnerId, null, null, null), null);
    }

    Registered one(String registrationId) {
        return db.tx(em -> registrations.one(nurseries, registrationId));
    }

    /** The answer to whoever asks for a registration, with everything. */
    JsonObject told(String registrationId) {
        return db.tx(em -> RegistrationJson.of(results.of(registrations.one(nurseries, registrationId), true), new RegistrationJson.Depth(true, true, true)).build());
    }

    /** Opens the course with a link and answers with the token of the launch. */
    String open(String registrationId) {
        desk.clock.forward(Duration.ofSeconds(1));
        String link = db.tx(em -> links.make(nurseries, registrationId, null, null));
        String token = ((Launch.Open) db.<Launch>tx(em -> links.launch(link, "a", true))).token();
        page = new PlaysFixture.Page();
        page.shows(db.tx(em -> plays.begin(token)));
        return token;
    }

    void say(String token, Said said, String request) {
        page.shows(db.tx(em -> plays.navigate(token, page.says(said), request)));
    }

    String text(String sql) {
        return db.tx(em -> Sql.of(em, sql).first(r -> r.text("x")).orElse(null));
    }

    long number(String sql) {
        return db.tx(em -> Sql.of(em, sql).number());
    }
}
