package heed.capacity;

import heed.award.Status;

/**
 * How many posts of a cell have which standing. The six statuses and {@code unconfirmed} are exclusive: each post on the
 * roster of which something is required is counted in exactly one. Source: domain report, 4.2 and 4.3.
 *
 * @param unconfirmed posts without activity or confirmation by the agency for 12 months; never current
 */
public record Counts(int inDate, int expiring, int inGrace, int lapsed, int never, int exempt, int unconfirmed) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    static Counts one(Mark mark) {
        return new Counts(mark == Mark.IN_DATE ? 1 : 0, mark == Mark.EXPIRING ? 1 : 0, mark == Mark.IN_GRACE ? 1 : 0,
                mark == Mark.LAPSED ? 1 : 0, mark == Mark.NEVER ? 1 : 0, mark == Mark.EXEMPT ? 1 : 0,
                mark == Mark.UNCONFIRMED ? 1 : 0);
    }

    public Counts plus(Counts o) {
        return new Counts(inDate + o.inDate, expiring + o.expiring, inGrace + o.inGrace, lapsed + o.lapsed, never + o.never,
                exempt + o.exempt, unconfirmed + o.unconfirmed);
    }

    Counts minus(Counts o) {
        return new Counts(inDate - o.inDate, expiring - o.expiring, inGrace - o.inGrace, lapsed - o.lapsed, never - o.never,
                exempt - o.exempt, unconfirmed - o.unconfirmed);
    }

    /** {@code Cur}: what counts now. */
    public int current() {
        return inDate + expiring;
    }

    /** {@code N_r}: posts on the roster that are not exempt. */
    public int roster() {
        return current() + inGrace + lapsed + never + unconfirmed;
    }

    /** The six and the unconfirmed together. */
    public int all() {
        return roster() + exempt;
    }

    public int of(Status status) {
        return switch (status) {
            case IN_DATE -> inDate;
            case EXPIRING -> expiring;
            case IN_GRACE -> inGrace;
            case LAPSED -> lapsed;
            case NEVER -> never;
            case EXEMPT -> exempt;
        };
    }

    int of(Mark mark) {
        return mark == Mark.UNCONFIRMED ? unconfirmed : of(mark.status());
    }
}
