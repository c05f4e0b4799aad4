package heed.scorm;

import static heed.platform.Json.JSON;

import heed.Database;
import heed.Heard;
import heed.TestSettings;
import heed.access.Access;
import heed.audit.AuditLog;
import heed.catalogue.ModuleCard;
import heed.catalogue.Modules;
import heed.catalogue.Shelf;
import heed.enrolment.Enrolments;
import heed.enrolment.ModuleCompleted;
import heed.platform.Ids;
import heed.platform.Sql;
import heed.scorm.runtime.Said;
import heed.workforce.Areas;
import heed.workforce.NewPerson;
import heed.workforce.People;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody who has begun a package, and the door that plays it. */
public final class PlaysFixture {
    private static final ContentHost HOST = new ContentHost(TestSettings.of("heed.public.url", "http://localhost:8080"));
    final PackagesFixture desk;
    final Database.Fresh db;
    final Enrolments enrolments;
    final Plays plays;
    final People people;
    final UUID person;
    final UUID registration;
    final Heard<ModuleCompleted> completed = new Heard<>();
    private final Map<String, Page> pages = new HashMap<>();

    PlaysFixture(Database.Fresh db, Path folder, byte[] zip) {
        this.db = db;
        desk = new PackagesFixture(db, folder);
        people = new People(db.em(), desk.clock);
        enrolments = new Enrolments(db.em(), desk.clock, desk.modules, people, new Areas(db.em(), desk.clock), completed);
        plays = new Plays(db.em(), desk.clock, desk.packages, enrolments, people, HOST);
        person = db.tx(em -> people.create(new NewPerson("Nina", "Price", null, null)));
        registration = enrolled(zip);
    }

    /** Brings and publishes a package and enrols the person. @return the registration */
    UUID enrolled(byte[] zip) {
        UUID registration = Ids.next();
        UUID packageId = desk.bring("course.zip", zip, null).packageId();
        ModuleCard card = db.tx(em -> {
            String slug = desk.packages.one(packageId).slug();
            desk.modules.publish(slug, PackagesFixture.AREA, null);
            return desk.modules.find(slug, PackagesFixture.AREA).orElseThrow();
        });
        db.run(em -> Sql.of(em, "insert into registration (id, person_id, slug, version_id, area_key, jurisdiction, form_key, place, started_at, last_at, live_key)"
                        + " values (:id, :person, :slug, :version, :area, 'wales', :form, 'course', :now, :now, :live)")
                .set("id", registration).set("person", person).set("slug", card.slug()).set("version", card.versionId()).set("area", PackagesFixture.AREA).set("form", Ids.next()).set("now", now())
                .set("live", person + ":" + card.slug()).update());
        return registration;
    }

    /** What a server that has just started does in a round, each call in a transaction of its own. */
    PlayRound round() {
        Packages fresh = new Packages(db.em(), desk.clock, desk.modules, desk.store, new Access(db.em(), desk.clock, desk.user), AuditLog.ofProgram(db.em(), desk.clock));
        return new PlayRound(new Plays(db.em(), desk.clock, fresh, enrolments, people, HOST) {
            @Override
            public List<UUID> lost(Collection<UUID> but) {
                return db.tx(em -> super.lost(but));
            }

            @Override
            public boolean giveUp(UUID id) {
                return db.tx(em -> super.giveUp(id));
            }

            @Override
            public int forgetCalls(OffsetDateTime before) {
                return db.tx(em -> super.forgetCalls(before));
            }
        }, desk.clock);
    }

    /** The same door for a second caller at the same time. */
    Plays plays(EntityManager em) {
        Access access = new Access(em, desk.clock, desk.user);
        AuditLog log = AuditLog.ofProgram(em, desk.clock);
        Modules modules = new Modules(em, desk.clock, new Shelf(), new Areas(em, desk.clock), log);
        People them = new People(em, desk.clock);
        return new Plays(em, desk.clock, new Packages(em, desk.clock, modules, desk.store, access, log), new Enrolments(em, desk.clock, modules, them, new Areas(em, desk.clock), completed), them, HOST);
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(desk.clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** Opens the player in a window and answers with its token. */
    String launch(String tab) {
        return launch(registration, tab);
    }

    String launch(UUID registration, String tab) {
        return ((Launch.Open) db.<Launch>tx(em -> plays.launch(person, registration, tab, false))).token();
    }

    /** The page with the player: shows what it is told and says of which content object it speaks. */
    public static final class Page {
        private String key = "";

        public JsonObject shows(JsonObject step) {
            if (step.containsKey("sco")) {
                key = step.isNull("sco") ? "" : step.getJsonObject("sco").getString("key");
            }
            return step;
        }

        public Said says(Said said) {
            return of(key, said);
        }

        /** As a page says it on which that content object is open. */
        static Said of(String key, Said said) {
            return new Said(said.sequence(), key, said.values(), said.completion(), said.success(), said.lesson(), said.stores(), said.calls(), said.news());
        }
    }

    Page page(String token) {
        return pages.computeIfAbsent(token, t -> new Page());
    }

    JsonObject begin(String token) {
        return page(token).shows(db.tx(em -> plays.begin(token)));
    }

    JsonObject navigate(String token, Said said, String request) {
        return page(token).shows(db.tx(em -> plays.navigate(token, page(token).says(said), request)));
    }

    void commit(String token, Said said) {
        db.run(em -> plays.commit(token, page(token).says(said), false));
    }

    /** The window is closed. */
    void leave(String token, Said said) {
        db.run(em -> plays.commit(token, page(token).says(said), true));
    }

    void late(String token, Said said) {
        db.run(em -> plays.late(token, page(token).says(said)));
    }

    /** What a content object of SCORM 2004 has said by now: pairs of element and value. */
    public static Said said(long sequence, String... pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        JsonObjectBuilder object = JSON.createObjectBuilder();
        values.forEach(object::add);
        return Said.of(JSON.createObjectBuilder().add("sequence", sequence).add("values", object).add("completion", values.getOrDefault("cmi.completion_status", "unknown"))
                .add("success", values.getOrDefault("cmi.success_status", "unknown")).add("calls", JSON.createArrayBuilder().add(JSON.createArrayBuilder().add("SetValue"))).build());
    }

    String text(String sql) {
        List<String> all = db.tx(em -> Sql.of(em, sql).list(r -> r.text("x")));
        return all.isEmpty() ? null : all.get(0);
    }

    long number(String sql) {
        return db.tx(em -> Sql.of(em, sql).number());
    }

    /** A course of SCORM 2004 with two content objects, to be taken one after the other or chosen. */
    public static byte[] twoParts() {
        return twoParts("", "");
    }

    /** The same; what is known of each part is a global objective that other courses can read: its name and 1, its name and 2. */
    static byte[] twoParts(String objective) {
        return twoParts(carried(objective + 1), carried(objective + 2));
    }

    private static String carried(String objective) {
        return "<imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID='p'><imsss:mapInfo targetObjectiveID='" + objective
                + "' writeSatisfiedStatus='true'/></imsss:primaryObjective></imsss:objectives></imsss:sequencing>";
    }

    private static byte[] twoParts(String one, String two) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("imsmanifest.xml", "<manifest identifier='m' xmlns='http://www.imsglobal.org/xsd/imscp_v1p1' xmlns:adlcp='http://www.adlnet.org/xsd/adlcp_v1p3' xmlns:imsss='http://www.imsglobal.org/xsd/imsss'>"
                + "<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata><organizations default='o'><organization identifier='o'><title>Two parts</title>"
                + "<item identifier='one' identifierref='r'><title>One</title>" + one + "</item><item identifier='two' identifierref='r' parameters='?part=2'><title>Two</title>" + two + "</item>"
                + "<imsss:sequencing><imsss:controlMode choice='true' flow='true'/></imsss:sequencing></organization></organizations>"
                + "<resources><resource identifier='r' type='webcontent' adlcp:scormType='sco' href='page.html'><file href='page.html'/></resource></resources></manifest>");
        files.put("page.html", "<!doctype html><title>Page</title>");
        return Samples.zip(files);
    }
}
