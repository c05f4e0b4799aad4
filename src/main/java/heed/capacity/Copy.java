package heed.capacity;

import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Writes the derived copy, cell by cell. A cell is always replaced as a whole from the facts, so that nothing can drift;
 * the series of people, which cross cells, are mended by the difference a change of cells makes.
 */
@ApplicationScoped
@Transactional
class Copy {
    /** How far the copy always reaches beyond today, so that each question about the next twelve months has its answer. */
    static final int MONTHS_AHEAD = 13;

    /** How far a rebuild reaches; the difference to {@link #MONTHS_AHEAD} is how long it lasts without another. */
    private static final int MONTHS_BUILT = 19;

    /** Posts worked on in one transaction, but never less than a cell. */
    private static final int CHUNK_POSTS = 1_000;

    private static final int FEW_POSTS = 1_000;

    private EntityManager em;
    private Clock clock;

    protected Copy() {}

    @Inject
    Copy(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /**
     * @param watermark what was recorded up to then is in the copy
     * @param horizon   the last day it holds
     * @param builtAt   when it was last built as a whole; null while that has not yet been done
     */
    record State(OffsetDateTime watermark, LocalDate horizon, OffsetDateTime builtAt) {}

    OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** Empty before the first build is whole. */
    Optional<State> state() {
        return Sql.of(em, "select * from copy_state where id = 1")
                .first(r -> new State(r.at("watermark"), r.day("horizon"), r.at("built_at")));
    }

    /** Whether the copy is there and reaches far enough beyond today. */
    boolean isWhole() {
        return state().filter(s -> !s.horizon().isBefore(LocalDate.now(clock).plusMonths(MONTHS_AHEAD))).isPresent();
    }

    boolean isRebuilding() {
        return Sql.of(em, "select 1 from job where kind = :kind and state in ('queued', 'running')").set("kind", Rebuild.KIND).exists();
    }

    /** Whether there are so many posts that counting them one by one keeps somebody waiting longer than the build does. */
    boolean isLarge() {
        return Sql.of(em, "select id from post offset :few rows fetch next 1 rows only").set("few", FEW_POSTS).exists();
    }

    int cellCount() {
        return (int) Sql.of(em, "select count(*) from cell").number();
    }

    LocalDate newHorizon() {
        return LocalDate.now(clock).plusMonths(MONTHS_BUILT);
    }

    void reached(OffsetDateTime watermark, LocalDate horizon, OffsetDateTime builtAt) {
        Sql.of(em, "delete from copy_state").update();
        Sql.of(em, "insert into copy_state (id, watermark, horizon, built_at) values (1, :watermark, :horizon, :built)")
                .set("watermark", watermark).set("horizon", horizon).set("built", builtAt).update();
    }

    /** Gives every cell in which a post is believed a key. */
    void nameCells(OffsetDateTime knownOn) {
        nameCells(knownOn, "1 = 1", List.of());
    }

    private void nameCells(OffsetDateTime knownOn, String which, Collection<UUID> some) {
        Sql.of(em, "insert into cell (agency_key, group_code, level, area_key)"
                        + " select distinct p.agency_key, p.group_code, p.level, p.area_key from post p"
                        + " where " + which + " and p.recorded_at <= :k and (p.superseded_at is null or p.superseded_at > :k) and not exists"
                        + " (select 1 from cell c where c.agency_key = p.agency_key and c.group_code = p.group_code"
                        + " and c.level = p.level and c.area_key = p.area_key)")
                .set("k", knownOn).set("some", some).update();
    }

    private Map<Integer, Cell> cells(Collection<Integer> keys) {
        Map<Integer, Cell> cells = new TreeMap<>();
        Sql.of(em, "select * from cell where cell_key in (:keys)").set("keys", keys).each(r -> cells.put(r.integer("cell_key"),
                new Cell(r.integer("agency_key"), r.text("group_code"), r.text("level"), r.integer("area_key"))));
        return cells;
    }

    /** All cells, or those given, in portions of about a thousand posts. */
    List<List<Integer>> portions(Optional<Collection<Integer>> only) {
        List<List<Integer>> portions = new ArrayList<>();
        List<Integer> portion = new ArrayList<>();
        long[] posts = {0};
        Sql.of(em, "select c.cell_key, count(p.id) as posts from cell c left join post p on p.agency_key = c.agency_key and"
                + " p.group_code = c.group_code and p.level = c.level and p.area_key = c.area_key and p.superseded_at is null"
                + (only.isPresent() ? " where c.cell_key in (:only)" : "")
                + " group by c.cell_key, c.agency_key order by c.agency_key, c.cell_key").set("only", only.orElse(List.of())).each(r -> {
                    int cell = r.integer("cell_key");
                    if (!portion.isEmpty() && posts[0] + r.number("posts") > CHUNK_POSTS) {
                        portions.add(List.copyOf(portion));
                        portion.clear();
                        posts[0] = 0;
                    }
                    portion.add(cell);
                    posts[0] += r.number("posts");
                });
        if (!portion.isEmpty()) {
            portions.add(List.copyOf(portion));
        }
        return portions;
    }

    /** The matrix, the tree and the links as known at the instant, to be used for many portions. */
    Facts facts(OffsetDateTime knownOn) {
        return new Facts(em, knownOn);
    }

    /** Replaces the cells' rows; the series of people are left as they are. */
    void write(Collection<Integer> keys, Facts facts, LocalDate horizon) {
        Map<Integer, Cell> cells = cells(keys);
        Map<Cell, List<Derived>> posts = new HashMap<>();
        Set<Integer> agencies = new TreeSet<>();
        cells.values().forEach(c -> {
            posts.put(c, new ArrayList<>());
            agencies.add(c.agency());
        });
        Set<String> groups = new TreeSet<>();
        cells.values().forEach(c -> groups.add(c.group()));
        facts.posts("p.agency_key in (:agencies) and p.group_code in (:groups) and exists (select 1 from cell c where c.cell_key in"
                        + " (:cells) and c.agency_key = p.agency_key and c.group_code = p.group_code and c.level = p.level"
                        + " and c.area_key = p.area_key)",
                Map.of("agencies", agencies, "groups", groups, "cells", keys))
                .parallelStream().map(Derived::of).toList().forEach(d -> posts.get(d.cell()).add(d));
        CellWriter writer = new CellWriter(em, horizon);
        cells.forEach((key, cell) -> writer.add(key, posts.get(cell)));
        writer.write(keys);
    }

    /** Replaces the cells' rows and mends the series of the people whose posts are, or were, in them. */
    void refresh(Collection<Integer> keys, Facts facts, LocalDate horizon) {
        // Two nodes may follow the same change: the second waits here and then does no harm.
        Sql.of(em, "select id from copy_state where id = 1 for update").exists();
        Set<UUID> humans = new TreeSet<>(humansIn(keys));
        PeopleSeries difference = new PeopleSeries(facts.ancestry());
        // Whoever comes into the cells is known only when they are written, so both sides are counted for the same people.
        Map<UUID, List<PeopleSeries.Stretch>> before = stretches(humans);
        write(keys, facts, horizon);
        Set<UUID> come = new TreeSet<>(humansIn(keys));
        come.removeAll(humans);
        stretches(humans).values().forEach(posts -> difference.add(posts, 1));
        before.values().forEach(posts -> difference.add(posts, -1));
        stretchesOutside(come, keys).values().forEach(posts -> difference.add(posts, -1));
        stretches(come).values().forEach(posts -> difference.add(posts, 1));
        for (PeopleSeries.Change c : difference.changes()) {
            int there = Sql.of(em, "update people_change set active = active + :active, covered = covered + :covered"
                            + " where unit_key = :unit and on_day = :day")
                    .set("active", c.active()).set("covered", c.covered()).set("unit", c.unit()).set("day", c.day()).update();
            if (there == 0) {
                insert(List.of(c));
            }
        }
        Sql.of(em, "delete from people_change where active = 0 and covered = 0").update();
    }

    private List<UUID> humansIn(Collection<Integer> cells) {
        return Sql.of(em, "select distinct human_id from post_interval where cell_key in (:cells)").set("cells", cells)
                .list(r -> r.uuid("human_id"));
    }

    private Map<UUID, List<PeopleSeries.Stretch>> stretches(Collection<UUID> humans) {
        return stretchesOutside(humans, List.of());
    }

    private Map<UUID, List<PeopleSeries.Stretch>> stretchesOutside(Collection<UUID> humans, Collection<Integer> cells) {
        Map<UUID, List<PeopleSeries.Stretch>> found = new HashMap<>();
        List<UUID> all = new ArrayList<>(humans);
        for (int i = 0; i < all.size(); i += 5_000) {
            Sql.of(em, STRETCHES + " where i.human_id in (:humans)").set("humans", all.subList(i, Math.min(all.size(), i + 5_000)))
                    .each(r -> {
                        if (!cells.contains(r.integer("cell_key"))) {
                            found.computeIfAbsent(r.uuid("human_id"), h -> new ArrayList<>()).add(stretch(r));
                        }
                    });
        }
        return found;
    }

    private static final String STRETCHES = "select i.human_id, i.cell_key, i.mark, i.first_day, i.last_day, c.agency_key,"
            + " c.area_key from post_interval i join cell c on c.cell_key = i.cell_key";

    private static PeopleSeries.Stretch stretch(heed.platform.Row r) {
        return new PeopleSeries.Stretch(r.integer("agency_key"), r.integer("area_key"),
                new Span(Mark.of(r.text("mark")), r.day("first_day"), r.day("last_day")));
    }

    /** Builds the series of people anew from the stretches of all posts. */
    void writePeople(Facts facts) {
        PeopleSeries people = new PeopleSeries(facts.ancestry());
        List<PeopleSeries.Stretch> one = new ArrayList<>();
        UUID[] human = new UUID[1];
        Sql.of(em, STRETCHES + " order by i.human_id").each(r -> {
            UUID next = r.uuid("human_id");
            if (!next.equals(human[0])) {
                people.add(one, 1);
                one.clear();
                human[0] = next;
            }
            one.add(stretch(r));
        });
        people.add(one, 1);
        Sql.of(em, "delete from people_change").update();
        insert(people.changes());
    }

    private void insert(Collection<PeopleSeries.Change> changes) {
        Sql.batch(em, "insert into people_change (unit_key, on_day, active, covered) values (:unit, :day, :active, :covered)",
                changes, (sql, c) -> sql.set("unit", c.unit()).set("day", c.day()).set("active", c.active()).set("covered", c.covered()));
    }

    /**
     * What was recorded, or ceased to be believed, after an instant.
     *
     * @param all   whether the tree or a demonstration area changed, so that every cell is touched
     * @param cells keys of the touched cells
     * @param marks one word for each row and instant, by which a change is recognised when it is met again
     */
    record Touched(boolean all, Set<Integer> cells, Set<String> marks) {}

    /** @param seen changes that are in the copy already */
    Touched touched(OffsetDateTime since, Set<String> seen) {
        Set<String> marks = new TreeSet<>();
        boolean tree = changed("select id, recorded_at, superseded_at from unit_fact", since, marks, seen).isEmpty();
        boolean demonstration = changed("select id, recorded_at, superseded_at from area_setting where name = 'demonstration'", since,
                marks, seen).isEmpty();
        if (!tree || !demonstration) {
            return new Touched(true, Set.of(), marks);
        }
        Set<UUID> posts = new TreeSet<>();
        for (String table : List.of("post", "absence", "exemption")) {
            posts.addAll(changed("select post_id as id, recorded_at, superseded_at from " + table, since, marks, seen));
        }
        Set<UUID> persons = new TreeSet<>();
        // Whether somebody leaves with a post hangs on the posts of that person in other cells.
        persons.addAll(changed("select person_id as id, recorded_at, superseded_at from post", since, marks, seen));
        persons.addAll(changed("select person_id as id, recorded_at, superseded_at from person_link", since, marks, seen));
        persons.addAll(changed("select same_as_id as id, recorded_at, superseded_at from person_link", since, marks, seen));
        for (String awards : List.of("select person_id as id, recorded_at from award",
                "select person_id as id, r.recorded_at from award_revocation r join award a on a.id = r.award_id",
                "select person_id as id, v.recorded_at from award_verification v join award a on a.id = v.award_id")) {
            persons.addAll(recorded(awards, since, marks, seen));
        }
        Set<Integer> cells = new TreeSet<>();
        if (!persons.isEmpty()) {
            // A link that was undone still joins their posts in the copy, so both ways of looking count.
            inPortions(new Facts(em, now()).everyRecordOf(persons), some -> Sql.of(em, "select post_id, person_id from post where person_id in (:some)")
                    .set("some", some).each(r -> posts.add(r.uuid("post_id"))));
        }
        OffsetDateTime now = now();
        inPortions(posts, some -> {
            // A post is in a cell without a key only if it was recorded since the last look, and then it is among these.
            nameCells(now, "p.post_id in (:some)", some);
            Sql.of(em, "select distinct c.cell_key from post p join cell c on c.agency_key = p.agency_key and c.group_code = p.group_code"
                    + " and c.level = p.level and c.area_key = p.area_key where p.post_id in (:some)").set("some", some)
                    .each(r -> cells.add(r.integer("cell_key")));
            Sql.of(em, "select distinct cell_key from post_interval where post_id in (:some) or human_id in"
                    + " (select human_id from post_interval where post_id in (:some))").set("some", some)
                    .each(r -> cells.add(r.integer("cell_key")));
        });
        Sql.of(em, "select q.id, q.recorded_at, q.superseded_at, c.cell_key from requirement q join cell c on"
                        + " (q.group_code is null or q.group_code = c.group_code) and (q.level is null or q.level = c.level)"
                        + " where q.recorded_at > :since or q.superseded_at > :since")
                .set("since", since).each(r -> {
                    if (isNew(r, since, marks, seen)) {
                        cells.add(r.integer("cell_key"));
                    }
                });
        return new Touched(false, cells, marks);
    }

    private Set<UUID> changed(String select, OffsetDateTime since, Set<String> marks, Set<String> seen) {
        Set<UUID> ids = new TreeSet<>();
        Sql.of(em, "select * from (" + select + ") t where recorded_at > :since or superseded_at > :since").set("since", since)
                .each(r -> {
                    if (isNew(r, since, marks, seen)) {
                        ids.add(r.uuid("id"));
                    }
                });
        return ids;
    }

    private static boolean isNew(heed.platform.Row r, OffsetDateTime since, Set<String> marks, Set<String> seen) {
        String mark = r.uuid("id") + " " + r.at("recorded_at") + " " + r.at("superseded_at");
        marks.add(mark);
        return !seen.contains(mark);
    }

    private Set<UUID> recorded(String select, OffsetDateTime since, Set<String> marks, Set<String> seen) {
        Set<UUID> ids = new TreeSet<>();
        Sql.of(em, "select * from (" + select + ") t where recorded_at > :since").set("since", since).each(r -> {
            String mark = r.uuid("id") + " " + r.at("recorded_at") + " a";
            marks.add(mark);
            if (!seen.contains(mark)) {
                ids.add(r.uuid("id"));
            }
        });
        return ids;
    }

    private static void inPortions(Collection<UUID> ids, java.util.function.Consumer<List<UUID>> work) {
        List<UUID> all = new ArrayList<>(ids);
        for (int i = 0; i < all.size(); i += 5_000) {
            work.accept(all.subList(i, Math.min(all.size(), i + 5_000)));
        }
    }
}
