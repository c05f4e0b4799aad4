package heed.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import heed.award.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Domain report, 4.3 and 4.9. */
class CoverageTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Cell CELL = new Cell(1, "nursery", "L2", 2);

    private static CellCount cell(Counts counts, Declared declared) {
        return new CellCount(CELL, counts, true, Optional.ofNullable(declared), DAY);
    }

    private static Declared declared(int posts, String asAt) {
        return new Declared(posts, LocalDate.parse(asAt), "payroll system", "payroll", "high", "A. Clerk", false);
    }

    private static Coverage of(Counts counts, Declared declared) {
        return Coverage.of(List.of(cell(counts, declared)));
    }

    private static Counts counts(int inDate, int expiring, int inGrace, int lapsed, int never, int exempt, int unconfirmed) {
        return new Counts(inDate, expiring, inGrace, lapsed, never, exempt, unconfirmed);
    }

    @Test
    void dividesByTheDeclaredHeadcountAndCountsNewcomersInTheBaseOnly() {
        Coverage c = of(counts(60, 11, 4, 6, 3, 5, 0), declared(100, "2026-09-30"));
        assertThat(c.strict()).contains(71.0);
        assertThat(c.operational()).contains(100.0 * 71 / 80);
        assertThat(c.reach()).contains(84.0);
        assertThat(c.unknown()).isEqualTo(16);
        assertThat(c.atLeast()).contains(71.0);
        assertThat(c.atMost()).contains(87.0);
        assertThat(c.kind()).isEqualTo(Coverage.Kind.VALUE);
        assertThat(Band.of(c, Thresholds.DEFAULT)).isEqualTo(Band.SHORT);
    }

    @Test
    void fallsBackOnTheRosterWithoutAReturnAndGivesNoBandThen() {
        Coverage c = of(counts(8, 1, 1, 0, 0, 0, 0), null);
        assertThat(c.strict()).contains(90.0);
        assertThat(c.reach()).isEmpty();
        assertThat(Band.of(c, Thresholds.DEFAULT)).isEqualTo(Band.NONE);
    }

    @Test
    void tellsNoReturnFromNotApplicable() {
        assertThat(of(Counts.NONE, null).kind()).isEqualTo(Coverage.Kind.NO_RETURN);
        assertThat(of(Counts.NONE, declared(0, "2026-09-30")).kind()).isEqualTo(Coverage.Kind.NOT_APPLICABLE);
        assertThat(of(Counts.NONE, declared(0, "2026-09-30")).strict()).isEmpty();
        assertThat(of(Counts.NONE, declared(12, "2026-09-30")).strict()).contains(0.0);
    }

    @Test
    void doesNotCapAboveTheHeadcountAndAsksToCheckTheBase() {
        Coverage c = of(counts(11, 0, 0, 1, 0, 0, 0), declared(10, "2026-09-30"));
        assertThat(c.kind()).isEqualTo(Coverage.Kind.BASE_TO_CHECK);
        assertThat(c.strict()).contains(110.0);
        assertThat(c.excess()).isEqualTo(2);
        assertThat(Band.of(c, Thresholds.DEFAULT)).isEqualTo(Band.NONE);
        assertThat(of(counts(0, 0, 0, 3, 0, 0, 0), declared(0, "2026-09-30")).kind()).isEqualTo(Coverage.Kind.BASE_TO_CHECK);
    }

    @Test
    void marksAReturnOlderThanSixMonthsAndForgetsOneOlderThanTwelve() {
        Counts full = counts(10, 0, 0, 0, 0, 0, 0);
        assertThat(of(full, declared(10, "2026-05-22")).isStale()).isFalse();
        Coverage stale = of(full, declared(10, "2026-05-21"));
        assertThat(stale.isStale()).isTrue();
        assertThat(Band.of(stale, Thresholds.DEFAULT)).isEqualTo(Band.NONE);
        assertThat(of(full, declared(20, "2025-11-22")).strict()).contains(50.0);
        assertThat(of(full, declared(20, "2025-11-21")).strict()).contains(100.0);
        assertThat(of(Counts.NONE, declared(20, "2025-11-21")).kind()).isEqualTo(Coverage.Kind.NO_RETURN);
    }

    @Test
    void comparesWithTheLinesBeforeRounding() {
        Declared d = declared(10000, "2026-09-30");
        assertThat(Band.of(of(counts(8999, 0, 0, 1001, 0, 0, 0), d), Thresholds.DEFAULT)).isEqualTo(Band.CLOSE);
        assertThat(Band.of(of(counts(9000, 0, 0, 1000, 0, 0, 0), d), Thresholds.DEFAULT)).isEqualTo(Band.MET);
        assertThat(Band.of(of(counts(7499, 0, 0, 2501, 0, 0, 0), d), Thresholds.DEFAULT)).isEqualTo(Band.SHORT);
        assertThat(Band.of(of(counts(7499, 0, 0, 2501, 0, 0, 0), d), new Thresholds(80, 70))).isEqualTo(Band.CLOSE);
    }

    @Test
    void givesNoBandWhereFewerThanSixtyOfAHundredAreSeen() {
        Declared d = declared(100, "2026-09-30");
        assertThat(Band.of(of(counts(59, 0, 0, 0, 0, 0, 0), d), Thresholds.DEFAULT)).isEqualTo(Band.NONE);
        assertThat(Band.of(of(counts(60, 0, 0, 0, 0, 0, 0), d), Thresholds.DEFAULT)).isEqualTo(Band.SHORT);
    }

    @Test
    void sumsCellsWithoutLettingOneHideAnother() {
        CellCount over = cell(counts(12, 0, 0, 0, 0, 0, 0), declared(10, "2026-09-30"));
        CellCount under = cell(counts(30, 0, 0, 10, 0, 2, 1), declared(60, "2026-09-30"));
        CellCount silent = cell(Counts.NONE, null);
        Coverage c = Coverage.of(List.of(over, under, silent));
        assertThat(c.base()).isEqualTo(70);
        assertThat(c.unknown()).isEqualTo(20);
        assertThat(c.excess()).isEqualTo(2);
        assertThat(c.counts().roster() - c.counts().unconfirmed() + c.unknown()).isEqualTo(c.base() + c.excess());
        assertThat(c.returns()).isEqualTo(2);
        assertThat(c.shortOf(90)).isEqualTo(63 - 42);
    }

    @Test
    void leavesADeclaredHeadcountOutWhereOnlyLeadsMustHoldTheModule() {
        CellCount leads = new CellCount(CELL, counts(2, 0, 0, 1, 0, 0, 0), false, Optional.of(declared(200, "2026-09-30")), DAY);
        assertThat(Coverage.of(List.of(leads)).base()).isEqualTo(3);
    }

    @Test
    void takesTheWorstOfAPostsModules() {
        assertThat(Mark.overall(Set.of(Status.IN_DATE, Status.EXPIRING, Status.EXEMPT), false)).contains(Mark.EXPIRING);
        assertThat(Mark.overall(Set.of(Status.IN_DATE, Status.LAPSED, Status.NEVER), false)).contains(Mark.LAPSED);
        assertThat(Mark.overall(Set.of(Status.IN_GRACE, Status.NEVER), false)).contains(Mark.NEVER);
        assertThat(Mark.overall(Set.of(Status.IN_DATE), true)).contains(Mark.EXEMPT);
        assertThat(Mark.overall(Set.of(), false)).isEmpty();
    }

    @Test
    void tellsWhenAndWhereItsHeadcountsCameFrom() {
        CellCount may = cell(Counts.NONE, declared(20, "2026-05-01"));
        CellCount june = cell(Counts.NONE, declared(30, "2026-06-01"));
        CellCount october = cell(Counts.NONE, new Declared(50, LocalDate.parse("2026-10-01"), "school census", "census", "high", "A. Clerk", false));

        Coverage alike = Coverage.of(List.of(june, may));
        assertThat(alike.source()).isEqualTo("payroll system");
        assertThat(alike.oldest()).isEqualTo("2026-05-01");
        assertThat(alike.newest()).isEqualTo("2026-06-01");
        assertThat(alike.fresh()).isEqualTo(30);
        assertThat(Coverage.of(List.of(june, may, october)).source()).as("two sources are none that could be named").isNull();
        assertThat(Coverage.of(List.of(june, october, may)).newest()).isEqualTo("2026-10-01");
    }

    @Test
    void isStaleWhereAnyPartOfItsBaseIs() {
        assertThat(Coverage.of(List.of(cell(Counts.NONE, declared(1, "2026-05-01")), cell(Counts.NONE, declared(90, "2026-09-30")))).isStale()).isTrue();
        assertThat(of(counts(5, 0, 0, 0, 0, 0, 0), null).isStale()).as("nothing declared is not stale").isFalse();
    }

    @Test
    void needsSixtyOfAHundredFreshForABand() {
        Counts all = counts(60, 0, 0, 0, 0, 0, 0);
        Coverage enough = Coverage.of(List.of(cell(all, declared(60, "2026-09-30")), cell(counts(40, 0, 0, 0, 0, 0, 0), declared(40, "2026-05-01"))));
        assertThat(Band.of(enough, Thresholds.DEFAULT)).isEqualTo(Band.MET);
        Coverage few = Coverage.of(List.of(cell(counts(59, 0, 0, 0, 0, 0, 0), declared(59, "2026-09-30")), cell(counts(41, 0, 0, 0, 0, 0, 0), declared(41, "2026-05-01"))));
        assertThat(Band.of(few, Thresholds.DEFAULT)).isEqualTo(Band.NONE);
    }

    @Test
    void isCloseFromTheLowerLineOnAndShortOfNothingOnceALineIsReached() {
        Coverage c = of(counts(75, 0, 0, 25, 0, 0, 0), declared(100, "2026-09-30"));
        assertThat(Band.of(c, Thresholds.DEFAULT)).isEqualTo(Band.CLOSE);
        assertThat(c.shortOf(75)).isZero();
        assertThat(c.shortOf(70)).isZero();
        assertThat(c.shortOf(75.1)).as("rounded up").isEqualTo(1);
    }

    @Test
    void isOperationalAmongThoseWhoseGraceHasRunOutAlone() {
        assertThat(of(counts(0, 0, 4, 0, 0, 0, 0), declared(10, "2026-09-30")).operational()).isEmpty();
        assertThat(of(counts(6, 0, 2, 1, 1, 9, 2), declared(20, "2026-09-30")).operational()).contains(60.0);
    }
}
