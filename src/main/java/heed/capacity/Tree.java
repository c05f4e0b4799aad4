package heed.capacity;

import heed.platform.Sql;
import heed.requirement.Ancestry;
import heed.workforce.UnitKind;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which unit stood where, day by day, as known at an instant. A unit that had not been recorded at all by then is taken as
 * it was first recorded: what was true then and written down later would else have happened nowhere.
 */
final class Tree {
    private record Place(Integer parent, LocalDate firstDay, LocalDate lastDay) {
        boolean covers(LocalDate day) {
            return !firstDay.isAfter(day) && (lastDay == null || !lastDay.isBefore(day));
        }
    }

    private record Belief(int unit, Place place, OffsetDateTime recordedAt, OffsetDateTime supersededAt) {
        boolean isHeld(OffsetDateTime knownOn) {
            return !recordedAt.isAfter(knownOn) && (supersededAt == null || supersededAt.isAfter(knownOn));
        }
    }

    private final Map<Integer, UnitKind> kinds = new HashMap<>();
    private final Map<Integer, List<Place>> places = new HashMap<>();
    private final Map<Integer, TreeSet<LocalDate>> breaks = new HashMap<>();

    private Tree() {}

    /** What is believed now, without workplaces and teams. */
    static Tree now(EntityManager em) {
        Tree tree = new Tree();
        Sql.of(em, "select u.unit_key, u.kind, f.parent_key, f.first_day, f.last_day from unit u join unit_fact f on f.unit_key = u.unit_key"
                        + " where f.superseded_at is null and u.kind in ('partnership', 'area', 'agency')")
                .each(r -> tree.add(r.integer("unit_key"), UnitKind.of(r.text("kind")).orElseThrow(),
                        new Place(r.integerOrNull("parent_key"), r.day("first_day"), r.day("last_day"))));
        tree.findBreaks();
        Sql.of(em, "select from_key, to_key, on_day from unit_succession")
                .each(r -> tree.succession(r.integer("from_key"), r.integer("to_key"), r.day("on_day")));
        return tree;
    }

    /** Every unit as known at the instant. */
    static Tree knownOn(EntityManager em, OffsetDateTime knownOn) {
        Tree tree = new Tree();
        Map<Integer, UnitKind> kinds = new HashMap<>();
        Map<Integer, List<Belief>> beliefs = new HashMap<>();
        Sql.of(em, "select u.unit_key, u.kind, f.parent_key, f.first_day, f.last_day, f.recorded_at, f.superseded_at from unit u"
                + " join unit_fact f on f.unit_key = u.unit_key").each(r -> {
                    int unit = r.integer("unit_key");
                    kinds.put(unit, UnitKind.of(r.text("kind")).orElseThrow());
                    beliefs.computeIfAbsent(unit, u -> new ArrayList<>()).add(new Belief(unit,
                            new Place(r.integerOrNull("parent_key"), r.day("first_day"), r.day("last_day")), r.at("recorded_at"), r.at("superseded_at")));
                });
        beliefs.forEach((unit, all) -> {
            OffsetDateTime first = all.stream().map(Belief::recordedAt).min(Comparator.naturalOrder()).orElseThrow();
            OffsetDateTime held = first.isAfter(knownOn) ? first : knownOn;
            all.stream().filter(b -> b.isHeld(held)).forEach(b -> tree.add(unit, kinds.get(unit), b.place()));
        });
        tree.findBreaks();
        Sql.of(em, "select from_key, to_key, on_day from unit_succession where recorded_at <= :k").set("k", knownOn)
                .each(r -> tree.succession(r.integer("from_key"), r.integer("to_key"), r.day("on_day")));
        return tree;
    }

    private void add(int unit, UnitKind kind, Place place) {
        kinds.put(unit, kind);
        places.computeIfAbsent(unit, u -> new ArrayList<>()).add(place);
    }

    private void succession(int from, int to, LocalDate day) {
        breaks.computeIfAbsent(from, u -> new TreeSet<>()).add(day);
        breaks.computeIfAbsent(to, u -> new TreeSet<>()).add(day);
    }

    /** An agency that comes from one area to another takes its posts along. */
    private void findBreaks() {
        places.values().forEach(all -> all.sort(Comparator.comparing(Place::firstDay)));
        places.forEach((unit, all) -> {
            for (int i = 1; i < all.size() && kinds.get(unit) == UnitKind.AGENCY; i++) {
                Integer before = all.get(i - 1).parent();
                Integer after = all.get(i).parent();
                if (kinds.get(before) == UnitKind.AREA && kinds.get(after) == UnitKind.AREA && !before.equals(after)) {
                    breaks.computeIfAbsent(unit, u -> new TreeSet<>()).add(all.get(i).firstDay());
                }
            }
        });
    }

    private Place on(int unit, LocalDate day) {
        return places.getOrDefault(unit, List.of()).stream().filter(p -> p.covers(day)).findFirst().orElse(null);
    }

    boolean isThere(int unit, LocalDate day) {
        return on(unit, day) != null;
    }

    /** Whether nobody has joined the unit, followed it or come out of it, and it has moved to no other area, after the one day up to the other. */
    boolean isUnbroken(int unit, LocalDate after, LocalDate upTo) {
        return breaks.getOrDefault(unit, new TreeSet<>()).subSet(after, false, upTo, true).isEmpty();
    }

    /** The unit and all above it on the day; empty when it is not there. */
    Set<Integer> path(int unit, LocalDate day) {
        Set<Integer> path = new HashSet<>();
        Integer at = unit;
        while (at != null) {
            Place place = on(at, day);
            if (place == null) {
                break;
            }
            path.add(at);
            at = place.parent();
        }
        return path;
    }

    /** The unit and all below it on the day. */
    Set<Integer> below(int unit, LocalDate day) {
        Set<Integer> below = new HashSet<>();
        places.keySet().stream().filter(u -> path(u, day).contains(unit)).forEach(below::add);
        return below;
    }

    /** Who stands above areas and agencies, which is where lines of the matrix speak of. */
    Ancestry ancestry() {
        List<Ancestry.Link> links = new ArrayList<>();
        kinds.forEach((unit, kind) -> {
            if (!kind.isPlace()) {
                climb(unit, unit, LocalDate.MIN, null, links);
            }
        });
        return new Ancestry(links);
    }

    private void climb(int unit, int at, LocalDate firstDay, LocalDate lastDay, List<Ancestry.Link> links) {
        for (Place place : places.getOrDefault(at, List.of())) {
            LocalDate first = place.firstDay().isAfter(firstDay) ? place.firstDay() : firstDay;
            LocalDate last = place.lastDay() == null || lastDay != null && lastDay.isBefore(place.lastDay()) ? lastDay : place.lastDay();
            if (last == null || !first.isAfter(last)) {
                links.add(new Ancestry.Link(at, unit, first, last));
                if (place.parent() != null) {
                    climb(unit, place.parent(), first, last, links);
                }
            }
        }
    }
}
