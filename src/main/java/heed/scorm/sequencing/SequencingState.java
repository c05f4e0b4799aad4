package heed.scorm.sequencing;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one person has done in one attempt on a course, as far as sequencing needs it. It belongs to one {@link Sequencer} at a time. */
public final class SequencingState {
    private static final Tracking UNTOUCHED = new Tracking();

    final Map<String, Tracking> activities = new LinkedHashMap<>();
    final long seed;
    /** How many random numbers have been drawn from the seed. */
    long draws;
    /** Empty while nothing is open. */
    String current = "";
    /** Empty while nothing is suspended. */
    String suspended = "";
    /** What the open content last reported; null while it has not. It counts when the attempt ends and never if it is abandoned. */
    RuntimeReport report;
    final Globals own;
    /** What this is a copy of; null for a state that stands by itself. */
    private final SequencingState base;

    SequencingState(long seed, Globals own) {
        this(seed, own, null);
    }

    private SequencingState(long seed, Globals own, SequencingState base) {
        this.seed = seed;
        this.own = own;
        this.base = base;
    }

    /**
     * Nothing done yet.
     *
     * @param seed decides every random selection and order of this attempt
     */
    public static SequencingState fresh(long seed) {
        return new SequencingState(seed, Globals.none());
    }

    /** @throws IllegalArgumentException if the text was not written by {@link #json} */
    public static SequencingState read(String json) {
        return StateJson.state(json);
    }

    public String json() {
        return StateJson.write(this);
    }

    /**
     * A state to try something out on. It copies what it touches only, so this one must rest while the copy is in use; and
     * it cannot be written as text.
     */
    SequencingState copy() {
        SequencingState copy = new SequencingState(seed, own.copy(), this);
        copy.draws = draws;
        copy.current = current;
        copy.suspended = suspended;
        copy.report = report;
        return copy;
    }

    Tracking of(String activity) {
        Tracking tracking = activities.get(activity);
        if (tracking == null) {
            tracking = base == null ? new Tracking() : base.known(activity).copy();
            activities.put(activity, tracking);
        }
        return tracking;
    }

    private Tracking known(String activity) {
        Tracking tracking = activities.get(activity);
        if (tracking != null) {
            return tracking;
        }
        return base == null ? UNTOUCHED : base.known(activity);
    }
}
