package heed.home;

import heed.award.Status;
import heed.home.Today.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The order in which a learner does what is asked of her: what is due first comes first; of what is due on one day, a
 * module that another builds on comes before it, else the curriculum's order holds. What is in date comes after all that.
 */
final class Turn {
    private static final Comparator<Task> BY_DAY = Comparator.comparing((Task t) -> rank(t.status()))
            .thenComparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()));
    private static final Comparator<Task> IN_TURN = BY_DAY.thenComparing(Task::code).thenComparing(Task::slug);

    private Turn() {}

    /** @param prerequisites the slugs of the modules to take before the one named */
    static List<Task> of(Collection<Task> tasks, Function<String, List<String>> prerequisites) {
        List<Task> waiting = new ArrayList<>(tasks);
        waiting.sort(IN_TURN);
        List<Task> turn = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<Task> sameDay = waiting.stream().takeWhile(t -> BY_DAY.compare(t, waiting.get(0)) == 0).toList();
            List<String> slugs = sameDay.stream().map(Task::slug).toList();
            // Modules that name each other in a circle keep the curriculum's order.
            Task next = sameDay.size() == 1 ? sameDay.get(0)
                    : sameDay.stream().filter(t -> prerequisites.apply(t.slug()).stream().noneMatch(slugs::contains)).findFirst().orElse(sameDay.get(0));
            turn.add(next);
            waiting.remove(next);
        }
        return turn;
    }

    /** Of two posts' wishes for one module, the one to meet. */
    static Task first(Task a, Task b) {
        return IN_TURN.compare(a, b) <= 0 ? a : b;
    }

    private static int rank(Status status) {
        return switch (status) {
            case LAPSED, NEVER, IN_GRACE, EXPIRING -> 0;
            case IN_DATE -> 1;
            case EXEMPT -> 2;
        };
    }
}
