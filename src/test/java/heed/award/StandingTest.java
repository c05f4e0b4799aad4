package heed.award;

import static heed.award.HistoryFixture.NOW;
import static heed.award.HistoryFixture.aPost;
import static heed.award.HistoryFixture.at;
import static heed.award.HistoryFixture.day;
import static heed.award.Status.EXEMPT;
import static heed.award.Status.EXPIRING;
import static heed.award.Status.IN_DATE;
import static heed.award.Status.IN_GRACE;
import static heed.award.Status.LAPSED;
import static heed.award.Status.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import heed.requirement.Ancestry;
import heed.requirement.Basis;
import heed.requirement.Evidence;
import heed.requirement.PostBelief;
import heed.requirement.Requirement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class StandingTest {
    @Test
    void countsCalendarMonthsAndStopsAtTheEndOfAShortMonth() {
        assertThat(aPost("2020-01-01", null).requires("m", 12, 0, "2020-01-01").awarded("m", "2024-02-29").module("m", "2024-03-01").expiry())
                .isEqualTo("2025-02-28");
        assertThat(aPost("2020-01-01", null).requires("m", 48, 0, "2020-01-01").awarded("m", "2024-02-29").module("m", "2024-03-01").expiry())
                .isEqualTo("2028-02-29");
        assertThat(aPost("2020-01-01", null).requires("m", 1, 0, "2020-01-01").awarded("m", "2025-01-31").module("m", "2025-02-01").expiry())
                .isEqualTo("2025-02-28");
    }

    @Test
    void isExpiringFromNinetyDaysBeforeTheEndAndLapsedTheDayAfterIt() {
        HistoryFixture f = aPost("2020-01-01", null).requires("m", 24, 0, "2020-01-01").awarded("m", "2023-06-30");
        LocalDate expiry = day("2025-06-30");
        assertThat(f.status(expiry.minusDays(91).toString())).isEqualTo(IN_DATE);
        assertThat(f.status(expiry.minusDays(90).toString())).isEqualTo(EXPIRING);
        assertThat(f.status(expiry.toString())).isEqualTo(EXPIRING);
        assertThat(f.status(expiry.plusDays(1).toString())).isEqualTo(LAPSED);
    }

    @Test
    void givesANewcomerTheGraceOfTheRule() {
        HistoryFixture f = aPost("2024-03-01", null).requires("m", 24, 14, "2020-01-01");
        assertThat(f.status("2024-03-15")).isEqualTo(IN_GRACE);
        assertThat(f.module("m", "2024-03-15").due()).isEqualTo("2024-03-15");
        assertThat(f.status("2024-03-16")).isEqualTo(NEVER);
    }

    @Test
    void aNewRuleMakesNobodyLateBeforeItsGraceHasRun() {
        HistoryFixture f = aPost("2020-01-01", null).requires("m", 24, 30, "2024-05-01");
        assertThat(Standing.of(f.history(), day("2024-04-30"), NOW).orElseThrow().modules()).isEmpty();
        assertThat(f.status("2024-05-31")).isEqualTo(IN_GRACE);
        assertThat(f.status("2024-06-01")).isEqualTo(NEVER);
    }

    @Test
    void aShorterCycleShowsFromTheDayItIsInForce() {
        HistoryFixture f = aPost("2020-01-01", null)
                .requires("m", null, Basis.LOCAL_STANDARD, 36, 0, "2020-01-01", "2024-12-31")
                .requires("m", null, Basis.LOCAL_STANDARD, 12, 0, "2025-01-01", null)
                .awarded("m", "2023-02-01");
        assertThat(f.status("2024-12-31")).isEqualTo(IN_DATE);
        assertThat(f.status("2025-01-01")).isEqualTo(LAPSED);
    }

    @Test
    void graceBeginsAgainAtTheEndOfAnExemptionAndOfALongAbsence() {
        HistoryFixture exempt = aPost("2020-01-01", null).requires("m", 24, 10, "2020-01-01").exempt("m", "2024-01-01", "2024-02-29");
        assertThat(exempt.status("2024-02-29")).isEqualTo(EXEMPT);
        assertThat(exempt.status("2024-03-10")).isEqualTo(IN_GRACE);
        assertThat(exempt.status("2024-03-11")).isEqualTo(NEVER);
        HistoryFixture away = aPost("2020-01-01", null).requires("m", 24, 10, "2020-01-01").absent("2024-01-01", "2024-02-29");
        assertThat(away.status("2024-01-01")).isEqualTo(EXEMPT);
        assertThat(away.status("2024-03-10")).isEqualTo(IN_GRACE);
        assertThat(away.status("2024-03-11")).isEqualTo(NEVER);
    }

    @Test
    void anAbsenceExemptsOnlyWhenItIsOverTwentyEightDays() {
        HistoryFixture f = aPost("2020-01-01", null).requires("m", 24, 0, "2020-01-01");
        assertThat(f.absent("2024-01-01", "2024-01-28").status("2024-01-15")).isEqualTo(NEVER);
        assertThat(f.absent("2024-03-01", "2024-03-29").status("2024-03-01")).isEqualTo(EXEMPT);
        f.absent("2024-06-01", null);
        assertThat(f.status("2024-06-28")).isEqualTo(NEVER);
        assertThat(f.status("2024-06-29")).isEqualTo(EXEMPT);
    }

    @Test
    void neverCountsUnverifiedEvidenceUntilItIsVerified() {
        HistoryFixture f = aPost("2020-01-01", null).requires("m", 24, 0, "2020-01-01").award("m", "2024-01-10",
                a -> new Award(a.id(), a.personId(), a.slug(), null, a.completedOn(), Evidence.EXTERNAL, false, at("2024-02-01"), false, a.recordedAt(), null));
        var before = Standing.of(f.history(), day("2024-03-01"), at("2024-01-31")).orElseThrow().module("m").orElseThrow();
        assertThat(before.status()).isEqualTo(NEVER);
        assertThat(f.status("2024-03-01")).isEqualTo(IN_DATE);
    }

    @Test
    void forgetsARevokedAwardButRemembersThatItWasOnceBelieved() {
        HistoryFixture f = aPost("2020-01-01", null).requires("m", 24, 0, "2020-01-01").award("m", "2024-01-10",
                a -> new Award(a.id(), a.personId(), a.slug(), a.version(), a.completedOn(), a.source(), true, null, false, a.recordedAt(), at("2024-05-01")));
        var then = Standing.of(f.history(), day("2024-03-01"), at("2024-04-01")).orElseThrow().module("m").orElseThrow();
        assertThat(then.status()).isEqualTo(IN_DATE);
        assertThat(f.status("2024-03-01")).isEqualTo(NEVER);
    }

    @Test
    void aBackDatedAwardChangesThePastOnlyForThoseWhoKnowOfIt() {
        HistoryFixture f = aPost("2020-01-01", null).requires("m", 24, 0, "2020-01-01").award("m", "2022-01-10",
                a -> new Award(a.id(), a.personId(), a.slug(), a.version(), a.completedOn(), a.source(), true, null, false, at("2024-01-01"), null));
        var then = Standing.of(f.history(), day("2022-06-01"), at("2022-06-01")).orElseThrow().module("m").orElseThrow();
        assertThat(then.status()).isEqualTo(NEVER);
        assertThat(f.status("2022-06-01")).isEqualTo(IN_DATE);
    }

    @Test
    void countsAnAwardEarnedBeforeThePost() {
        assertThat(aPost("2024-01-01", null).requires("m", 24, 0, "2020-01-01").awarded("m", "2023-05-01").status("2024-01-01")).isEqualTo(IN_DATE);
    }

    @Test
    void doesNotCountAnAwardOfADemonstrationAreaInARealOne() {
        HistoryFixture f = aPost("2024-01-01", null).requires("m", 24, 0, "2020-01-01").award("m", "2024-01-10",
                a -> new Award(a.id(), a.personId(), a.slug(), a.version(), a.completedOn(), a.source(), true, null, true, a.recordedAt(), null));
        assertThat(f.status("2024-02-01")).isEqualTo(NEVER);
        f.post(p -> new PostBelief(p.id(), p.postId(), p.personId(), p.agencyKey(), null, p.group(), p.level(), p.areaKey(), false, true, p.firstDay(),
                null, p.confirmedOn(), p.recordedAt(), null));
        assertThat(f.status("2024-02-01")).isEqualTo(IN_DATE);
    }

    @Test
    void eachOfTwoPostsHasItsOwnCycle() {
        HistoryFixture nursery = aPost("2020-01-01", null)
                .requires("m", "nursery", Basis.STATUTORY_GUIDANCE, 24, 0, "2020-01-01", null)
                .requires("m", "health", Basis.PROFESSIONAL_STANDARD, 36, 0, "2020-01-01", null)
                .awarded("m", "2022-01-01");
        assertThat(nursery.status("2024-06-01")).isEqualTo(LAPSED);
        nursery.post(p -> new PostBelief(p.id(), p.postId(), p.personId(), p.agencyKey(), null, "health", p.level(), p.areaKey(), false, false, p.firstDay(),
                null, p.confirmedOn(), p.recordedAt(), null));
        assertThat(nursery.status("2024-06-01")).isEqualTo(IN_DATE);
    }

    @Test
    void theWeightierBasisCountsAndOnTheSameBasisTheStricterLine() {
        HistoryFixture f = aPost("2020-01-01", null)
                .requires("m", null, Basis.LOCAL_STANDARD, 24, 30, "2020-01-01", null)
                .requires("m", "nursery", Basis.PROFESSIONAL_STANDARD, 36, 30, "2020-01-01", null);
        assertThat(f.module("m", "2024-01-01").rule().cycleMonths()).isEqualTo(36);
        f.requires("m", "nursery", Basis.PROFESSIONAL_STANDARD, 30, 60, "2020-01-01", null);
        f.requires("m", "nursery", Basis.PROFESSIONAL_STANDARD, 30, 14, "2020-01-01", null);
        assertThat(f.module("m", "2024-01-01").rule()).satisfies(r -> {
            assertThat(r.cycleMonths()).isEqualTo(30);
            assertThat(r.graceDays()).isEqualTo(14);
        });
    }

    private static void row(HistoryFixture f, java.util.UUID line, String group, String source, int grace, String firstDay, String lastDay) {
        f.lines.add(new Requirement(f.id(), line, "1", group, null, false, HistoryFixture.PARTNERSHIP, "m", Basis.LOCAL_STANDARD, source, 24, grace,
                Evidence.PORTAL, day(firstDay), day(lastDay), at(firstDay), null));
    }

    @Test
    void aLineThatIsMendedBeginsNoGraceAnew() {
        HistoryFixture f = aPost("2020-01-01", null);
        java.util.UUID line = f.id();
        row(f, line, null, "Tpyo", 30, "2020-01-01", "2024-02-29");
        row(f, line, null, "Typo", 30, "2024-03-01", "2024-05-31");
        row(f, line, null, "Typo, mended", 30, "2024-06-01", null);
        assertThat(f.status("2024-02-29")).isEqualTo(NEVER);
        assertThat(f.module("m", "2024-06-02")).satisfies(m -> {
            assertThat(m.status()).isEqualTo(NEVER);
            assertThat(m.due()).isEqualTo("2020-01-31");
        });
    }

    @Test
    void aLineThatAsksAnewAfterAGapOrForAnotherGroupGivesGrace() {
        HistoryFixture f = aPost("2020-01-01", null);
        java.util.UUID gap = f.id();
        row(f, gap, null, "Before", 30, "2020-01-01", "2024-02-28");
        row(f, gap, null, "After", 30, "2024-03-01", null);
        assertThat(f.module("m", "2024-03-31").due()).as("the 29th of February was free").isEqualTo("2024-03-31");
        assertThat(f.status("2024-03-31")).isEqualTo(IN_GRACE);

        HistoryFixture widened = aPost("2020-01-01", null);
        java.util.UUID line = widened.id();
        row(widened, line, "police", "For the police", 30, "2020-01-01", "2024-02-29");
        row(widened, line, null, "For all", 30, "2024-03-01", null);
        assertThat(widened.status("2024-03-31")).as("nursery staff were not asked before").isEqualTo(IN_GRACE);
    }

    @Test
    void ofTwoLinesThatAskTheSameTheOneThatHasAskedForLongerCountsAlsoWhenItWasMended() {
        HistoryFixture f = aPost("2020-01-01", null);
        java.util.UUID line = f.id();
        row(f, line, null, "Tpyo", 30, "2020-01-01", "2024-03-09");
        row(f, f.id(), null, "The other", 30, "2024-03-01", null);
        row(f, line, null, "Typo", 30, "2024-03-10", null);
        assertThat(f.status("2024-03-09")).isEqualTo(NEVER);
        assertThat(f.status("2024-03-10")).isEqualTo(NEVER);
    }

    @Test
    void aRecommendedModuleIsNotRequired() {
        HistoryFixture f = aPost("2020-01-01", null).requires("m", null, Basis.RECOMMENDED, 24, 0, "2020-01-01", null);
        assertThat(Standing.of(f.history(), day("2024-01-01"), NOW).orElseThrow().modules()).isEmpty();
    }

    @Test
    void aLineThatAsksForALiveEventIsNotMetByELearning() {
        HistoryFixture f = aPost("2020-01-01", null).awarded("m", "2024-01-01");
        f.lines.add(new Requirement(f.id(), f.id(), "16", null, null, false, HistoryFixture.AREA, "m", Basis.LOCAL_STANDARD, "Local", 24, 0,
                Evidence.LIVE_EVENT, day("2020-01-01"), null, at("2020-01-01"), null));
        assertThat(f.status("2024-02-01")).isEqualTo(NEVER);
        f.award("m", "2023-06-01",
                a -> new Award(a.id(), a.personId(), a.slug(), null, a.completedOn(), Evidence.LIVE_EVENT, true, null, false, a.recordedAt(), null));
        assertThat(f.module("m", "2024-02-01")).satisfies(m -> {
            assertThat(m.status()).isEqualTo(IN_DATE);
            assertThat(m.award().completedOn()).isEqualTo("2023-06-01");
        });
    }

    @Test
    void aLineHoldsForItsUnitAndAllBelowOnTheDaysTheyStandThere() {
        HistoryFixture f = aPost("2020-01-01", null);
        f.lines.add(new Requirement(f.id(), f.id(), "1", null, null, false, 99, "m", Basis.LOCAL_STANDARD, "Local", 24, 0, Evidence.PORTAL,
                day("2020-01-01"), null, at("2020-01-01"), null));
        f.links.add(new Ancestry.Link(99, HistoryFixture.AGENCY, day("2024-01-01"), day("2024-06-30")));
        assertThat(Standing.of(f.history(), day("2023-12-31"), NOW).orElseThrow().modules()).isEmpty();
        assertThat(f.status("2024-06-30")).isEqualTo(NEVER);
        assertThat(Standing.of(f.history(), day("2024-07-01"), NOW).orElseThrow().modules()).isEmpty();
    }

    @Test
    void isLevelCurrentWhenEveryRequiredModuleCountsAndExemptOnesAreLeftOut() {
        HistoryFixture f = aPost("2020-01-01", null).requires("a", 24, 0, "2020-01-01").requires("b", 24, 0, "2020-01-01").awarded("a", "2024-01-01");
        assertThat(Standing.of(f.history(), day("2024-02-01"), NOW).orElseThrow().levelCurrent()).isFalse();
        f.exempt("b", "2024-01-01", null);
        assertThat(Standing.of(f.history(), day("2024-02-01"), NOW).orElseThrow().levelCurrent()).isTrue();
        f.exempt("a", "2024-01-01", null);
        assertThat(Standing.of(f.history(), day("2024-02-01"), NOW).orElseThrow()).satisfies(s -> {
            assertThat(s.away()).isTrue();
            assertThat(s.levelCurrent()).isFalse();
        });
    }

    @Test
    void aPostOfWhichNothingIsRequiredIsNotCalledLevelCurrent() {
        assertThat(Standing.of(aPost("2020-01-01", null).history(), day("2024-02-01"), NOW).orElseThrow().levelCurrent()).isFalse();
    }

    @Test
    void hasNoStandingOutsideThePostsDaysOrBeforeItWasRecorded() {
        HistoryFixture f = aPost("2022-01-01", "2024-01-31").requires("m", 24, 0, "2020-01-01");
        assertThat(Standing.of(f.history(), day("2021-12-31"), NOW)).isEmpty();
        assertThat(Standing.of(f.history(), day("2024-01-31"), NOW)).isPresent();
        assertThat(Standing.of(f.history(), day("2024-02-01"), NOW)).isEmpty();
        OffsetDateTime early = at("2021-12-31");
        assertThat(Standing.of(f.history(), day("2023-01-01"), early)).isEmpty();
    }
}
