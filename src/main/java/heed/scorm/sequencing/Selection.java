package heed.scorm.sequencing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** SR.1 and SR.2: which children of a cluster take part, and in which order. */
final class Selection {
    private final Course course;

    Selection(Course course) {
        this.course = course;
    }

    /** Settles every cluster that has not been begun. */
    void prepare() {
        course.tree().all().stream().filter(a -> !a.leaf() && course.of(a).attempts == 0).forEach(this::apply);
    }

    /** Draws again for the next attempt where the manifest asks for it on each new attempt. */
    void renew(Activity cluster) {
        Tracking tracking = course.of(cluster);
        Definition.Randomization random = cluster.definition().randomization();
        if (random.selectionTiming().equals("onEachNewAttempt")) {
            tracking.selected = false;
        }
        if (random.randomizationTiming().equals("onEachNewAttempt")) {
            tracking.randomized = false;
        }
        apply(cluster);
    }

    private void apply(Activity cluster) {
        Tracking tracking = course.of(cluster);
        Definition.Randomization random = cluster.definition().randomization();
        if (!tracking.selected && !random.selectionTiming().equals("never") && random.selectCount().isPresent()) {
            tracking.children = select(cluster, Math.min(random.selectCount().orElseThrow(), cluster.children().size()));
            tracking.selected = true;
        }
        if (!tracking.randomized && random.reorder() && !random.randomizationTiming().equals("never")) {
            tracking.children = shuffle(course.available(cluster).stream().map(Activity::id).toList());
            tracking.randomized = true;
        }
    }

    /** SR.1: some of the children, in their order. */
    private List<String> select(Activity cluster, int count) {
        List<Activity> left = new ArrayList<>(cluster.children());
        TreeSet<Activity> chosen = new TreeSet<>(Comparator.comparingInt(Activity::position));
        while (chosen.size() < count) {
            chosen.add(left.remove(draw(left.size())));
        }
        return new ArrayList<>(chosen.stream().map(Activity::id).toList());
    }

    /** SR.2. */
    private List<String> shuffle(List<String> ids) {
        List<String> left = new ArrayList<>(ids);
        List<String> shuffled = new ArrayList<>();
        while (!left.isEmpty()) {
            shuffled.add(left.remove(draw(left.size())));
        }
        return shuffled;
    }

    /** The next of the attempt's own numbers, so that the same seed always gives the same course. */
    private int draw(int bound) {
        SequencingState state = course.state();
        state.draws++;
        return new SplittableRandom(state.seed + state.draws * 0x9E3779B97F4A7C15L).nextInt(bound);
    }
}
