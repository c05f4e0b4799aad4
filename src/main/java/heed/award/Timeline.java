package heed.award;

import heed.requirement.Dated;
import heed.requirement.PostBelief;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The standings of one post on all its days at once, as stretches without a change. For every day it says what
 * {@link Standing#of} says; it exists so that the daily changes of many posts can be derived quickly.
 *
 * @param modules      the stretches of each module ever required, in order; days without the requirement are left out
 * @param levelCurrent the stretches in which {@link Standing#levelCurrent()} holds
 * @param away         the stretches in which {@link Standing#away()} holds
 */
public record Timeline(PostBelief post, SortedMap<String, List<Stretch>> modules, List<Days> levelCurrent, List<Days> away) {
    /** Days with one status; {@code lastDay} null means for good. */
    public record Stretch(Status status, LocalDate firstDay, LocalDate lastDay) implements Dated {}

    /** Days on which something holds; {@code lastDay} null means for good. */
    public record Days(LocalDate firstDay, LocalDate lastDay) implements Dated {}

    /** @return empty when the post was not known at that instant */
    public static Optional<Timeline> of(History history, OffsetDateTime knownOn) {
        return history.knownOn(knownOn).map(Timeline::of);
    }

    private static Timeline of(History.Known known) {
        PostBelief post = known.post();
        SortedMap<String, List<Stretch>> modules = new TreeMap<>();
        SortedDays all = known.freedomChanges(null);
        known.daysOfChange().forEach((slug, days) -> {
            all.addAll(days);
            List<Stretch> stretches = stretches(days, post.lastDay(),
                    day -> known.moduleOn(slug, day).map(Standing.Module::status), Stretch::new);
            if (!stretches.isEmpty()) {
                modules.put(slug, stretches);
            }
        });
        Function<LocalDate, Standing> whole = day -> combined(known, modules, day);
        return new Timeline(post, modules,
                stretches(all, post.lastDay(), day -> Optional.of(true).filter(t -> whole.apply(day).levelCurrent()), (t, from, to) -> new Days(from, to)),
                stretches(all, post.lastDay(), day -> Optional.of(true).filter(t -> whole.apply(day).away()), (t, from, to) -> new Days(from, to)));
    }

    /** The standing of a day put together from the modules' stretches, which are cheaper to ask than the facts. */
    private static Standing combined(History.Known known, SortedMap<String, List<Stretch>> modules, LocalDate day) {
        List<Standing.Module> these = new ArrayList<>();
        modules.forEach((slug, stretches) -> stretches.stream().filter(s -> s.covers(day)).findFirst()
                .ifPresent(s -> these.add(new Standing.Module(slug, s.status(), null, null, null, null))));
        boolean away = known.isFreedFromAll(day) || !these.isEmpty() && these.stream().allMatch(m -> m.status() == Status.EXEMPT);
        return new Standing(known.post(), day, away, these);
    }

    private interface Make<V, T> {
        T of(V value, LocalDate first, LocalDate last);
    }

    /** Joins neighbouring days of change with the same answer; an empty answer makes a gap. */
    private static <V, T> List<T> stretches(SortedDays days, LocalDate end, Function<LocalDate, Optional<V>> answer, Make<V, T> make) {
        List<T> stretches = new ArrayList<>();
        Optional<V> now = Optional.empty();
        LocalDate since = null;
        for (LocalDate day : days.days()) {
            Optional<V> then = answer.apply(day);
            if (!then.equals(now)) {
                if (now.isPresent()) {
                    stretches.add(make.of(now.get(), since, day.minusDays(1)));
                }
                now = then;
                since = day;
            }
        }
        if (now.isPresent()) {
            stretches.add(make.of(now.get(), since, end));
        }
        return stretches;
    }

    /** Empty when the module is not required on the day, or the post is not there. */
    public Optional<Status> status(String slug, LocalDate day) {
        return modules.getOrDefault(slug, List.of()).stream().filter(s -> s.covers(day)).map(Stretch::status).findFirst();
    }
}
