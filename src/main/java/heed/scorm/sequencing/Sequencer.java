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
    private final ActivityTree tree;
    private final SequencingState state;
    private final Globals globals;
    private final Clock clock;

    public Sequencer(ActivityTree tree, SequencingState state, Clock clock) {
        this(tree, state, Globals.none(), clock);
    }

    /** @param globals what the person carries from course to course */
    public Sequencer(ActivityTree tree, SequencingState state, Globals globals, Clock clock) {
        this.tree = tree;
        this.state = state;
        this.globals = globals;
        this.clock = clock;
    }

    /** Ends what is open, as far as the request asks for it, and finds what to open next. */
    public Outcome request(Request request) {
        Optional<Activity> to = switch (request.kind()) {
            case START -> next(tree.root());
            case RESUME_ALL -> tree.find(state.suspended);
            case CONTINUE -> current().flatMap(this::next);
            case PREVIOUS -> current().flatMap(this::before);
            case CHOICE, JUMP -> request.target().flatMap(tree::find).flatMap(a -> a.leaf() ? Optional.of(a) : next(a));
            case EXIT, EXIT_ALL, ABANDON, ABANDON_ALL, SUSPEND_ALL -> Optional.empty();
        };
        boolean resumed = request.kind() == Request.Kind.RESUME_ALL;
        state.suspended = request.kind() == Request.Kind.SUSPEND_ALL ? state.current : "";
        state.current = to.map(Activity::id).orElse("");
        return to.map(a -> Outcome.delivered(a.id(), resumed)).orElseGet(Outcome::end);
    }

    private Optional<Activity> current() {
        return tree.find(state.current);
    }

    private Optional<Activity> next(Activity from) {
        return tree.all().stream().filter(a -> a.leaf() && a.position() > from.position()).findFirst();
    }

    private Optional<Activity> before(Activity from) {
        return tree.all().stream().filter(a -> a.leaf() && a.position() < from.position()).reduce((a, b) -> b);
    }

    /** Takes over what the open activity's data model says. Anything reported for an activity that is not open is ignored. */
    public void report(String activity, RuntimeReport report) {
        if (!state.current.equals(activity)) {
            return;
        }
        state.exit = report.exit();
    }

    /** The objectives the content finds when it opens. */
    public List<InitialObjective> objectives(String activity) {
        return tree.find(activity).stream().flatMap(a -> a.definition().objectives().stream())
                .filter(o -> !o.id().isEmpty()).map(o -> new InitialObjective(o.id(), ObjectiveStatus.unknown())).toList();
    }

    /** The stores the content finds when it opens. */
    public List<SharedStore> sharedData(String activity) {
        return tree.find(activity).stream().flatMap(a -> a.stores().stream())
                .map(s -> new SharedStore(s.target(), Optional.ofNullable(globals.stores.get(s.target())), s.reads(), s.writes())).toList();
    }

    /** Whether the request, made now, would do what it says. Nothing changes. */
    public boolean isValid(Request request) {
        Outcome outcome = new Sequencer(tree, state.copy(), globals.copy(), clock).request(request);
        return outcome.code().isEmpty();
    }

    public Controls controls() {
        return new Controls(control("continue", Request.forward()), control("previous", Request.previous()), control("exit", Request.exit()),
                control("exitAll", Request.exitAll()), control("abandon", Request.abandon()), control("abandonAll", Request.abandonAll()),
                control("suspendAll", Request.suspendAll()));
    }

    private Controls.Control control(String name, Request request) {
        boolean hidden = current().map(a -> a.hiddenControls().contains(name)).orElse(false);
        return new Controls.Control(!hidden, isValid(request));
    }

    /** The table of contents. */
    public List<TreeRow> tree() {
        List<TreeRow> rows = new ArrayList<>();
        for (Activity a : tree.all()) {
            boolean open = current().map(c -> c.within(a)).orElse(false);
            rows.add(new TreeRow(a.id(), a.title(), a.depth(), a.visible(), isValid(Request.choice(a.id())), open,
                    a.resource().isPresent(), 0, state.suspended.equals(a.id()), status(a.id())));
        }
        return rows;
    }

    /** The activity that is open. */
    public Optional<String> opened() {
        return state.current.isEmpty() ? Optional.empty() : Optional.of(state.current);
    }

    /** What is known of an activity by itself or by rollup; of the root: of the course. */
    public ObjectiveStatus status(String activity) {
        return ObjectiveStatus.unknown();
    }

    public SequencingState state() {
        return state;
    }

    /** What the person carries from course to course; the same object that was given. */
    public Globals globals() {
        return globals;
    }
}
