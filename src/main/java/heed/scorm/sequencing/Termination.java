package heed.scorm.sequencing;

import heed.scorm.sequencing.Navigation.Ending;
import heed.scorm.sequencing.Sequencing.Kind;
import heed.scorm.sequencing.Sequencing.Wish;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** TB.2: ends what a navigation request asks to end, with the exit and post condition rules that follow from it. */
final class Termination {
    private static final Set<String> AFTER = Set.of("retry", "continue", "previous", "exitParent", "exitAll", "retryAll");

    private final Course course;
    private final Rules rules;
    private final Rollup rollup;
    private final Attempts attempts;

    Termination(Course course, Rules rules, Rollup rollup, Attempts attempts) {
        this.course = course;
        this.rules = rules;
        this.rollup = rollup;
        this.attempts = attempts;
    }

    /** TB.2.3: what the rules want done instead of what was asked for, if they want anything. */
    Optional<Wish> end(Ending ending) {
        Activity current = course.current();
        if (current == null) {
            throw new Fault("TB.2.3-1");
        }
        if ((ending == Ending.EXIT || ending == Ending.ABANDON) && !course.of(current).active) {
            throw new Fault("TB.2.3-2");
        }
        return switch (ending) {
            case NONE -> Optional.empty();
            case EXIT -> exit(current);
            case EXIT_ALL -> exitAll(Optional.empty());
            case SUSPEND_ALL -> suspendAll(current);
            case ABANDON -> {
                course.of(current).active = false;
                yield Optional.empty();
            }
            case ABANDON_ALL -> {
                current.path().forEach(a -> course.of(a).active = false);
                course.current(course.root());
                yield Optional.of(Wish.of(Kind.EXIT));
            }
        };
    }

    private Optional<Wish> exit(Activity current) {
        attempts.end(current);
        exitRules();
        while (true) {
            Optional<String> action = after();
            if (action.isPresent() && Set.of("exitAll", "retryAll").contains(action.orElseThrow())) {
                return exitAll(action.filter("retryAll"::equals).map(a -> Wish.of(Kind.RETRY)));
            }
            boolean atRoot = course.current() == course.root();
            if (action.filter("exitParent"::equals).isPresent()) {
                if (atRoot) {
                    throw new Fault("TB.2.3-4");
                }
                course.current(Course.parent(course.current()));
                attempts.end(course.current());
                continue;
            }
            Optional<Wish> wish = action.map(Termination::wish);
            return atRoot && wish.filter(w -> w.kind() == Kind.RETRY).isEmpty() ? Optional.of(Wish.of(Kind.EXIT)) : wish;
        }
    }

    private static Wish wish(String action) {
        return Wish.of(switch (action) {
            case "retry" -> Kind.RETRY;
            case "continue" -> Kind.CONTINUE;
            default -> Kind.PREVIOUS;
        });
    }

    /** TB.2.1: the uppermost activity above the current one whose exit rule holds is left as a whole. */
    private void exitRules() {
        List<Activity> path = course.current().path();
        for (Activity a : path.subList(0, path.size() - 1)) {
            if (rules.check(a, a.definition().exitConditions(), Set.of("exit")).isPresent()) {
                attempts.endDescendants(a);
                attempts.end(a);
                course.current(a);
                return;
            }
        }
    }

    /** TB.2.2. */
    private Optional<String> after() {
        Activity current = course.current();
        return course.of(current).suspended ? Optional.empty() : rules.check(current, current.definition().postConditions(), AFTER);
    }

    private Optional<Wish> exitAll(Optional<Wish> wanted) {
        Activity current = course.current();
        if (course.of(current).active) {
            attempts.end(current);
        }
        attempts.endDescendants(course.root());
        attempts.end(course.root());
        course.current(course.root());
        return wanted.or(() -> Optional.of(Wish.of(Kind.EXIT)));
    }

    private Optional<Wish> suspendAll(Activity current) {
        if (course.of(current).active || course.of(current).suspended) {
            rollup.overall(current);
            course.suspended(current);
        } else if (current != course.root()) {
            course.suspended(Course.parent(current));
        } else {
            throw new Fault("TB.2.3-3");
        }
        for (Activity a : course.suspended().path()) {
            course.of(a).active = false;
            course.of(a).suspended = true;
        }
        course.current(course.root());
        return Optional.of(Wish.of(Kind.EXIT));
    }
}
