package heed.scorm.sequencing;

import heed.scorm.sequencing.Sequencing.Kind;
import heed.scorm.sequencing.Sequencing.Wish;
import java.util.Optional;

/** NB.2.1: whether a navigation request makes sense now, and what it asks of the processes that follow. */
final class Navigation {
    private final Course course;

    /** What is to end before the next activity begins. */
    enum Ending { NONE, EXIT, EXIT_ALL, ABANDON, ABANDON_ALL, SUSPEND_ALL }

    record Plan(Ending ending, Wish wish) {
    }

    Navigation(Course course) {
        this.course = course;
    }

    /** NB.2.1. */
    Plan plan(Request request) {
        return switch (request.kind()) {
            case START -> begin(Kind.START);
            case RESUME_ALL -> begin(Kind.RESUME_ALL);
            case CONTINUE -> beside(Kind.CONTINUE);
            case PREVIOUS -> beside(Kind.PREVIOUS);
            case CHOICE -> choice(target(request));
            case JUMP -> jump(target(request));
            case EXIT -> leaveActivity(Ending.EXIT);
            case ABANDON -> leaveActivity(Ending.ABANDON);
            case EXIT_ALL -> leaveCourse(Ending.EXIT_ALL);
            case ABANDON_ALL -> leaveCourse(Ending.ABANDON_ALL);
            case SUSPEND_ALL -> leaveCourse(Ending.SUSPEND_ALL);
        };
    }

    private Activity target(Request request) {
        return course.tree().find(request.target().orElseThrow()).orElseThrow(() -> new Fault("NB.2.1-11"));
    }

    private Plan begin(Kind kind) {
        if (course.current() != null) {
            throw new Fault("NB.2.1-1");
        }
        if (kind == Kind.RESUME_ALL && course.suspended() == null) {
            throw new Fault("NB.2.1-3");
        }
        return new Plan(Ending.NONE, Wish.of(kind));
    }

    private Plan beside(Kind kind) {
        Activity current = currentOrFault();
        boolean root = current == course.root();
        if (root || !Course.parent(current).definition().control().flow()) {
            throw new Fault(kind == Kind.CONTINUE ? "NB.2.1-4" : "NB.2.1-6");
        }
        if (kind == Kind.PREVIOUS && Course.parent(current).definition().control().forwardOnly()) {
            throw new Fault("NB.2.1-5");
        }
        return new Plan(endingOf(current), Wish.of(kind));
    }

    private Plan choice(Activity target) {
        if (target != course.root() && !Course.parent(target).definition().control().choice()) {
            throw new Fault("NB.2.1-10");
        }
        Wish wish = new Wish(Kind.CHOICE, Optional.of(target));
        Activity current = course.current();
        if (current == null) {
            return new Plan(Ending.NONE, wish);
        }
        Activity common = Course.commonAncestor(current, target);
        boolean siblings = current.parent().isPresent() && current.parent().equals(target.parent());
        if (!siblings) {
            for (Activity a = current; a != common; a = Course.parent(a)) {
                stays(a);
            }
        }
        if (current.leaf()) {
            stays(current);
        }
        return new Plan(endingOf(current), wish);
    }

    private void stays(Activity activity) {
        if (course.of(activity).active && !activity.definition().control().choiceExit()) {
            throw new Fault("NB.2.1-8");
        }
    }

    private Plan jump(Activity target) {
        if (!course.reachable(target)) {
            throw new Fault("NB.2.1-11");
        }
        return new Plan(endingOf(currentOrFault()), new Wish(Kind.JUMP, Optional.of(target)));
    }

    private Plan leaveActivity(Ending ending) {
        if (!course.of(currentOrFault()).active) {
            throw new Fault("NB.2.1-12");
        }
        return new Plan(ending, Wish.of(Kind.EXIT));
    }

    private Plan leaveCourse(Ending ending) {
        currentOrFault();
        return new Plan(ending, Wish.of(Kind.EXIT));
    }

    private Activity currentOrFault() {
        if (course.current() == null) {
            throw new Fault("NB.2.1-2");
        }
        return course.current();
    }

    private Ending endingOf(Activity current) {
        return course.of(current).active ? Ending.EXIT : Ending.NONE;
    }
}
