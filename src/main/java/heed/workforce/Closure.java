package heed.workforce;

import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps {@code unit_closure} true to {@code unit_fact}: the rows of every unit that changed, and of all that ever stood
 * below it, are thrown away and computed anew.
 */
class Closure {
    private static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

    private final EntityManager em;

    Closure(EntityManager em) {
        this.em = em;
    }

    /** A believed place in the tree; the last day of an open one is {@link #OPEN}. */
    private record Fact(int unit, Integer parent, LocalDate first, LocalDate last) {}

    private record Span(int ancestor, int descendant, int distance, LocalDate first, LocalDate last, boolean closed) {}

    void rebuild(Collection<Integer> units) {
        Set<Integer> affected = new HashSet<>(units);
        Chunks.of(units).forEach(some -> affected.addAll(
                Sql.of(em, "select distinct descendant from unit_closure where ancestor in (:some)").set("some", some)
                        .list(r -> r.integer("descendant"))));
        Map<Integer, List<Fact>> facts = factsOfAllAbove(affected);
        List<Span> spans = new ArrayList<>();
        for (int unit : affected) {
            spans.addAll(spansOf(unit, facts));
        }
        Chunks.of(affected).forEach(some ->
                Sql.of(em, "delete from unit_closure where descendant in (:some)").set("some", some).update());
        Sql.batch(em, "insert into unit_closure (ancestor, descendant, distance, first_day, last_day, closed)"
                        + " values (:ancestor, :descendant, :distance, :first, :last, :closed)",
                spans, (sql, s) -> sql.set("ancestor", s.ancestor()).set("descendant", s.descendant())
                        .set("distance", s.distance()).set("first", s.first())
                        .set("last", s.last().equals(OPEN) ? null : s.last()).set("closed", s.closed()));
    }

    private Map<Integer, List<Fact>> factsOfAllAbove(Set<Integer> units) {
        Map<Integer, List<Fact>> facts = new HashMap<>();
        Set<Integer> wanted = new HashSet<>(units);
        while (!wanted.isEmpty()) {
            Set<Integer> next = new HashSet<>();
            wanted.forEach(u -> facts.put(u, new ArrayList<>()));
            Chunks.of(wanted).forEach(some -> Sql.of(em, "select unit_key, parent_key, first_day, last_day from unit_fact"
                            + " where superseded_at is null and unit_key in (:some)").set("some", some)
                    .each(r -> {
                        LocalDate last = r.day("last_day");
                        Fact fact = new Fact(r.integer("unit_key"), r.integerOrNull("parent_key"), r.day("first_day"),
                                last == null ? OPEN : last);
                        facts.get(fact.unit()).add(fact);
                        if (fact.parent() != null) {
                            next.add(fact.parent());
                        }
                    }));
            next.removeAll(facts.keySet());
            wanted = next;
        }
        return facts;
    }

    private static List<Span> spansOf(int unit, Map<Integer, List<Fact>> facts) {
        List<Span> found = new ArrayList<>();
        climb(unit, unit, 0, LocalDate.MIN, OPEN, facts, found);
        LocalDate end = facts.get(unit).stream().map(Fact::last).max(Comparator.naturalOrder()).orElse(OPEN);
        found.sort(Comparator.comparingInt(Span::ancestor).thenComparingInt(Span::distance).thenComparing(Span::first));
        List<Span> joined = new ArrayList<>();
        for (Span s : found) {
            Span before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            boolean goesOn = before != null && before.ancestor() == s.ancestor() && before.distance() == s.distance()
                    && !before.last().equals(OPEN) && before.last().plusDays(1).equals(s.first());
            if (goesOn) {
                joined.remove(joined.size() - 1);
            }
            joined.add(new Span(s.ancestor(), unit, s.distance(), goesOn ? before.first() : s.first(), s.last(),
                    !end.equals(OPEN) && s.last().equals(end)));
        }
        return joined;
    }

    private static void climb(
            int unit, int at, int distance, LocalDate first, LocalDate last, Map<Integer, List<Fact>> facts, List<Span> found) {
        for (Fact fact : facts.getOrDefault(at, List.of())) {
            LocalDate from = fact.first().isAfter(first) ? fact.first() : first;
            LocalDate to = fact.last().isBefore(last) ? fact.last() : last;
            if (from.isAfter(to)) {
                continue;
            }
            found.add(new Span(at, unit, distance, from, to, false));
            if (fact.parent() != null) {
                climb(unit, fact.parent(), distance + 1, from, to, facts, found);
            }
        }
    }
}
