package heed.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.platform.Refusal;
import heed.platform.Sql;
import java.time.Duration;
import java.util.UUID;

class SecondFactorsDbTest {
    private static String figures(AccessFixture f, String secret) {
        return Totp.code(Totp.decode(secret.replace(" ", "")), Totp.step(f.clock.instant().getEpochSecond()), 6);
    }

    private static SignIn again(AccessFixture f, Answer.Welcome welcome) {
        return f.db.tx(em -> f.signIns.find(welcome.token())).orElseThrow();
    }

    @OnBothDatabases
    void isDueForEveryRoleButALearners(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        f.account("ann", Role.LEARNER, 2);
        for (Role role : Role.values()) {
            if (role != Role.LEARNER) {
                f.account(role.code(), role, 2);
                assertThat(f.in(role.code()).signIn().secondFactorDue()).as(role.code()).isTrue();
            }
        }
        assertThat(f.in("ann").signIn().secondFactorDue()).isFalse();
    }

    @OnBothDatabases
    void isNotDueInTheDemonstration(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db, "heed.demo", "true");
        f.account("ruth", Role.COORDINATOR, 2);
        assertThat(f.in("ruth").signIn().secondFactorDue()).isFalse();
    }

    @OnBothDatabases
    void isEnrolledAtTheFirstSignInAndShownAtTheNext(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID ruth = f.account("ruth", Role.COORDINATOR, 2);
        Answer.Welcome welcome = f.in("ruth");
        SecondFactors.Offer offer = db.tx(em -> f.factors.offer(welcome.signIn()));
        SecondFactors.Offer same = db.tx(em -> f.factors.offer(welcome.signIn()));
        assertThat(same).isEqualTo(offer);
        assertThat(offer.address()).startsWith("otpauth://totp/Heed%3Aruth?secret=");
        assertThatThrownBy(() -> db.run(em -> f.factors.enrol(welcome.signIn(), "000000"))).isInstanceOf(Refusal.class);
        String secret = offer.text();
        db.run(em -> f.factors.enrol(welcome.signIn(), figures(f, secret)));
        assertThat(again(f, welcome).secondFactorDue()).isFalse();
        var kept = db.tx(em -> Sql.of(em, "select totp_secret from account where id = :id").set("id", ruth)
                .first(r -> r.text("totp_secret"))).orElseThrow();
        assertThat(kept).doesNotContain(secret.replace(" ", ""));

        Answer.Welcome next = f.in("ruth");
        assertThat(next.signIn().secondFactorDue()).isTrue();
        String used = figures(f, secret);
        var replay = db.tx(em -> f.signIns.secondFactor(next.signIn(), used));
        assertThat(replay).as("figures count once").isPresent();
        f.clock.forward(Duration.ofSeconds(30));
        var fresh = db.tx(em -> f.signIns.secondFactor(next.signIn(), figures(f, secret)));
        assertThat(fresh).isEmpty();
        assertThat(again(f, next).secondFactorDue()).isFalse();
    }

    @OnBothDatabases
    void guessingIsSlowedDown(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        f.account("ruth", Role.COORDINATOR, 2);
        Answer.Welcome welcome = f.in("ruth");
        String secret = db.tx(em -> f.factors.offer(welcome.signIn())).text();
        db.run(em -> f.factors.enrol(welcome.signIn(), figures(f, secret)));
        f.clock.forward(Duration.ofSeconds(30));
        for (int i = 0; i < 5; i++) {
            db.run(em -> f.signIns.secondFactor(welcome.signIn(), "12345"));
        }
        var right = db.tx(em -> f.signIns.secondFactor(welcome.signIn(), figures(f, secret)));
        assertThat(right).map(Refusal::key).contains("access.signin.wait");
    }

    @OnBothDatabases
    void anAdministratorTakesALostOneAway(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        UUID ruth = f.account("ruth", Role.COORDINATOR, 2);
        Answer.Welcome welcome = f.in("ruth");
        db.run(em -> f.factors.enrol(welcome.signIn(), figures(f, f.factors.offer(welcome.signIn()).text())));
        f.as(f.account("police", Role.ADMINISTRATOR, 3));
        assertThatThrownBy(() -> db.run(em -> f.factors.reset(ruth))).isInstanceOf(NotInScope.class);
        f.as(f.account("admin", Role.ADMINISTRATOR, 1));
        db.run(em -> f.factors.reset(ruth));
        assertThat(f.isIn(welcome)).isFalse();
        assertThat(f.in("ruth").signIn().hasSecondFactor()).isFalse();
        assertThat(f.events.events()).extracting(AccessEvent::action).contains("second.on", "second.reset");
    }

    @OnBothDatabases
    void movesToAnotherAppWhenShownOnceMore(Database.Fresh db) {
        AccessFixture f = new AccessFixture(db);
        f.account("ruth", Role.COORDINATOR, 2);
        Answer.Welcome welcome = f.in("ruth");
        String secret = db.tx(em -> f.factors.offer(welcome.signIn())).text();
        db.run(em -> f.factors.enrol(welcome.signIn(), figures(f, secret)));
        var wrong = db.tx(em -> f.signIns.removeSecondFactor(welcome.signIn(), "000000"));
        assertThat(wrong).isPresent();
        f.clock.forward(Duration.ofSeconds(30));
        var right = db.tx(em -> f.signIns.removeSecondFactor(welcome.signIn(), figures(f, secret)));
        assertThat(right).isEmpty();
        SecondFactors.Offer fresh = db.tx(em -> f.factors.offer(welcome.signIn()));
        assertThat(fresh.text()).isNotEqualTo(secret);
    }
}
