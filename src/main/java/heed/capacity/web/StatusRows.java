package heed.capacity.web;

import heed.capacity.Coverage;
import heed.capacity.Coverages.Overview;
import heed.capacity.Mark;
import heed.platform.chart.StatusBar;
import java.util.ArrayList;
import java.util.List;

/** The posts of a total by status: rows of the table, and the bar when none of them is hidden. */
public final class StatusRows {
    private static final int SMALL = 5;

    private final Overview overview;

    StatusRows(Overview overview) {
        this.overview = overview;
    }

    /** One row; {@code state} is a word of heed:status. */
    public record Row(String state, String posts, String share, String meaning) {}

    public List<Row> getRows() {
        Coverage c = overview.total().coverage();
        List<Row> rows = new ArrayList<>();
        for (Mark mark : new Mark[] {Mark.IN_DATE, Mark.EXPIRING, Mark.IN_GRACE, Mark.LAPSED, Mark.NEVER, Mark.EXEMPT}) {
            int n = of(mark);
            boolean hidden = overview.statuses().contains(mark);
            rows.add(new Row(mark.code(), hidden ? Words.text(n < SMALL ? "value.small" : "value.company") : Words.count(n),
                    hidden || mark == Mark.EXEMPT || c.base() == 0 ? "–" : share(n, c.base()), Words.text("meaning." + mark.code())));
        }
        rows.add(new Row("not_known", Words.count(c.unknown()), c.base() == 0 ? "–" : share(c.unknown(), c.base()), Words.text("meaning.not_known")));
        return rows;
    }

    private static String share(int n, int base) {
        return String.format(java.util.Locale.UK, "%.1f%%", 100.0 * n / base);
    }

    private int of(Mark mark) {
        var counts = overview.total().coverage().counts();
        return mark == Mark.UNCONFIRMED ? counts.unconfirmed() : counts.of(heed.award.Status.valueOf(mark.name()));
    }

    /** Posts beyond what is declared, or an empty text. */
    public String getExcess() {
        int excess = overview.total().coverage().excess();
        return excess == 0 ? "" : Words.counted("excess", excess);
    }

    public boolean isDrawn() {
        return overview.statuses().isEmpty() && overview.total().isShown() && overview.total().coverage().counts().all() + overview.total().coverage().unknown() > 0;
    }

    private StatusBar bar() {
        Coverage c = overview.total().coverage();
        var n = c.counts();
        // Where more posts are on rosters than declared the bar is wider than the base, and the bracket would stand askew.
        boolean exact = c.kind() == Coverage.Kind.VALUE && 200 * c.excess() < c.base();
        Double share = exact ? c.strict().map(p -> (double) Words.whole(p)).orElse(null) : null;
        return new StatusBar(n.inDate(), n.expiring(), n.inGrace(), n.lapsed(), n.never(), n.exempt(), c.unknown(), share, share,
                share == null ? null : Math.max(share, (double) Words.whole(c.atMost().get())), exact ? overview.lines().met() : null);
    }

    public String getSvg() {
        return bar().wide("posts");
    }

    public String getThin() {
        return bar().thin("posts-thin");
    }

    public String getLegend() {
        return bar().legend("posts-key");
    }
}
