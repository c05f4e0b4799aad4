package heed.scorm.sequencing;

import heed.scorm.sequencing.Flow.Direction;
import java.util.Optional;

/** SB.2.12: finds the activity that a sequencing request asks for. */
final class Sequencing {
    private final Course course;
    private final Flow flow;
    private final Choice choice;

    enum Kind { START, RESUME_ALL, CONTINUE, PREVIOUS, CHOICE, JUMP, RETRY, EXIT }

    /** @param target there exactly for a choice and a jump */
    record Wish(Kind kind, Optional<Activity> target) {
        static Wish of(Kind kind) {
            return new Wish(kind, Optional.empty());
        }
    }

    /** @param over the course has been left */
    record Found(Optional<Activity> delivery, boolean over) {
        static Found activity(Activity activity) {
            return new Found(Optional.of(activity), false);
        }
    }

    Sequencing(Course course, Flow flow, Choice choice) {
        this.course = course;
        this.flow = flow;
        this.choice = choice;
    }

    Found process(Wish wish) {
        return switch (wish.kind()) {
            case START -> Found.activity(start());
            case RESUME_ALL -> Found.activity(resumeAll());
            case CONTINUE -> Found.activity(forward());
            case PREVIOUS -> Found.activity(previous());
            case CHOICE -> Found.activity(choice.of(wish.target().orElseThrow()));
            case JUMP -> Found.activity(jump(wish.target().orElseThrow()));
            case RETRY -> Found.activity(retry());
            case EXIT -> new Found(Optional.empty(), exit());
        };
    }

    /** SB.2.5. */
    private Activity start() {
        if (course.current() != null) {
            throw new Fault("SB.2.5-1");
        }
        return course.root().leaf() ? course.root() : flow.from(course.root(), Direction.FORWARD, true);
    }

    /** SB.2.6. */
    private Activity resumeAll() {
        if (course.current() != null) {
            throw new Fault("SB.2.6-1");
        }
        if (course.suspended() == null) {
            throw new Fault("SB.2.6-2");
        }
        return course.suspended();
    }

    /** SB.2.7. */
    private Activity forward() {
        return beside("SB.2.7", Direction.FORWARD);
    }

    /** SB.2.8. */
    private Activity previous() {
        return beside("SB.2.8", Direction.BACKWARD);
    }

    private Activity beside(String process, Direction direction) {
        Activity current = course.current();
        if (current == null) {
            throw new Fault(process + "-1");
        }
        if (current != course.root() && !Course.parent(current).definition().control().flow()) {
            throw new Fault(process + "-2");
        }
        return flow.from(current, direction, false);
    }

    /** SB.2.10. */
    private Activity retry() {
        Activity current = course.current();
        if (current == null) {
            throw new Fault("SB.2.10-1");
        }
        if (course.of(current).active || course.of(current).suspended) {
            throw new Fault("SB.2.10-2");
        }
        if (current == course.root()) {
            course.forget();
        }
        if (current.leaf()) {
            return current;
        }
        try {
            return flow.from(current, Direction.FORWARD, true);
        } catch (Fault nothing) {
            throw new Fault("SB.2.10-3");
        }
    }

    /** SB.2.11: true if nothing is left to do. */
    private boolean exit() {
        Activity current = course.current();
        if (current == null) {
            throw new Fault("SB.2.11-1");
        }
        if (course.of(current).active) {
            throw new Fault("SB.2.11-2");
        }
        return current == course.root();
    }

    /** SB.2.13. */
    private Activity jump(Activity target) {
        if (course.current() == null) {
            throw new Fault("SB.2.13-1");
        }
        return target;
    }
}
