package heed.award;

import static heed.requirement.Workforce.AGENCY;
import static heed.requirement.Workforce.AREA;
import static heed.requirement.Workforce.OTHER_AGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.Heard;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.Scope;
import heed.audit.AuditLog;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.requirement.Basis;
import heed.requirement.Edit;
import heed.requirement.Evidence;
import heed.requirement.Exemptions;
import heed.requirement.Line;
import heed.requirement.Requirements;
import heed.requirement.Workforce;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Exemptions signed and ended, awards verified and taken back: two times, one line in the audit log, no change to what was known. */
class DeedsDbTest {
    private final TestClock clock = TestClock.at("2026-11-22");
    private final CurrentUser ruth = new CurrentUser();

    private Database.Fresh db;
    private Requirements requirements;
    private Exemptions exemptions;
    private Awards awards;
    private Standings standings;
    private UUID ada;
    private UUID post;

    private void open(Database.Fresh fresh) {
        db = fresh;
        ruth.is(UUID.randomUUID(), null, "Ruth Owen", false, List.of());
        AuditLog log = new AuditLog(db.em(), clock, ruth, new Access(db.em(), clock, ruth));
        requirements = new Requirements(db.em(), clock, new Heard<>(), log);
        exemptions = new Exemptions(db.em(), clock, new Heard<>(), log);
        awards = new Awards(db.em(), clock, new Heard<>(), new Heard<>(), log);
        standings = new Standings(db.em(), clock, requirements, exemptions);
        db.run(em -> {
            Workforce w = Workforce.in(em).units().modules("m").groups("g");
            ada = w.person("Ada", "Cole");
            post = w.post(ada, AGENCY, null, "g", "L2", AREA, "2020-01-01", null);
        });
        db.run(em -> requirements.write(Edit.add(line(24)), ruth.accountId()));
        assertThat(lines()).containsExactly("requirement.line.added");
    }

    private static Line line(int months) {
        return new Line("11", "g", null, false, AREA, "m", Basis.LOCAL_STANDARD, "Local", months, 0, Evidence.PORTAL, LocalDate.parse("2020-01-01"), null);
    }

    /** What the log holds, taken out of it. */
    private List<String> lines() {
        List<String> lines = db.tx(em -> Sql.of(em, "select action from audit_entry where actor_name = 'Ruth Owen'").list(r -> r.text("action")));
        db.run(em -> Sql.of(em, "delete from audit_entry").update());
        return lines;
    }

    private Status today() {
        return db.tx(em -> standings.today(ada)).get(0).modules().get(0).status();
    }

    private Status known(OffsetDateTime instant) {
        return db.tx(em -> standings.of(ada, LocalDate.parse("2026-11-22"), instant)).get(0).modules().get(0).status();
    }

    private OffsetDateTime later() {
        OffsetDateTime now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        clock.forward(Duration.ofDays(1));
        return now;
    }

    @OnBothDatabases
    void anExemptionCountsWhileItHoldsAndWhatWasKnownStays(Database.Fresh fresh) {
        open(fresh);
        OffsetDateTime before = later();
        UUID id = db.tx(em -> exemptions.sign(post, "m", LocalDate.parse("2026-11-01"), null, "Does not meet children", ruth.accountId()));
        assertThat(lines()).containsExactly("requirement.exemption.signed");
        assertThat(today()).isEqualTo(Status.EXEMPT);
        assertThat(known(before)).isEqualTo(Status.NEVER);
        OffsetDateTime between = later();
        db.run(em -> exemptions.end(id, LocalDate.parse("2026-11-10")));
        assertThat(lines()).containsExactly("requirement.exemption.ended");
        assertThat(today()).isEqualTo(Status.NEVER);
        assertThat(known(between)).isEqualTo(Status.EXEMPT);
        var shown = db.tx(em -> exemptions.of(List.of(post)));
        assertThat(shown).singleElement().satisfies(l -> assertThat(l.exemption().lastDay()).isEqualTo("2026-11-10"));
        UUID live = shown.get(0).exemption().id();
        assertThatThrownBy(() -> db.run(em -> exemptions.end(live, LocalDate.parse("2026-12-31")))).isInstanceOf(Refusal.class);
        assertThat(lines()).isEmpty();
    }

    @OnBothDatabases
    void aRevokedAwardCountsNoLongerButDidAsFarAsWasKnown(Database.Fresh fresh) {
        open(fresh);
        UUID award = db.tx(em -> awards.record(NewAward.external(ada, "m", LocalDate.parse("2026-10-01"), "Elsewhere", "A 17")));
        db.run(em -> awards.verify(award, ruth));
        assertThat(lines()).containsExactly("award.verified");
        UUID here = db.tx(em -> awards.record(new NewAward(ada, "m", "1.0.0", "england", null, LocalDate.parse("2026-11-20"), Evidence.PORTAL, null, null, true, null, false,
                null, UUID.randomUUID())));
        OffsetDateTime before = later();
        Scope agency = new Scope(Set.of(AGENCY));
        var seen = db.tx(em -> awards.find(here, agency));
        assertThat(seen).isPresent();
        var unseen = db.tx(em -> awards.find(here, new Scope(Set.of(-1))));
        assertThat(unseen).isEmpty();
        db.run(em -> {
            awards.revoke(award, "Entered twice", ruth);
            awards.revoke(here, "Somebody else sat the quiz", ruth);
        });
        assertThat(lines()).containsExactly("award.revoked", "award.revoked");
        assertThat(today()).isEqualTo(Status.NEVER);
        assertThat(known(before)).isEqualTo(Status.IN_DATE);
    }

    @OnBothDatabases
    void aFormerEmployerFindsNoAwardToTakeBackAndTheNewOneDoes(Database.Fresh fresh) {
        open(fresh);
        UUID[] there = new UUID[2];
        db.run(em -> {
            Workforce w = Workforce.in(em);
            UUID bea = w.person("Bea", "Dunn");
            w.post(bea, AGENCY, null, "g", "L2", AREA, "2020-01-01", "2023-06-30");
            UUID again = w.person("Bea", "Dunn");
            w.post(again, OTHER_AGENCY, null, "g", "L2", AREA, "2023-07-01", null);
            w.link(bea, again, Workforce.LONG_AGO, null);
            there[0] = awards.record(NewAward.external(bea, "m", LocalDate.parse("2022-05-01"), "Elsewhere", null));
            there[1] = awards.record(NewAward.external(again, "m", LocalDate.parse("2026-05-01"), "Elsewhere", null));
        });
        for (UUID award : there) {
            var former = db.tx(em -> awards.find(award, new Scope(Set.of(AGENCY))));
            assertThat(former).isEmpty();
            var now = db.tx(em -> awards.find(award, new Scope(Set.of(OTHER_AGENCY))));
            assertThat(now).as("also what was earned under the linked record").isPresent();
        }
    }

    @OnBothDatabases
    void changingAndEndingALineOfTheMatrixLeaveALineEach(Database.Fresh fresh) {
        open(fresh);
        var first = db.tx(em -> requirements.believed()).get(0);
        db.run(em -> requirements.write(Edit.change(first, line(12).within(LocalDate.parse("2026-12-01"), null)), ruth.accountId()));
        assertThat(lines()).containsExactly("requirement.line.changed");
        var second = db.tx(em -> requirements.believed()).stream().filter(r -> r.cycleMonths() == 12).findFirst().orElseThrow();
        db.run(em -> requirements.write(Edit.end(second, LocalDate.parse("2027-12-01")), ruth.accountId()));
        assertThat(lines()).containsExactly("requirement.line.ended");
        assertThatThrownBy(() -> db.run(em -> requirements.write(Edit.end(second, LocalDate.parse("2027-01-01")), ruth.accountId()))).isInstanceOf(Refusal.class);
        assertThat(lines()).isEmpty();
    }
}
