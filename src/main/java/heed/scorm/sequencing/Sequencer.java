package heed.scorm.sequencing;

import java.time.Clock;
import java.util.ArrayList;
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
    private final Transfer transfer;

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
        this.transfer = new Transfer(course);
    }

    /** Ends what is open, as far as the request asks for it, and finds what to open next. */
    public Outcome request(Request request) {
        RuntimeReport.Exit exit = course.state().exit;
        course.state().exit = RuntimeReport.Exit.NONE;
        boolean leaves = course.open().isPresent() && (exit == RuntimeReport.Exit.TIME_OUT || exit == RuntimeReport.Exit.LOGOUT);
        return overall.process(leaves ? Request.exitAll() : request);
    }

    /** Takes over what the open activity's data model says. Anything reported for an activity that is not open is ignored. */
    public void report(String activity, RuntimeReport report) {
        course.open().filter(a -> a.id().equals(activity)).ifPresent(a -> transfer.take(a, report));
    }

    /** The objectives the content finds when it opens. */
    public List<InitialObjective> objectives(String activity) {
        return course.tree().find(activity).map(transfer::objectives).orElse(List.of());
    }

    /** What {@code cmi.success_status}, {@code cmi.score} and their like begin with in a new attempt: what the primary objective reads. */
    public Optional<ObjectiveStatus> initial(String activity) {
        return course.tree().find(activity).map(course.objectives()::primary);
    }

    /** The stores the content finds when it opens. */
    public List<SharedStore> sharedData(String activity) {
        return course.tree().find(activity).map(transfer::stores).orElse(List.of());
    }

    /** Whether the request, made now, would do what it says. Nothing changes. */
    public boolean isValid(Request request) {
        return new Sequencer(course.copy()).overall.process(request).code().isEmpty();
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
        List<TreeRow> rows = new ArrayList<>();
        addRows(course.root(), rows);
        return rows;
    }

    private void addRows(Activity activity, List<TreeRow> rows) {
        Tracking tracking = course.of(activity);
        boolean shown = activity.visible() && !overall.rules().before(activity, "hiddenFromChoice");
        boolean current = course.open().map(o -> o.within(activity)).orElse(false);
        rows.add(new TreeRow(activity.id(), activity.title(), activity.depth(), shown, shown && isValid(Request.choice(activity.id())), current,
                activity.resource().isPresent(), tracking.attempts, tracking.suspended, course.objectives().primary(activity)));
        course.available(activity).forEach(child -> addRows(child, rows));
    }

    /** The activity whose content is open. */
    public Optional<String> opened() {
        return course.open().map(Activity::id);
    }

    /** What is known of an activity, by itself or by rollup; of the root: of the course. */
    public ObjectiveStatus status(String activity) {
        return course.tree().find(activity).map(course.objectives()::primary).orElse(ObjectiveStatus.unknown());
    }

    public SequencingState state() {
        return course.state();
    }

    /** What the person carries from course to course; the same object that was given. */
    public Globals globals() {
        return course.learner();
    }
}
