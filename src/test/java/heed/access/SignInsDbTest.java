package heed.access;

import static heed.access.AccessFixture.PASSWORD;
import static heed.access.AccessFixture.why;
import static org.assertj.core.api.Assertions.assertThat;

import heed.Database;
import heed.OnBothDatabases;
import heed.platform.Sql;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

class SignInsDbTest {
    @OnBothDatabases
    void letsInByUserNameOrMailboxWithoutRegardToCase(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        f.account("ann", Role.LEARNER, 2);
        assertThat(f.knock(" ANN ", PASSWORD)).isInstanceOf(Answer.Welcome.class);
        assertThat(f.knock("Ann@Example.org", PASSWORD)).isInstanceOf(Answer.Welcome.class);
    }

    @OnBothDatabases
    void answersAnUnknownNameAndAWrongPasswordWithTheSameWords(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        f.account("ann", Role.LEARNER, 2);
        assertThat(why(f.knock("ann", "not the password"))).isEqualTo("access.signin.no");
        assertThat(why(f.knock("nobody", "not the password"))).isEqualTo("access.signin.no");
    }

    @OnBothDatabases
    void keepsNeitherTheTokenNorTheNameTyped(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        f.account("ann", Role.LEARNER, 2);
        String token = f.in("ann").token();
        f.knock("oops my password", "x");
        var kept = db.tx(em -> Sql.of(em, "select token_hash as k from sign_in union all select key_hash from sign_in_failure")
                .list(r -> r.text("k")));
        assertThat(kept).hasSizeGreaterThan(1).allSatisfy(k -> assertThat(k).matches("[0-9a-f]{64}"));
        assertThat(kept).doesNotContain(token);
        assertThat(f.events.events()).noneMatch(e -> e.toString().contains("oops"));
    }

    @OnBothDatabases
    void makesAGuesserWaitLongerAndLongerAlsoForANameNobodyHas(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        f.account("ann", Role.LEARNER, 2);
        for (String name : List.of("ann", "nobody")) {
            for (int i = 0; i < 5; i++) {
                assertThat(why(f.knock(name, "guess number " + i))).isEqualTo("access.signin.no");
            }
            assertThat(why(f.knock(name, PASSWORD))).isEqualTo("access.signin.wait");
            f.clock.forward(Duration.ofSeconds(31));
            assertThat(why(f.knock(name, "one more guess"))).isEqualTo("access.signin.no");
            f.clock.forward(Duration.ofSeconds(31));
            assertThat(why(f.knock(name, PASSWORD))).as("the second wait is a minute").isEqualTo("access.signin.wait");
            f.clock.forward(Duration.ofSeconds(31));
        }
        assertThat(f.knock("ann", PASSWORD)).isInstanceOf(Answer.Welcome.class);
        for (int i = 0; i < 4; i++) {
            f.knock("ann", "guess number " + i);
        }
        assertThat(f.knock("ann", PASSWORD)).as("counting started anew").isInstanceOf(Answer.Welcome.class);
    }

    @OnBothDatabases
    void aStrangerWhoGuessesLocksNobodyOutWhereTheyAreAtHome(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        f.account("ann", Role.LEARNER, 2);
        f.in("ann");
        for (int i = 0; i < 6; i++) {
            db.tx(em -> f.signIns.withPassword(new Knock("ann", "203.0.113.66", "a stranger", false), "a guess"));
        }
        Answer stranger = db.tx(em -> f.signIns.withPassword(new Knock("ann", "203.0.113.66", "a stranger", false), PASSWORD));
        assertThat(why(stranger)).isEqualTo("access.signin.wait");
        assertThat(f.knock("ann", PASSWORD)).isInstanceOf(Answer.Welcome.class);
        for (int i = 0; i < 5; i++) {
            f.knock("ann", "guess number " + i);
        }
        assertThat(why(f.knock("ann", PASSWORD))).as("guessing at home is slowed down as well").isEqualTo("access.signin.wait");
    }

    @OnBothDatabases
    void makesAnAddressWaitThatTriesManyNames(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        for (int i = 0; i < 40; i++) {
            db.run(em -> new Patience(em, f.clock).count(List.of(new Patience.Key(Patience.Kind.ADDRESS, "192.0.2.7"))));
        }
        assertThat(why(f.knock("nobody", "x"))).isEqualTo("access.signin.wait");
    }

    @OnBothDatabases
    void endsASignInThatWasQuietTooLongAndSoonerOnASharedComputer(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        f.account("ann", Role.LEARNER, 2);
        Answer.Welcome own = f.in("ann");
        Answer.Welcome shared = (Answer.Welcome) db.tx(em ->
                f.signIns.withPassword(new Knock("ann", "192.0.2.7", "a browser", true), PASSWORD));
        f.clock.forward(Duration.ofMinutes(4));
        assertThat(f.isIn(shared)).isTrue();
        f.clock.forward(Duration.ofMinutes(4));
        assertThat(f.isIn(shared)).as("a sign of life counts").isTrue();
        f.clock.forward(Duration.ofMinutes(5));
        assertThat(f.isIn(shared)).isFalse();
        assertThat(f.isIn(own)).isTrue();
        f.clock.forward(Duration.ofMinutes(30));
        assertThat(f.isIn(own)).isFalse();
    }

    @OnBothDatabases
    void aPageThatReloadsByItselfIsNoSignOfLife(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        f.account("ann", Role.LEARNER, 2);
        Answer.Welcome welcome = f.in("ann");
        f.clock.forward(Duration.ofMinutes(20));
        var peeked = db.tx(em -> f.signIns.peek(welcome.token()));
        assertThat(peeked).isPresent();
        f.clock.forward(Duration.ofMinutes(20));
        assertThat(f.isIn(welcome)).isFalse();
    }

    @OnBothDatabases
    void endsASignInThatIsTooOldHoweverBusy(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        f.account("ann", Role.LEARNER, 2);
        Answer.Welcome welcome = f.in("ann");
        for (int minutes = 0; minutes < 590; minutes += 10) {
            f.clock.forward(Duration.ofMinutes(10));
            assertThat(f.isIn(welcome)).isTrue();
        }
        f.clock.forward(Duration.ofMinutes(10));
        assertThat(f.isIn(welcome)).isFalse();
    }

    @OnBothDatabases
    void writesASignOfLifeAtMostOnceAMinute(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        f.account("ann", Role.LEARNER, 2);
        Answer.Welcome welcome = f.in("ann");
        var first = seen(f);
        f.clock.forward(Duration.ofSeconds(59));
        f.isIn(welcome);
        assertThat(seen(f)).isEqualTo(first);
        f.clock.forward(Duration.ofSeconds(2));
        f.isIn(welcome);
        assertThat(seen(f)).isAfter(first);
    }

    private static java.time.OffsetDateTime seen(AccessFixture f) {
        return f.db.tx(em -> Sql.of(em, "select last_seen_at from sign_in").first(r -> r.at("last_seen_at"))).orElseThrow();
    }

    @OnBothDatabases
    void signsOutHereAndElsewhere(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        f.account("ann", Role.LEARNER, 2);
        Answer.Welcome here = f.in("ann");
        Answer.Welcome there = f.in("ann");
        var places = db.tx(em -> f.signIns.places(here.signIn()));
        assertThat(places).hasSize(2);
        db.run(em -> f.signIns.outElsewhere(here.signIn()));
        assertThat(f.isIn(there)).isFalse();
        assertThat(f.isIn(here)).isTrue();
        db.run(em -> f.signIns.out(here.signIn()));
        assertThat(f.isIn(here)).isFalse();
    }

    @OnBothDatabases
    void rightsChangeAtTheNextRequest(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db, "heed.demo", "true");
        UUID admin = f.account("admin", Role.ADMINISTRATOR, 1);
        UUID ann = f.account("ann", Role.LEARNER, 2);
        Answer.Welcome welcome = f.in("ann");
        f.as(admin);
        db.run(em -> f.grants.give(ann, Role.COORDINATOR, 2, null));
        var with = db.tx(em -> f.signIns.find(welcome.token()).orElseThrow().grants());
        assertThat(with).extracting(Grant::role).containsExactlyInAnyOrder(Role.LEARNER, Role.COORDINATOR);
        UUID grant = with.stream().filter(g -> g.role() == Role.COORDINATOR).findFirst().orElseThrow().id();
        db.run(em -> f.grants.takeBack(grant));
        var without = db.tx(em -> f.signIns.find(welcome.token()).orElseThrow().grants());
        assertThat(without).extracting(Grant::role).containsExactly(Role.LEARNER);
    }

    @OnBothDatabases
    void aGrantHoldsFromItsFirstToItsLastDay(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db, "heed.demo", "true");
        UUID ann = f.account("ann", Role.LEARNER, 2);
        db.run(em -> f.grants.giveAll(List.of(
                new Grants.NewGrant(ann, Role.LEADER, 2, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 21)),
                new Grants.NewGrant(ann, Role.SUPERVISOR, 2, LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 22)),
                new Grants.NewGrant(ann, Role.SCRUTINEER, 2, LocalDate.of(2026, 11, 23), null))));
        assertThat(f.in("ann").signIn().grants()).extracting(Grant::role)
                .containsExactlyInAnyOrder(Role.LEARNER, Role.SUPERVISOR);
    }

    @OnBothDatabases
    void closingAnAccountEndsItsSignIns(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID admin = f.account("admin", Role.ADMINISTRATOR, 1);
        UUID ann = f.account("ann", Role.LEARNER, 2);
        Answer.Welcome welcome = f.in("ann");
        f.as(admin);
        db.run(em -> f.accounts.close(ann));
        assertThat(f.isIn(welcome)).isFalse();
        assertThat(why(f.knock("ann", PASSWORD))).isEqualTo("access.signin.no");
    }

    @OnBothDatabases
    void aNewPasswordNeedsTheOldOneAndEndsTheSignInsElsewhere(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        f.account("ann", Role.LEARNER, 2);
        Answer.Welcome here = f.in("ann");
        Answer.Welcome there = f.in("ann");
        var refused = db.tx(em -> f.signIns.changePassword(here.signIn(), "not the old one", "four doors and a lamp"));
        assertThat(refused).map(r -> r.key()).contains("access.password.current");
        var changed = db.tx(em -> f.signIns.changePassword(here.signIn(), PASSWORD, "four doors and a lamp"));
        assertThat(changed).isEmpty();
        assertThat(f.isIn(here)).isTrue();
        assertThat(f.isIn(there)).isFalse();
        assertThat(f.knock("ann", "four doors and a lamp")).isInstanceOf(Answer.Welcome.class);
        assertThat(why(f.knock("ann", PASSWORD))).isEqualTo("access.signin.no");
    }

    @OnBothDatabases
    void renewsAHashMadeWithOlderParameters(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID ann = f.account("ann", Role.LEARNER, 2);
        String old = "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$" + PasswordsTest.argon2("old enough password", 64, 1);
        db.run(em -> Sql.of(em, "update account set password_hash = :h where id = :id").set("h", old).set("id", ann).update());
        assertThat(f.knock("ann", "old enough password")).isInstanceOf(Answer.Welcome.class);
        var hash = db.tx(em -> Sql.of(em, "select password_hash from account where id = :id").set("id", ann)
                .first(r -> r.text("password_hash"))).orElseThrow();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(f.knock("ann", "old enough password")).isInstanceOf(Answer.Welcome.class);
    }
}
