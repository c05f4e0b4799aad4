package heed.access;

import static heed.access.AccessFixture.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.platform.Refusal;
import heed.platform.Sql;
import java.time.Duration;
import java.util.UUID;

class CodesDbTest {
    @OnBothDatabases
    void letsALearnerInOnceAndEndsHerOtherSignIns(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID person = f.person("Ann", "Lee", 2, 4);
        UUID ann = f.account("ann", person, Role.LEARNER, 2);
        Answer.Welcome old = f.in("ann");
        f.as(f.account("ruth", Role.COORDINATOR, 2));
        Codes.Issued issued = db.tx(em -> f.codes.issue(person));
        assertThat(issued.code()).matches("[A-Z2-9]{4}-[A-Z2-9]{4}");
        assertThat(f.isIn(old)).isFalse();
        Answer in = f.code("ann", issued.code().toLowerCase().replace("-", " "));
        assertThat(in).isInstanceOf(Answer.Welcome.class);
        assertThat(((Answer.Welcome) in).signIn().isByCode()).isTrue();
        assertThat(why(f.code("ann", issued.code()))).isEqualTo("access.code.no");
        assertThat(f.events.events()).extracting(AccessEvent::action).contains("code.issued", "code.used");
        var lines = db.tx(em -> f.codes.madeFor(ann));
        assertThat(lines).singleElement().satisfies(l -> {
            assertThat(l.issuedBy()).isEqualTo("ruth");
            assertThat(l.usedAt()).isNotNull();
        });
        var kept = db.tx(em -> Sql.of(em, "select code_hash from sign_in_code").first(r -> r.text("code_hash"))).orElseThrow();
        assertThat(kept).doesNotContain(issued.code().substring(0, 4));
    }

    @OnBothDatabases
    void lastsHalfAnHourAndANewOneReplacesIt(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID person = f.person("Ann", "Lee", 2, 4);
        f.account("ann", person, Role.LEARNER, 2);
        f.as(f.account("ruth", Role.COORDINATOR, 2));
        String first = db.tx(em -> f.codes.issue(person)).code();
        String second = db.tx(em -> f.codes.issue(person)).code();
        assertThat(why(f.code("ann", first))).isEqualTo("access.code.no");
        f.clock.forward(Duration.ofMinutes(30));
        assertThat(why(f.code("ann", second))).isEqualTo("access.code.no");
        String third = db.tx(em -> f.codes.issue(person)).code();
        f.clock.forward(Duration.ofMinutes(29));
        assertThat(f.code("ann", third)).isInstanceOf(Answer.Welcome.class);
    }

    @OnBothDatabases
    void opensAnAccountForALearnerWhoHasNone(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID person = f.person("Zoë", "O’Hara", 2, null);
        UUID namesake = f.person("Zoe", "OHara", 2, null);
        f.as(f.account("ruth", Role.COORDINATOR, 2));
        Codes.Issued one = db.tx(em -> f.codes.issue(person));
        Codes.Issued two = db.tx(em -> f.codes.issue(namesake));
        assertThat(one.userName()).isEqualTo("zoe.ohara");
        assertThat(two.userName()).isEqualTo("zoe.ohara2");
        Answer.Welcome in = (Answer.Welcome) f.code("zoe.ohara", one.code());
        assertThat(in.signIn().personId()).isEqualTo(person);
        var changed = db.tx(em -> f.signIns.changePassword(in.signIn(), "", "four doors and a lamp"));
        assertThat(changed).as("no old password to ask for").isEmpty();
        assertThat(f.knock("zoe.ohara", "four doors and a lamp")).isInstanceOf(Answer.Welcome.class);
    }

    @OnBothDatabases
    void opensNoSecondAccountForALinkedRecord(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID person = f.person("Ann", "Lee", 2, 4);
        UUID between = f.person("Ann", "Lee", 3, null);
        UUID again = f.person("Ann", "Lee-Moss", 2, null);
        UUID ann = f.account("ann", person, Role.LEARNER, 2);
        UUID self = f.person("Ruth", "Calder", 2, null);
        UUID selfAgain = f.person("Ruth", "Calder", 2, null);
        f.link(person, between);
        f.link(again, between);
        f.link(self, selfAgain);
        f.as(f.account("ruth", self, Role.COORDINATOR, 2));
        Codes.Issued issued = db.tx(em -> f.codes.issue(again));
        assertThat(issued.userName()).isEqualTo("ann");
        Answer.Welcome in = (Answer.Welcome) f.code("ann", issued.code());
        assertThat(in.signIn().accountId()).isEqualTo(ann);
        assertThatThrownBy(() -> db.tx(em -> f.codes.issue(selfAgain))).as("one's own other record").isInstanceOf(Refusal.class).hasMessageContaining("own");
    }

    @OnBothDatabases
    void isMadeForNobodyOutsideTheScope(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID elsewhere = f.person("Bea", "Moss", 3, null);
        f.as(f.account("ruth", Role.COORDINATOR, 2));
        assertThatThrownBy(() -> db.tx(em -> f.codes.issue(elsewhere))).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.tx(em -> f.codes.learner(UUID.randomUUID()))).isInstanceOf(NotInScope.class);
        f.as(f.account("lead", Role.LEADER, 1));
        assertThatThrownBy(() -> db.tx(em -> f.codes.issue(elsewhere))).isInstanceOf(NotInScope.class);
    }

    @OnBothDatabases
    void isMadeForPlainLearnersOnlyAndNotForOneself(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID supervisor = f.person("Sue", "Hill", 2, 4);
        f.account("sue", supervisor, Role.SUPERVISOR, 4);
        UUID self = f.person("Ruth", "Calder", 2, null);
        f.as(f.account("ruth", self, Role.COORDINATOR, 2));
        assertThatThrownBy(() -> db.tx(em -> f.codes.issue(supervisor))).isInstanceOf(Refusal.class)
                .hasMessageContaining("moreThanLearner");
        assertThatThrownBy(() -> db.tx(em -> f.codes.issue(self))).isInstanceOf(Refusal.class).hasMessageContaining("own");
    }

    @OnBothDatabases
    void guessingIsSlowedDown(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID person = f.person("Ann", "Lee", 2, 4);
        f.account("ann", person, Role.LEARNER, 2);
        f.as(f.account("ruth", Role.COORDINATOR, 2));
        String code = db.tx(em -> f.codes.issue(person)).code();
        for (int i = 0; i < 5; i++) {
            f.code("ann", "AAAA-AAA" + i);
        }
        assertThat(why(f.code("ann", code))).isEqualTo("access.signin.wait");
    }
}
