package heed.scorm.sequencing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Leads one person through one attempt on a course: it is told what they and the content ask for and what the content
 * reports, and answers what to open next. A fault of the content is an answer with a code, never an exception.
 * It is not safe for use by two threads.
 *
 * <p>The order of calls: {@link #request} with start or resume; when an activity is delivered, open it with
 * {@link #objectives} and {@link #sharedData}; at each commit and when the content ends, {@link #report}; then
 * {@link #request} with what was asked for. Keep {@link #state} and {@link #globals} after each call.
 */
public final class Sequencer {
    private final Course course;
    private final Overall overall;
    /** What has been tried out since the last change; null after a change. */
    private Trial trial;

    public Sequencer(ActivityTree tree, SequencingState state, Clock clock) {
        this(tree, state, Globals.none(), clock);
    }

    /** @param globals what the person carries from course to course */
    public Sequencer(ActivityTree tree, SequencingState state, Globals globals, Clock clock) {
        this(new Course(tree, state, globals, clock));
    }

    private Sequencer(Course course) {
        this.course = course;
        this.overall = new Overall(course);
    }

    /** Ends what is open, as far as the request asks for it, and finds what to open next. */
    public Outcome request(Request request) {
        trial = null;
        // A window that was closed is a suspend, whatever the content had said of its exit.
        return overall.process(course.leavesAll() && request.kind() != Request.Kind.SUSPEND_ALL ? Request.exitAll() : request);
    }

    /**
     * Notes what the open activity's data model says; it counts when the attempt ends, and never if it is abandoned.
     * A store once written stays so, whether or not a later report names it again. Anything reported for an activity that is
     * not open is ignored.
     */
    public void report(String activity, RuntimeReport report) {
        trial = null;
        course.open().filter(a -> a.id().equals(activity)).ifPresent(a -> {
            RuntimeReport earlier = course.state().report;
            course.state().report = earlier == null ? report : report.keeping(earlier.stores());
        });
    }

    /** The objectives the content finds when it opens. */
    public List<InitialObjective> objectives(String activity) {
        return course.tree().find(activity).map(overall.transfer()::objectives).orElse(List.of());
    }

    /** The stores the content finds when it opens. */
    public List<SharedStore> sharedData(String activity) {
        return course.tree().find(activity).map(overall.transfer()::stores).orElse(List.of());
    }

    /**
     * Whether the request, made now, would do what it says; of <i>continue</i>, whether it may be made at all. Nothing changes.
     */
    public boolean isValid(Request request) {
        return trial().isValid(request);
    }

    private Trial trial() {
        if (trial == null) {
            trial = new Trial(course);
        }
        return trial;
    }

    public Controls controls() {
        return new Controls(control("continue", Request.forward()), control("previous", Request.previous()), control("exit", Request.exit()),
                control("exitAll", Request.exitAll()), control("abandon", Request.abandon()), control("abandonAll", Request.abandonAll()),
                control("suspendAll", Request.suspendAll()));
    }

    private Controls.Control control(String name, Request request) {
        boolean hidden = course.open().map(a -> a.hiddenControls().contains(name)).orElse(false);
        return new Controls.Control(!hidden, isValid(request));
    }

    /** The table of contents: the activities that take part. */
    public List<TreeRow> tree() {
        return new Contents(course, overall, trial()).rows();
    }

    /** The activity whose content is open. */
    public Optional<String> opened() {
        return course.open().map(Activity::id);
    }

    /**
     * What is known of an activity, by itself or by rollup, with what the open content has reported so far; of the root:
     * of the course.
     */
    public ObjectiveStatus status(String activity) {
        Course now = course.copy();
        new Overall(now).preview();
        return now.tree().find(activity).map(now.objectives()::primary).orElse(ObjectiveStatus.unknown());
    }

    public SequencingState state() {
        return course.state();
    }

    /** What the person carries from course to course; the same object that was given. */
    public Globals globals() {
        return course.learner();
    }
}
