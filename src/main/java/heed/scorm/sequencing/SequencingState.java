package heed.scorm.sequencing;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one person has done in one attempt on a course, as far as sequencing needs it. It belongs to one {@link Sequencer} at a time. */
public final class SequencingState {
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

    SequencingState(long seed, Globals own) {
        this.seed = seed;
        this.own = own;
    }

    /** Nothing done yet. @param seed decides every random selection and order of this attempt */
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

    SequencingState copy() {
        SequencingState copy = new SequencingState(seed, own.copy());
        activities.forEach((id, t) -> copy.activities.put(id, t.copy()));
        copy.draws = draws;
        copy.current = current;
        copy.suspended = suspended;
        copy.report = report;
        return copy;
    }
}
