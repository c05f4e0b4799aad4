package heed.capacity;

import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the rows of whole cells in place of those that are there. */
final class CellWriter {
    private final EntityManager em;
    private final LocalDate horizon;
    private final List<Change> changes = new ArrayList<>();
    private final List<Month> months = new ArrayList<>();
    private final List<Lapse> lapses = new ArrayList<>();
    private final List<Interval> intervals = new ArrayList<>();

    private record Change(int cell, String slug, Series.Entry entry) {}

    private record Month(int cell, LocalDate day, int[] numbers) {}

    private record Lapse(int cell, LocalDate day, int posts) {}

    private record Interval(int cell, Derived post, Span span) {}

    /** @param horizon the last day the copy holds */
    CellWriter(EntityManager em, LocalDate horizon) {
        this.em = em;
        this.horizon = horizon;
    }

    void add(int cell, Collection<Derived> posts) {
        SortedMap<String, Series> series = new TreeMap<>();
        NavigableMap<LocalDate, int[]> monthly = new TreeMap<>();
        SortedMap<LocalDate, Integer> daily = new TreeMap<>();
        NavigableMap<LocalDate, Integer> roster = new TreeMap<>();
        for (Derived post : posts) {
            post.series().forEach((slug, spans) -> spans.forEach(s -> series.computeIfAbsent(slug, x -> new Series()).add(s)));
            post.overall().forEach(s -> intervals.add(new Interval(cell, post, s)));
            roster.merge(post.firstDay(), 1, Integer::sum);
            post.gone().ifPresent(day -> roster.merge(day, -1, Integer::sum));
            post.left().ifPresent(day -> count(monthly, day, 1));
            post.lapses().forEach(day -> {
                count(monthly, day, 2);
                daily.merge(day, 1, Integer::sum);
            });
            post.renewals().forEach(day -> count(monthly, day, 3));
        }
        series.forEach((slug, s) -> s.entries(slug, horizon).forEach(e -> changes.add(new Change(cell, slug, e))));
        if (!roster.isEmpty()) {
            int running = 0;
            LocalDate month = roster.firstKey().withDayOfMonth(1);
            for (var change : roster.entrySet()) {
                for (; month.isBefore(change.getKey()); month = month.plusMonths(1)) {
                    monthly.computeIfAbsent(month, m -> new int[4])[0] = running;
                }
                running += change.getValue();
            }
            for (; !month.isAfter(horizon); month = month.plusMonths(1)) {
                monthly.computeIfAbsent(month, m -> new int[4])[0] = running;
            }
        }
        monthly.headMap(horizon, true).forEach((month, numbers) -> {
            if (numbers[0] + numbers[1] + numbers[2] + numbers[3] > 0) {
                months.add(new Month(cell, month, numbers));
            }
        });
        daily.forEach((day, n) -> {
            if (!day.isAfter(horizon)) {
                lapses.add(new Lapse(cell, day, n));
            }
        });
    }

    private static void count(NavigableMap<LocalDate, int[]> monthly, LocalDate day, int place) {
        monthly.computeIfAbsent(day.withDayOfMonth(1), m -> new int[4])[place]++;
    }

    /** @param cells all that are replaced, also those that have no post any more */
    void write(Collection<Integer> cells) {
        for (String table : List.of("cell_change", "cell_month", "cell_lapse", "post_interval")) {
            Sql.of(em, "delete from " + table + " where cell_key in (:cells)").set("cells", cells).update();
        }
        Sql.batch(em, "insert into cell_change (slug, from_day, cell_key, on_day, in_date, expiring, in_grace, lapsed, never,"
                        + " exempt, unconfirmed) values (:slug, :from, :cell, :day, :a, :b, :c, :d, :e, :f, :g)",
                changes, (sql, c) -> {
                    Counts n = c.entry().counts();
                    sql.set("slug", c.slug()).set("from", c.entry().fromDay()).set("cell", c.cell()).set("day", c.entry().onDay())
                            .set("a", n.inDate()).set("b", n.expiring()).set("c", n.inGrace()).set("d", n.lapsed())
                            .set("e", n.never()).set("f", n.exempt()).set("g", n.unconfirmed());
                });
        Sql.batch(em, "insert into cell_month (month_day, cell_key, roster, leavers, lapses, renewals)"
                        + " values (:month, :cell, :roster, :leavers, :lapses, :renewals)",
                months, (sql, m) -> sql.set("month", m.day()).set("cell", m.cell()).set("roster", m.numbers()[0])
                        .set("leavers", m.numbers()[1]).set("lapses", m.numbers()[2]).set("renewals", m.numbers()[3]));
        Sql.batch(em, "insert into cell_lapse (on_day, cell_key, posts) values (:day, :cell, :posts)",
                lapses, (sql, l) -> sql.set("day", l.day()).set("cell", l.cell()).set("posts", l.posts()));
        Sql.batch(em, "insert into post_interval (post_id, human_id, cell_key, mark, first_day, last_day)"
                        + " values (:post, :human, :cell, :mark, :first, :last)",
                intervals, (sql, i) -> sql.set("post", i.post().postId()).set("human", i.post().human()).set("cell", i.cell())
                        .set("mark", i.span().mark().code()).set("first", i.span().firstDay()).set("last", i.span().lastDay()));
    }
}
