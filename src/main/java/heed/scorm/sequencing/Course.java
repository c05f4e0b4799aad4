package heed.scorm.sequencing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A tree together with what a person has done in it: the common ground on which all processes work. */
final class Course {
    private final ActivityTree tree;
    private final SequencingState state;
    private final Globals learner;
    private final Clock clock;
    private final Objectives objectives;

    Course(ActivityTree tree, SequencingState state, Globals learner, Clock clock) {
        this.tree = tree;
        this.state = state;
        this.learner = learner;
        this.clock = clock;
        this.objectives = new Objectives(this);
    }

    /** The same course in a state of its own, to try something out. */
    Course copy() {
        return new Course(tree, state.copy(), learner.copy(), clock);
    }

    ActivityTree tree() {
        return tree;
    }

    SequencingState state() {
        return state;
    }

    Globals learner() {
        return learner;
    }

    Objectives objectives() {
        return objectives;
    }

    Instant now() {
        return clock.instant();
    }

    Activity root() {
        return tree.root();
    }

    Tracking of(Activity activity) {
        return state.of(activity.id());
    }

    /** The activity that was last delivered, still active or not; null before a start and after an end. */
    Activity current() {
        return tree.find(state.current).orElse(null);
    }

    void current(Activity activity) {
        state.current = activity == null ? "" : activity.id();
    }

    /** Where a <i>resume all</i> leads; null where nothing is suspended. */
    Activity suspended() {
        return tree.find(state.suspended).orElse(null);
    }

    void suspended(Activity activity) {
        state.suspended = activity == null ? "" : activity.id();
    }

    /** The activity whose content is open now. */
    Optional<Activity> open() {
        return tree.find(state.current).filter(a -> a.leaf() && of(a).active);
    }

    /** The open content reported an exit that leaves the whole course, whatever is requested ({@code time-out}, {@code logout}). */
    boolean leavesAll() {
        return open().isPresent() && state.report != null
                && (state.report.exit() == RuntimeReport.Exit.TIME_OUT || state.report.exit() == RuntimeReport.Exit.LOGOUT);
    }

    /** The children that take part, in their order (SN 3.6 and 3.10). */
    List<Activity> available(Activity activity) {
        List<String> chosen = of(activity).children;
        return chosen == null ? activity.children() : chosen.stream().flatMap(id -> tree.find(id).stream()).toList();
    }

    /** It, and all above it, take part. */
    boolean reachable(Activity activity) {
        for (Activity a : activity.path()) {
            if (a != root() && !available(parent(a)).contains(a)) {
                return false;
            }
        }
        return true;
    }

    /** Only for an activity that is not the root. */
    static Activity parent(Activity activity) {
        return activity.parent().orElseThrow();
    }

    /** The deepest activity both lie in. */
    static Activity commonAncestor(Activity a, Activity b) {
        Activity common = a;
        while (!b.within(common)) {
            common = parent(common);
        }
        return common;
    }

    /** A new attempt on the course begins without what the attempt before shared within the course. */
    void forget() {
        state.own.objectives.clear();
        state.own.stores.clear();
    }

    Globals objectiveHome() {
        return tree.objectivesGlobalToSystem() ? learner : state.own;
    }

    Globals storeHome() {
        return tree.sharedDataGlobalToSystem() ? learner : state.own;
    }
}
