package heed.scorm;

import heed.Database;
import heed.access.Access;
import heed.access.Scope;
import heed.audit.AuditLog;
import heed.enrolment.ItemAnalysis;
import heed.platform.Ids;
import heed.platform.Sql;
import heed.workforce.WorkforceFixture;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;

/** A published package and people of two agencies who take it. */
final class ReportsFixture {
    final PlaysFixture play;
    final Database.Fresh db;
    final WorkforceFixture town;
    final ItemAnalysis questions;
    final String slug;
    final UUID packageId;

    ReportsFixture(Database.Fresh db, Path folder) {
        this.db = db;
        play = new PlaysFixture(db, folder, PlaysFixture.twoParts());
        town = db.tx(em -> new WorkforceFixture(em, play.desk.clock));
        questions = new ItemAnalysis(db.em(), play.desk.clock, play.desk.modules);
        slug = play.text("select slug as x from registration");
        packageId = db.tx(em -> Sql.of(em, "select id from scorm_package").first(r -> r.uuid("id")).orElseThrow());
    }

    /** Somebody who has begun the course. */
    record Learner(UUID person, UUID registration) {}

    Learner nurseryWorker(String givenName, String familyName) {
        return enrolled(db.tx(em -> town.nurseryWorker(givenName, familyName, "2025-09-01")));
    }

    Learner responseOfficer(String givenName, String familyName) {
        return enrolled(db.tx(em -> town.responseOfficer(givenName, familyName, "2025-09-01")));
    }

    private Learner enrolled(UUID person) {
        UUID registration = Ids.next();
        db.run(em -> Sql.of(em, "insert into registration (id, person_id, slug, version_id, area_key, jurisdiction, form_key, place, started_at, last_at, live_key)"
                        + " select :id, :person, slug, version_id, area_key, jurisdiction, :form, place, started_at, last_at, :live from registration where id = :other")
                .set("id", registration).set("person", person).set("form", Ids.next()).set("live", person + ":" + slug).set("other", play.registration).update());
        return new Learner(person, registration);
    }

    /** Opens the course and leaves it after the content has said that: pairs of element and value. */
    void take(Learner learner, String request, String... pairs) {
        String token = ((Launch.Open) db.<Launch>tx(em -> play.plays.launch(learner.person(), learner.registration(), "t", true))).token();
        play.begin(token);
        play.navigate(token, PlaysFixture.said(1, pairs), request);
    }

    /** The door to the calls, for whoever is signed in. */
    Calls calls(Attempts attempts) {
        Access access = new Access(db.em(), play.desk.clock, play.desk.user);
        return new Calls(db.em(), access, attempts, new AuditLog(db.em(), play.desk.clock, play.desk.user, access));
    }

    Scope scope(int unit) {
        return new Scope(Set.of(unit));
    }
}
