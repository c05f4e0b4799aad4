package heed.award;

import static heed.requirement.Workforce.AGENCY;
import static heed.requirement.Workforce.AREA;
import static org.assertj.core.api.Assertions.assertThat;

import heed.Database;
import heed.Heard;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.access.CurrentUser;
import heed.platform.Settings;
import heed.requirement.Basis;
import heed.requirement.Edit;
import heed.requirement.Evidence;
import heed.requirement.Exemptions;
import heed.requirement.Line;
import heed.requirement.Requirements;
import heed.requirement.Workforce;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

class CertificatesDbTest {
    private final TestClock clock = TestClock.at("2026-11-22");

    private final class Rooms {
        final Requirements requirements;
        final Awards awards;
        final Certificates certificates;
        final UUID ada;

        Rooms(Database.Fresh db) {
            requirements = new Requirements(db.em(), clock, new Heard<>());
            Certificates[] observer = new Certificates[1];
            awards = new Awards(db.em(), clock, new Heard<>(e -> observer[0].on(e)), new Heard<>());
            certificates = new Certificates(db.em(), clock, new Settings() {
                @Override
                public String publicAddress() {
                    return "https://heed.example.org";
                }
            }, awards,
                    new Standings(db.em(), clock, requirements, new Exemptions(db.em(), clock, new Heard<>())));
            observer[0] = certificates;
            ada = db.tx(em -> {
                Workforce w = Workforce.in(em).units().modules("m").groups("g");
                UUID person = w.person("Ada", "Cole");
                w.post(person, AGENCY, null, "g", "L2", AREA, "2020-01-01", null);
                requirements.write(Edit.add(new Line("11", "g", null, false, AREA, "m", Basis.LOCAL_STANDARD, "Local", 24, 0, Evidence.PORTAL,
                        LocalDate.parse("2020-01-01"), null)), null);
                return person;
            });
        }

        UUID earn(Database.Fresh db) {
            return db.tx(em -> awards.record(new NewAward(ada, "m", "1.0.0", "england", null, LocalDate.now(clock), Evidence.PORTAL, null, null, true, null, false,
                    null, UUID.randomUUID())));
        }
    }

    @OnBothDatabases
    void isIssuedWithTheAwardAndKeepsWhatItMetThen(Database.Fresh db) {
        Rooms rooms = new Rooms(db);
        UUID award = rooms.earn(db);
        Certificate issued = db.tx(em -> rooms.certificates.ofAward(award)).orElseThrow();
        assertThat(issued.holder()).isEqualTo("Ada Cole");
        assertThat(issued.place()).isEqualTo("Unit 1");
        assertThat(issued.countsFor()).containsExactly(new CountsFor(LocalDate.parse("2028-11-22"), "Group g", "Unit 2", Basis.LOCAL_STANDARD, "11"));
        shortenTheCycle(rooms, db);
        Certificate later = db.tx(em -> rooms.certificates.ofAward(award)).orElseThrow();
        assertThat(later.countsFor()).as("the paper does not change when the rule does").isEqualTo(issued.countsFor());
        Checked checked = db.tx(em -> rooms.certificates.check(issued.code())).orElseThrow();
        assertThat(checked.today()).as("the check page computes today's").extracting(CountsFor::until).containsExactly(LocalDate.parse("2027-11-22"));
    }

    private void shortenTheCycle(Rooms rooms, Database.Fresh db) {
        db.run(em -> {
            var old = rooms.requirements.believed().get(0);
            rooms.requirements.write(Edit.change(old, new Line("11", "g", null, false, AREA, "m", Basis.LOCAL_STANDARD, "Local", 12, 0, Evidence.PORTAL,
                    LocalDate.parse("2020-01-01"), null)), null);
        });
    }

    @OnBothDatabases
    void saysWhetherItCountsIsReplacedHasLapsedOrWasTakenBack(Database.Fresh db) {
        Rooms rooms = new Rooms(db);
        UUID first = rooms.earn(db);
        String code = db.tx(em -> rooms.certificates.ofAward(first)).orElseThrow().code();
        assertThat(state(rooms, db, code)).isEqualTo(Checked.State.COUNTS);
        clock.set("2029-01-01");
        assertThat(state(rooms, db, code)).isEqualTo(Checked.State.LAPSED);
        UUID second = rooms.earn(db);
        assertThat(state(rooms, db, code)).isEqualTo(Checked.State.REPLACED);
        CurrentUser ruth = new CurrentUser();
        ruth.is(UUID.randomUUID(), null, "Ruth Owen", false, List.of());
        db.run(em -> rooms.awards.revoke(second, "A mistake", ruth));
        String other = db.tx(em -> rooms.certificates.ofAward(second)).orElseThrow().code();
        assertThat(state(rooms, db, other)).isEqualTo(Checked.State.REVOKED);
        db.run(em -> rooms.requirements.write(Edit.end(rooms.requirements.believed().get(0), LocalDate.parse("2028-12-31")), null));
        assertThat(state(rooms, db, code)).isEqualTo(Checked.State.NOT_ASKED);
    }

    private Checked.State state(Rooms rooms, Database.Fresh db, String code) {
        return db.tx(em -> rooms.certificates.check(code.toLowerCase())).orElseThrow().state();
    }

    @OnBothDatabases
    void knowsNothingOfUnknownAndMalformedCodesAlike(Database.Fresh db) {
        Rooms rooms = new Rooms(db);
        rooms.earn(db);
        for (String code : List.of("00000-00000-00000-00000", "hello", "", "' or 1=1 --")) {
            var checked = db.tx(em -> rooms.certificates.check(code));
            assertThat(checked).isEmpty();
        }
    }

    @OnBothDatabases
    void doesNotCertifyEvidenceFromElsewhere(Database.Fresh db) {
        Rooms rooms = new Rooms(db);
        UUID award = db.tx(em -> rooms.awards.record(NewAward.external(rooms.ada, "m", LocalDate.parse("2026-01-01"), "County", null)));
        var certificate = db.tx(em -> rooms.certificates.ofAward(award));
        assertThat(certificate).isEmpty();
    }
}
