package heed.capacity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * How much of a workforce is covered on a day: one cell, or any sum of cells. Source: domain report, 4.3. A percentage is
 * never rounded here and never capped.
 *
 * @param kind       whether there is a value at all
 * @param counts     the roster by standing
 * @param base       {@code B}: declared headcounts, and the roster where none is valid
 * @param declared   the part of the base that is declared
 * @param fresh      the part of the base that was declared within six months
 * @param seen       posts on the roster in cells with a declared headcount: what reach compares with {@code declared}
 * @param unknown    posts that are declared or on the roster and cannot be judged, summed cell by cell
 * @param excess     posts on the roster beyond what is declared, summed cell by cell
 * @param returns    how many valid returns the base rests on
 * @param oldest     as-at day of the oldest of them
 * @param newest     as-at day of the newest
 * @param source     where all of them come from, null when they name different sources or there is none
 */
public record Coverage(Kind kind, Counts counts, int base, int declared, int fresh, int seen, int unknown, int excess,
        int returns, LocalDate oldest, LocalDate newest, String source) {
    /** What stands in the place of the number. */
    public enum Kind {
        VALUE,
        /** There is a value, but more posts are on the roster than declared: it gets no band and a new return is asked for. */
        BASE_TO_CHECK,
        /** The base is nought: not 0 and not 100. */
        NOT_APPLICABLE,
        /** Nothing declared and nobody on the roster. */
        NO_RETURN
    }

    /** Sums cells; {@link Kind#NO_RETURN} when there is none. */
    public static Coverage of(Collection<CellCount> cells) {
        Counts counts = Counts.NONE;
        int base = 0;
        int declared = 0;
        int fresh = 0;
        int seen = 0;
        int seenCurrent = 0;
        int unknown = 0;
        int excess = 0;
        int returns = 0;
        boolean someReturn = false;
        LocalDate oldest = null;
        LocalDate newest = null;
        String source = null;
        for (CellCount cell : cells) {
            counts = counts.plus(cell.counts());
            base += cell.base();
            unknown += cell.unknown();
            someReturn |= !cell.isNoReturn();
            Optional<Declared> valid = cell.valid();
            if (valid.isPresent()) {
                Declared d = valid.get();
                declared += d.posts();
                fresh += d.isStale(cell.asAt()) ? 0 : d.posts();
                seen += cell.counts().roster();
                seenCurrent += cell.counts().current();
                excess += Math.max(0, cell.counts().roster() - d.posts());
                source = returns == 0 || d.source().equals(source) ? d.source() : null;
                returns++;
                oldest = oldest == null || d.asAt().isBefore(oldest) ? d.asAt() : oldest;
                newest = newest == null || d.asAt().isAfter(newest) ? d.asAt() : newest;
            }
        }
        Kind kind = !someReturn ? Kind.NO_RETURN
                : seen > declared || seenCurrent > declared ? Kind.BASE_TO_CHECK
                : base == 0 ? Kind.NOT_APPLICABLE
                : Kind.VALUE;
        return new Coverage(kind, counts, base, declared, fresh, seen, unknown, excess, returns, oldest, newest, source);
    }

    private static Optional<Double> percent(int part, int whole) {
        return whole == 0 ? Optional.empty() : Optional.of(100.0 * part / whole);
    }

    /** The headline, {@code C = 100 Cur / B}: newcomers in grace and posts not seen are in the base. Empty when B is 0. */
    public Optional<Double> strict() {
        return percent(counts.current(), base);
    }

    /** {@code C_op}: of the posts on the roster whose grace has run out. */
    public Optional<Double> operational() {
        return percent(counts.current(), counts.roster() - counts.inGrace());
    }

    /** How much of the declared workforce the portal can see; empty when nothing is declared. */
    public Optional<Double> reach() {
        return percent(seen, declared);
    }

    /**
     * The least that can be true: nobody unseen is covered. It is the headline itself, since unseen posts are in the base
     * and not among the current.
     */
    public Optional<Double> atLeast() {
        return strict();
    }

    /** The most that can be true: everybody unseen is covered. At most 100 unless the base is to be checked. */
    public Optional<Double> atMost() {
        return percent(counts.current() + unknown, base);
    }

    /** How many posts are missing to a share of the base, in percent; 0 when it is reached. */
    public int shortOf(double percent) {
        return (int) Math.max(0, Math.ceil(percent * base / 100.0 - 1e-9) - counts.current());
    }

    public boolean isStale() {
        return returns > 0 && fresh < declared;
    }
}
