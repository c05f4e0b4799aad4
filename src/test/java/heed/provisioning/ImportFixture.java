package heed.provisioning;

import heed.Database;
import heed.Heard;
import heed.TestClock;
import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.Grant;
import heed.access.Role;
import heed.award.Awards;
import heed.catalogue.Modules;
import heed.platform.Ids;
import heed.platform.Jobs;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.platform.Texts;
import heed.workforce.Areas;
import heed.workforce.Headcounts;
import heed.workforce.ImportedFacts;
import heed.workforce.JobTitle;
import heed.workforce.JobTitles;
import heed.workforce.People;
import heed.workforce.ProfessionalGroups;
import heed.workforce.Units;
import heed.workforce.WorkforceFixture;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** A coordinator at a desk: uploads files, lets the work be done at once, and looks at what came of it. */
class ImportFixture {
    final TestClock clock = TestClock.at("2026-11-22");
    final Database.Fresh db;
    final WorkforceFixture f;
    final Imports imports;
    final JobTitles titles;
    final UUID account = Ids.next();
    private final CurrentUser user = new CurrentUser();

    ImportFixture(Database.Fresh db) {
        this.db = db;
        EntityManager em = db.em();
        f = db.tx(e -> new WorkforceFixture(em, clock));
        titles = new JobTitles(em, clock);
        imports = imports(em);
        db.run(e -> Sql.of(e, "insert into account (id, user_name, display_name, created_at) values (:id, 'ruth', 'Ruth Calder', :now)")
                .set("id", account).set("now", OffsetDateTime.now(ZoneOffset.UTC)).update());
        signedInFor(f.partnership);
    }

    /** The door over a connection of its own, as another node has it. */
    final Imports imports(EntityManager em) {
        Access access = new Access(em, clock, user);
        return new Imports(em, clock, access, user, new Jobs(em, clock), new Units(em, clock), new People(em, clock), new ProfessionalGroups(em),
                new JobTitles(em, clock), new Headcounts(em, clock), new ImportedFacts(em, clock), new Modules(em, clock, null, new Areas(em, clock)),
                new Awards(em, clock, new Heard<>(), new Heard<>()), new heed.audit.AuditLog(em, clock, user, access));
    }

    void signedInFor(int unit) {
        user.is(account, null, "Ruth Calder", false,
                List.of(new Grant(Ids.next(), Role.COORDINATOR, unit, LocalDate.of(2020, 1, 1), null)));
    }

    /** Somebody else of the whole partnership sits down at the desk. */
    void sitsDown(String name) {
        UUID other = Ids.next();
        db.run(e -> Sql.of(e, "insert into account (id, user_name, display_name, created_at) values (:id, :name, :name, :now)")
                .set("id", other).set("name", name).set("now", OffsetDateTime.now(ZoneOffset.UTC)).update());
        user.is(other, null, name, false, List.of(new Grant(Ids.next(), Role.COORDINATOR, f.partnership, LocalDate.of(2020, 1, 1), null)));
    }

    /** What the audit log says about imports, oldest first: who, what and details. */
    List<String> log() {
        return db.tx(em -> Sql.of(em, "select actor_name, action, detail from audit_entry where action like 'provisioning.%' order by at, id")
                .list(r -> r.text("actor_name") + " " + r.text("action").replace("provisioning.", "") + ": " + r.text("detail")));
    }

    /** Maps what the files of these tests call jobs. */
    void knowTitles() {
        db.run(em -> titles.remember(List.of(new JobTitle(f.nurseries, "Nursery nurse", "nursery", "L2"),
                new JobTitle(f.nurseries, "Room leader", "nursery", "L2"), new JobTitle(f.nurseries, "Manager", "nursery", "L4"),
                new JobTitle(f.school, "Teacher", "school", "L2"), new JobTitle(f.police, "Constable", "police_response", "L2")), account));
    }

    UUID upload(ImportKind kind, int unit, String file, String listDay, String leftOn) {
        clock.forward(Duration.ofMinutes(1));
        UUID id = db.tx(em -> imports.upload(kind, "list.csv", file.getBytes(StandardCharsets.UTF_8), unit,
                LocalDate.parse(listDay), leftOn == null ? null : LocalDate.parse(leftOn)));
        check(id);
        return id;
    }

    UUID people(String file) {
        return upload(ImportKind.PEOPLE, f.partnership, file, "2026-11-01", null);
    }

    void check(UUID id) {
        db.run(em -> imports.check(id, done -> {}));
    }

    /** Confirms and writes; gives the sentence when it was refused, and has the file checked again as the job does. */
    String save(UUID id) {
        clock.forward(Duration.ofMinutes(1));
        db.run(em -> imports.confirm(id));
        return job(id, () -> {
            db.run(em -> imports.write(id, user.accountId(), done -> {}));
            return null;
        });
    }

    String undo(UUID id) {
        clock.forward(Duration.ofMinutes(1));
        db.run(em -> imports.undo(id));
        return job(id, () -> {
            db.run(em -> imports.takeBack(id, user.accountId(), () -> {}));
            return null;
        });
    }

    private String job(UUID id, Supplier<Void> work) {
        try {
            work.get();
            return null;
        } catch (Refusal refusal) {
            db.run(em -> imports.stopped(id, Texts.of(refusal)));
            check(id);
            return Texts.of(refusal);
        }
    }

    Map<Outcome, Long> counts(UUID id) {
        return db.tx(em -> imports.counts(id));
    }

    List<ImportRow> rows(UUID id) {
        return db.tx(em -> imports.rows(id, PageRequest.of(0, 500)).rows());
    }

    /** "3 refused: sentence" and so on, the quickest way to see what a check found. */
    List<String> said(UUID id) {
        List<String> said = new ArrayList<>();
        rows(id).forEach(r -> said.add(r.line() + " " + r.outcome().code() + (r.reason() == null ? "" : ": " + r.reason())));
        return said;
    }

    Batch batch(UUID id) {
        return db.tx(em -> imports.require(id));
    }

    /** Everything that is believed, without what differs from row to row: to be compared before and after. */
    TreeSet<String> believed() {
        return db.tx(em -> {
            TreeSet<String> all = new TreeSet<>();
            Sql.of(em, "select p.*, n.given_name, n.family_name, n.email from post p join person n on n.id = p.person_id"
                    + " where p.superseded_at is null and n.removed_at is null").each(r -> all.add("post " + r.uuid("post_id") + " "
                    + r.text("given_name") + " " + r.text("family_name") + " " + r.text("email") + " " + r.integer("agency_key") + " "
                    + r.integerOrNull("place_key") + " " + r.text("group_code") + " " + r.text("level") + " " + r.integer("area_key")
                    + " " + r.text("worker_kind") + " " + r.flag("leads") + " " + r.text("job_title") + " " + r.text("staff_number")
                    + " " + r.decimal("hours_week") + " " + r.day("first_day") + " " + r.day("last_day") + " " + r.day("confirmed_on")));
            Sql.of(em, "select * from person where removed_at is null").each(r -> all.add("person " + r.uuid("id") + " "
                    + r.text("given_name") + " " + r.text("family_name") + " " + r.text("email") + " " + r.text("mobile")));
            Sql.of(em, "select * from absence where superseded_at is null").each(r -> all.add("absence " + r.uuid("post_id") + " "
                    + r.text("reason") + " " + r.day("first_day") + " " + r.day("last_day")));
            Sql.of(em, "select * from unit_fact where superseded_at is null").each(r -> all.add("unit " + r.integer("unit_key") + " "
                    + r.text("name") + " " + r.integerOrNull("parent_key") + " " + r.day("first_day") + " " + r.day("last_day")));
            Sql.of(em, "select * from unit_closure").each(r -> all.add("closure " + r.integer("ancestor") + " "
                    + r.integer("descendant") + " " + r.integer("distance") + " " + r.day("first_day") + " " + r.day("last_day")));
            Sql.of(em, "select * from headcount_return where superseded_at is null").each(r -> all.add("return "
                    + r.integer("agency_key") + " " + r.text("group_code") + " " + r.text("level") + " " + r.integer("area_key") + " "
                    + r.integer("posts") + " " + r.day("as_at") + " " + r.text("source")));
            Sql.of(em, "select a.* from award a where not exists (select 1 from award_revocation v where v.award_id = a.id)")
                    .each(r -> all.add("award " + r.uuid("person_id") + " " + r.text("slug") + " " + r.day("completed_on")));
            return all;
        });
    }
}
