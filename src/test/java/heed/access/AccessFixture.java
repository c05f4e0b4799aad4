package heed.access;

import heed.Database;
import heed.Heard;
import heed.TestClock;
import heed.TestSettings;
import heed.platform.Ids;
import heed.platform.Keys;
import heed.platform.Sql;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * The doors of the room on one database, and a small house: partnership 1 over agencies 2 and 3, workplace 4 below
 * agency 2. Ruth coordinates agency 2; Ann and Bea teach, Ann at workplace 4, Bea at agency 3.
 */
final class AccessFixture {
    static final String PASSWORD = "lamp under the doorway";

    final TestClock clock = TestClock.at("2026-11-22");
    final CurrentUser user = new CurrentUser();
    final Heard<AccessEvent> events = new Heard<>();
    final TestSettings settings;
    final Database.Fresh db;
    final Accounts accounts;
    final Grants grants;
    final Codes codes;
    final SecondFactors factors;
    final SignIns signIns;
    final SignInBook book;

    AccessFixture(Database.Fresh db, String... settings) {
        this.db = db;
        this.settings = TestSettings.of(settings);
        var em = db.em();
        Keys keys = new Keys(this.settings);
        Access access = new Access(em, clock, user);
        Directory directory = new Directory(em, clock);
        book = new SignInBook(em, clock, this.settings, events);
        grants = new Grants(em, clock, access, user, directory, events);
        accounts = new Accounts(em, clock, access, user, directory, book, grants, events);
        codes = new Codes(em, clock, keys, access, user, directory, accounts, grants, book, events);
        factors = new SecondFactors(em, clock, keys, user, accounts, book, events);
        signIns = new SignIns(book, new Patience(em, clock), codes, factors, accounts, clock);
        db.run(e -> house());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private void house() {
        unit(1, "partnership", "Northmere", 1);
        unit(2, "agency", "Harbour nurseries", 2, 1);
        unit(3, "agency", "Northmere Police", 3, 1);
        unit(4, "workplace", "Harbour Quay", 4, 2, 1);
        Sql.of(db.em(), "insert into professional_group (code, name, level, sort_order) values ('ey', 'Early years', 'L2', 1)")
                .update();
    }

    /** The first of the keys above is the unit itself, then those over it in order. */
    private void unit(int key, String kind, String name, int... above) {
        Sql.of(db.em(), "insert into unit (unit_key, id, kind, code, recorded_at) values (:key, :id, :kind, :code, :now)")
                .set("key", key).set("id", Ids.next()).set("kind", kind).set("code", "u" + key).set("now", now()).update();
        Sql.of(db.em(), "insert into unit_fact (id, unit_key, name, first_day, recorded_at) values (:id, :key, :name, :day, :now)")
                .set("id", Ids.next()).set("key", key).set("name", name).set("day", LocalDate.of(2020, 1, 1))
                .set("now", now()).update();
        for (int distance = 0; distance < above.length; distance++) {
            Sql.of(db.em(), "insert into unit_closure (ancestor, descendant, distance, first_day) values (:up, :key, :d, :day)")
                    .set("up", above[distance]).set("key", key).set("d", distance).set("day", LocalDate.of(2020, 1, 1)).update();
        }
    }

    UUID person(String given, String family, int agency, Integer place) {
        UUID id = Ids.next();
        db.run(em -> {
            Sql.of(em, "insert into person (id, given_name, family_name, recorded_at) values (:id, :given, :family, :now)")
                    .set("id", id).set("given", given).set("family", family).set("now", now()).update();
            Sql.of(em, "insert into post (id, post_id, person_id, agency_key, place_key, group_code, level, area_key,"
                            + " worker_kind, first_day, confirmed_on, recorded_at)"
                            + " values (:id, :post, :person, :agency, :place, 'ey', 'L2', 1, 'employee', :day, :day, :now)")
                    .set("id", Ids.next()).set("post", Ids.next()).set("person", id).set("agency", agency)
                    .set("place", place).set("day", LocalDate.of(2025, 9, 1)).set("now", now()).update();
        });
        return id;
    }

    /** Says that two records are of one human being. */
    void link(UUID person, UUID sameAs) {
        db.run(em -> Sql.of(em, "insert into person_link (id, person_id, same_as_id, recorded_at) values (:id, :person, :same, :now)")
                .set("id", Ids.next()).set("person", person).set("same", sameAs).set("now", now()).update());
    }

    /** An account with the password of all, and a role for a unit. */
    UUID account(String name, UUID personId, Role role, int unit) {
        return db.tx(em -> {
            UUID id = accounts.create(personId, name, name + "@example.org", name);
            accounts.setPassword(id, PASSWORD);
            grants.giveAll(List.of(new Grants.NewGrant(id, role, unit, LocalDate.of(2026, 1, 1), null)));
            return id;
        });
    }

    UUID account(String name, Role role, int unit) {
        return account(name, null, role, unit);
    }

    /** Makes the caller whoever holds the account. */
    void as(UUID account) {
        db.run(em -> accounts.actAs(account));
    }

    Answer knock(String name, String password) {
        return db.tx(em -> signIns.withPassword(new Knock(name, "192.0.2.7", "a browser", false), password));
    }

    Answer.Welcome in(String name) {
        return (Answer.Welcome) knock(name, PASSWORD);
    }

    Answer code(String name, String code) {
        return db.tx(em -> signIns.withCode(new Knock(name, "192.0.2.7", "a browser", false), code));
    }

    boolean isIn(Answer.Welcome welcome) {
        return db.tx(em -> signIns.find(welcome.token())).isPresent();
    }

    static String why(Answer answer) {
        return ((Answer.No) answer).why().key();
    }
}
