package heed.scorm.sequencing;

import java.util.ArrayList;
import java.util.List;

/** The table of contents as it stands: what is shown, and what of it can be chosen (SN 5.6.6). */
final class Contents {
    private final Course course;
    private final Overall overall;
    private final Trial trial;
    private final Course reported;

    Contents(Course course, Overall overall, Trial trial) {
        this.course = course;
        this.overall = overall;
        this.trial = trial;
        this.reported = course.copy();
        new Overall(reported).preview();
    }

    /** The course itself can be chosen where something in it can. */
    List<TreeRow> rows() {
        List<TreeRow> rows = new ArrayList<>();
        course.available(course.root()).forEach(child -> add(child, false, rows));
        boolean anything = rows.stream().anyMatch(TreeRow::selectable);
        rows.add(0, row(course.root(), hidden(course.root()), anything));
        return rows;
    }

    private void add(Activity activity, boolean hiddenAbove, List<TreeRow> rows) {
        boolean hidden = hiddenAbove || hidden(activity);
        rows.add(row(activity, hidden, true));
        course.available(activity).forEach(child -> add(child, hidden, rows));
    }

    private boolean hidden(Activity activity) {
        return overall.rules().before(activity, "hiddenFromChoice");
    }

    private TreeRow row(Activity activity, boolean hidden, boolean offered) {
        Tracking tracking = course.of(activity);
        boolean shown = activity.visible() && !hidden;
        boolean current = course.open().map(o -> o.within(activity)).orElse(false);
        boolean selectable = shown && offered && trial.isValid(Request.choice(activity.id()));
        return new TreeRow(activity.id(), activity.title(), activity.depth(), shown, selectable, current,
                activity.resource().isPresent(), tracking.attempts, tracking.suspended, reported.objectives().primary(activity));
    }
}
