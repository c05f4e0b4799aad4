package heed.capacity;

import heed.access.Scope;
import heed.platform.PageRequest;
import heed.platform.Row;
import heed.platform.Slice;
import heed.platform.Sql;
import heed.requirement.Requirement;
import heed.workforce.UnitKind;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Finds the cells of a figure, from the derived copy when what is known now is asked for, else from the facts. Asks
 * nobody's leave: {@link Coverages} has done so.
 */
final class Reader {
    private static final String ON_DAY = "first_day <= :asAt and (last_day is null or last_day >= :asAt)";

    private final EntityManager em;
    private final OffsetDateTime now;
    private final boolean fromCopy;
    private final Map<Integer, UnitKind> kinds = new HashMap<>();
    private final Map<OffsetDateTime, Tree> trees = new HashMap<>();
    private Figure lastAsked;
    private List<Known> last = List.of();

    /** @param fromCopy whether the copy is there to be read */
    Reader(EntityManager em, OffsetDateTime now, boolean fromCopy) {
        this.em = em;
        this.now = now;
        this.fromCopy = fromCopy;
    }

    /** People with an active post below a unit, and those of them whose every active post there is current. */
    record PeopleCount(int active, int covered) {}

    private OffsetDateTime known(Figure f) {
        return f.knownOn() == null ? now : f.knownOn();
    }

    /** The tree as known when the figure asks; without workplaces and teams where that is now. */
    private Tree tree(Figure f) {
        return trees.computeIfAbsent(known(f), k -> f.knownOn() == null ? Tree.now(em) : Tree.knownOn(em, k));
    }

    private UnitKind kind(int unit) {
        return kinds.computeIfAbsent(unit, u -> Sql.of(em, "select kind from unit where unit_key = :unit").set("unit", u)
                .first(r -> UnitKind.of(r.text("kind")).orElseThrow()).orElseThrow());
    }

    /**
     * The condition that a row with agency_key, group_code and area_key (a post also with place_key) is in the figure. An
     * area or partnership is where the post's area lies on the day; an agency is the post's agency.
     */
    private String in(Figure f, String alias, boolean posts) {
        String below = f.knownOn() == null ? " in (select descendant from unit_closure where ancestor = :unit and " + ON_DAY + ")" : " in (:below)";
        String unit = kind(f.unit()).isPlace()
                ? posts ? alias + ".place_key" + below : "1 = 0"
                : "(" + alias + ".agency_key = :unit or " + alias + ".area_key" + below + ")";
        return unit + (f.agency() == null ? "" : " and " + alias + ".agency_key = :agency")
                + (f.area() == null ? "" : " and " + alias + ".area_key = :area")
                + (f.group() == null ? "" : " and " + alias + ".group_code = :group");
    }

    private Map<String, Object> values(Figure f) {
        Map<String, Object> values = new HashMap<>();
        if (f.knownOn() != null) {
            values.put("below", tree(f).below(f.unit(), f.asAt()));
        }
        values.put("unit", f.unit());
        values.put("asAt", f.asAt());
        values.put("agency", f.agency());
        values.put("area", f.area());
        values.put("group", f.group());
        return values;
    }

    private static Cell cell(Row r) {
        return new Cell(r.integer("agency_key"), r.text("group_code"), r.text("level"), r.integer("area_key"));
    }

    /** Every cell of the figure that holds a post or has ever been declared, by agency, group, level and area. */
    List<CellCount> cells(Figure f) {
        Map<Cell, Counts> counts = isInCopy(f) ? copied(f) : counted(f);
        Map<Cell, Declared> declared = declared(f);
        Lines lines = new Lines(f);
        Tree tree = tree(f);
        Set<Cell> all = new HashSet<>(counts.keySet());
        declared.forEach((cell, d) -> {
            // What was returned for a unit that has ended says nothing any more, and nobody can be asked for more.
            if ((d.isValid(f.asAt()) || d.posts() > 0) && tree.isThere(cell.agency(), f.asAt()) && tree.isThere(cell.area(), f.asAt())) {
                all.add(cell);
            }
        });
        List<CellCount> cells = new ArrayList<>(all.size());
        for (Cell cell : all) {
            cells.add(new CellCount(cell, counts.getOrDefault(cell, Counts.NONE), lines.require(cell), Optional.ofNullable(declared.get(cell)),
                    f.asAt()));
        }
        return cells;
    }

    boolean isInCopy(Figure f) {
        return f.knownOn() == null && fromCopy && !kind(f.unit()).isPlace();
    }

    private Map<Cell, Counts> copied(Figure f) {
        Map<Cell, Counts> counts = new HashMap<>();
        Sql.of(em, "select c.agency_key, c.group_code, c.level, c.area_key, sum(x.in_date) as in_date, sum(x.expiring) as expiring,"
                        + " sum(x.in_grace) as in_grace, sum(x.lapsed) as lapsed, sum(x.never) as never, sum(x.exempt) as exempt,"
                        + " sum(x.unconfirmed) as unconfirmed from cell_change x join cell c on c.cell_key = x.cell_key"
                        + " where x.slug = :slug and x.from_day = :from and x.on_day <= :asAt and " + in(f, "c", false)
                        + " group by c.agency_key, c.group_code, c.level, c.area_key")
                .set("slug", f.module()).set("from", Series.stretch(f.module(), f.asAt())).setAll(values(f))
                .each(r -> {
                    Counts n = new Counts(r.integer("in_date"), r.integer("expiring"), r.integer("in_grace"), r.integer("lapsed"),
                            r.integer("never"), r.integer("exempt"), r.integer("unconfirmed"));
                    if (!n.equals(Counts.NONE)) {
                        counts.put(cell(r), n);
                    }
                });
        return counts;
    }

    private Map<Cell, Counts> counted(Figure f) {
        Map<Cell, Counts> counts = new HashMap<>();
        for (Known post : posts(f, Optional.empty())) {
            post.mark(f.module(), f.asAt()).ifPresent(m -> counts.merge(post.cell(), Counts.one(m), Counts::plus));
        }
        return counts;
    }

    /** The posts that are there on the day, with all that bears on them; asked for the same figure again, it remembers those of the last one. */
    List<Known> posts(Figure f, Optional<List<UUID>> only) {
        if (only.isPresent()) {
            return read(f, only);
        }
        if (!f.equals(lastAsked)) {
            // Not both at once: a hundred thousand posts and their awards take hundreds of megabytes.
            lastAsked = null;
            last = List.of();
            last = read(f, only);
            lastAsked = f;
        }
        return last;
    }

    private List<Known> read(Figure f, Optional<List<UUID>> only) {
        Map<String, Object> values = values(f);
        only.ifPresent(ids -> values.put("only", ids));
        Facts facts = f.knownOn() == null ? new Facts(em, known(f)) : new Facts(em, known(f), tree(f).ancestry());
        return facts.posts("p.first_day <= :asAt and (p.last_day is null or p.last_day >= :asAt) and "
                + in(f, "p", true) + (only.isPresent() ? " and p.post_id in (:only)" : ""), values);
    }

    /** The figure's cells by group, level, area and month, both months included. */
    void months(Figure f, LocalDate first, LocalDate last, Consumer<Row> take) {
        Sql.of(em, "select c.group_code, c.level, c.area_key, m.month_day, sum(m.roster) as roster, sum(m.leavers) as leavers,"
                        + " sum(m.lapses) as lapses, sum(m.renewals) as renewals from cell_month m join cell c on c.cell_key = m.cell_key"
                        + " where m.month_day >= :first and m.month_day <= :last and " + in(f, "c", false)
                        + " group by c.group_code, c.level, c.area_key, m.month_day")
                .set("first", first).set("last", last).setAll(values(f)).each(take);
    }

    /** Lapses on the days, both included, by group, level and area. */
    void lapses(Figure f, LocalDate first, LocalDate last, Consumer<Row> take) {
        Sql.of(em, "select c.group_code, c.level, c.area_key, sum(l.posts) as posts from cell_lapse l join cell c on c.cell_key = l.cell_key"
                        + " where l.on_day >= :first and l.on_day <= :last and " + in(f, "c", false) + " group by c.group_code, c.level, c.area_key")
                .set("first", first).set("last", last).setAll(values(f)).each(take);
    }

    /** A post and where it counts. */
    record Marked(UUID postId, Cell cell, Mark mark) {}

    /** Whether the copy knows of each post of the figure where it counts. */
    boolean isInIntervals(Figure f) {
        return isInCopy(f) && f.isAllRequired();
    }

    /** Every post of the figure that counts somewhere, with its mark. */
    List<Marked> marked(Figure f) {
        if (isInIntervals(f)) {
            return Sql.of(em, "select p.post_id, c.agency_key, c.group_code, c.level, c.area_key, p.mark from post_interval p join cell c on c.cell_key = p.cell_key"
                            + " where p.first_day <= :asAt and (p.last_day is null or p.last_day >= :asAt) and " + in(f, "c", false))
                    .setAll(values(f)).list(r -> new Marked(r.uuid("post_id"), cell(r), Mark.of(r.text("mark"))));
        }
        List<Marked> marked = new ArrayList<>();
        posts(f, Optional.empty()).forEach(p -> p.mark(f.module(), f.asAt()).ifPresent(m -> marked.add(new Marked(p.post().postId(), p.cell(), m))));
        return marked;
    }

    private String believed(Figure f) {
        return " from post p where p.recorded_at <= :known and (p.superseded_at is null or p.superseded_at > :known)"
                + " and p.first_day <= :asAt and (p.last_day is null or p.last_day >= :asAt) and " + in(f, "p", true);
    }

    long postCount(Figure f) {
        return Sql.of(em, "select count(*)" + believed(f)).set("known", known(f)).setAll(values(f)).number();
    }

    /** The figure's posts inside a scope. */
    Set<UUID> within(Figure f, Scope scope, LocalDate today) {
        return scope.isEmpty() ? Set.of() : new HashSet<>(Sql.of(em, "select p.post_id" + believed(f) + " and " + scope.restrict("p.agency_key", "p.place_key"))
                .set("known", known(f)).setAll(values(f)).set("scopeUnits", scope.units()).set("today", today).list(r -> r.uuid("post_id")));
    }

    /** One page of the figure's posts, by agency, group and age. */
    Slice<UUID> postIds(Figure f, PageRequest page) {
        List<UUID> ids = Sql.of(em, "select p.post_id" + believed(f) + " order by p.agency_key, p.group_code, p.first_day, p.post_id"
                        + " offset :first rows fetch next :size rows only")
                .set("known", known(f)).setAll(values(f)).set("first", page.first()).set("size", page.size()).list(r -> r.uuid("post_id"));
        return new Slice<>(ids, postCount(f));
    }

    /** The binding lines in force on the figure's day that speak of its group and of units above, at or below its own. */
    List<Requirement> rules(Figure f) {
        return Sql.of(em, "select * from requirement where recorded_at <= :known and (superseded_at is null or superseded_at > :known)"
                        + " and basis <> 'recommended' and " + ON_DAY + (f.isAllRequired() ? "" : " and slug = :module")
                        + (f.group() == null ? "" : " and (group_code is null or group_code = :group)")
                        + " and scope_key in (" + (f.knownOn() != null ? ":around" : "select c.ancestor from unit_closure c where c.descendant = :unit and " + ON_DAY
                        + " union select c.descendant from unit_closure c where c.ancestor = :unit and " + ON_DAY) + ") order by slug, line, id")
                .set("around", around(f))
                .set("known", known(f)).set("module", f.module()).setAll(values(f)).list(Facts::line);
    }

    private Set<Integer> around(Figure f) {
        if (f.knownOn() == null) {
            return Set.of();
        }
        Set<Integer> around = new HashSet<>(tree(f).below(f.unit(), f.asAt()));
        around.addAll(tree(f).path(f.unit(), f.asAt()));
        return around;
    }

    /** The latest return of each cell up to the day, however old. */
    private Map<Cell, Declared> declared(Figure f) {
        Map<Cell, Declared> latest = new LinkedHashMap<>();
        Tree tree = tree(f);
        Sql.of(em, "select h.* from headcount_return h where h.as_at <= :asAt and h.recorded_at <= :known"
                        + " and (h.superseded_at is null or h.superseded_at > :known) and " + in(f, "h", false)
                        + " order by h.as_at, h.recorded_at, h.id")
                .set("known", known(f)).setAll(values(f))
                .each(r -> latest.put(cell(r), new Declared(r.integer("posts"), r.day("as_at"), r.text("source"), r.text("method"),
                        r.text("confidence"), r.text("submitted_by"), isOutlived(tree, cell(r), r.day("as_at"), f.asAt()))));
        return latest;
    }

    /** Whether agency and area are no longer those that were counted. */
    private static boolean isOutlived(Tree tree, Cell cell, LocalDate counted, LocalDate day) {
        return !tree.isThere(cell.agency(), day) || !tree.isThere(cell.area(), day)
                || !tree.isUnbroken(cell.agency(), counted, day) || !tree.isUnbroken(cell.area(), counted, day);
    }

    Optional<PeopleCount> people(Figure f) {
        if (f.agency() != null || f.area() != null || f.group() != null || !f.isAllRequired()) {
            return Optional.empty();
        }
        if (isInCopy(f)) {
            return Sql.of(em, "select coalesce(sum(active), 0) as active, coalesce(sum(covered), 0) as covered from people_change"
                            + " where unit_key = :unit and on_day <= :asAt").set("unit", f.unit()).set("asAt", f.asAt())
                    .first(r -> new PeopleCount(r.integer("active"), r.integer("covered")));
        }
        Map<UUID, Boolean> humans = new HashMap<>();
        posts(f, Optional.empty()).forEach(post -> post.mark(f.module(), f.asAt()).filter(Mark::isInBase)
                .ifPresent(m -> humans.merge(post.human(), m.isCurrent(), Boolean::logicalAnd)));
        return Optional.of(new PeopleCount(humans.size(), (int) humans.values().stream().filter(b -> b).count()));
    }

    /** What an ordinary post of a cell must hold on the figure's day: asked of many cells, so the matrix is read once. */
    private final class Lines {
        private record Line(String group, String level, int scope) {}

        private final List<Line> inForce;
        private final Map<Integer, Set<Integer>> above = new HashMap<>();
        private final Tree tree;
        private final LocalDate day;

        Lines(Figure f) {
            inForce = Sql.of(em, "select distinct group_code, level, scope_key from requirement where recorded_at <= :known"
                            + " and (superseded_at is null or superseded_at > :known) and not leads_only and basis <> 'recommended' and " + ON_DAY
                            + (f.isAllRequired() ? "" : " and slug = :module"))
                    .set("known", known(f)).set("asAt", f.asAt()).set("module", f.module())
                    .list(r -> new Line(r.text("group_code"), r.text("level"), r.integer("scope_key")));
            tree = tree(f);
            day = f.asAt();
        }

        private Set<Integer> above(int unit) {
            return above.computeIfAbsent(unit, u -> tree.path(u, day));
        }

        boolean require(Cell cell) {
            return inForce.stream().anyMatch(l -> (l.group() == null || l.group().equals(cell.group()))
                    && (l.level() == null || l.level().equals(cell.level()))
                    && (above(cell.area()).contains(l.scope())
                            || above(cell.agency()).contains(l.scope())));
        }
    }
}
