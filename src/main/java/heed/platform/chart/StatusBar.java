package heed.platform.chart;

import heed.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Every post of a base as one bar: the six statuses, which add up, and the open segment of those not known to us. With
 * the range in which the true share lies and the partnership's line.
 *
 * @param inDate, expiring, inGrace, lapsed, never, exempt posts of each status, 0 or more
 * @param notKnown posts in the headcount that no roster of ours holds, 0 or more
 * @param share    the headline in per cent of the base, 0 to 100; null draws no bracket
 * @param low      least it can be, in per cent, not above share
 * @param high     most it can be, in per cent, not below share
 * @param target   the partnership's line in per cent; null draws none
 */
public record StatusBar(long inDate, long expiring, long inGrace, long lapsed, long never, long exempt, long notKnown,
        Double share, Double low, Double high, Double target) {

    /** One segment and one row of the table. */
    public record Row(String status, String label, long posts, String share) {}

    public StatusBar {
        for (long n : new long[] {inDate, expiring, inGrace, lapsed, never, exempt, notKnown}) {
            if (n < 0) throw new IllegalArgumentException("A count below nought: " + n);
        }
        if (share != null && (low == null || high == null || low > share || high < share)) {
            throw new IllegalArgumentException("The range " + low + " to " + high + " does not hold " + share);
        }
    }

    /** All posts of the bar. */
    public long base() {
        return inDate + expiring + inGrace + lapsed + never + exempt + notKnown;
    }

    /** The rows of the table under the chart, in the order of the bar; a status without posts has its row. */
    public List<Row> rows() {
        return List.of(row("in", inDate), row("exp", expiring), row("grace", inGrace), row("lapsed", lapsed),
                row("never", never), row("unknown", notKnown), row("exempt", exempt));
    }

    private Row row(String status, long posts) {
        String share = base() == 0 ? "–" : String.format(Locale.UK, "%.1f%%", 100.0 * posts / base());
        return new Row(status, Texts.of("platform", "status." + status), posts, share);
    }

    /** The drawing for a wide screen and for paper; the id is unique in the page. */
    public String wide(String id) {
        return draw(id, 1000, 48, 64, 170, true);
    }

    /** The drawing for a phone; the id is unique in the page. */
    public String thin(String id) {
        return draw(id, 340, 34, 44, 128, false);
    }

    /** The key of the patterns, as a list to stand under the drawing; the id is unique in the page. */
    public String legend(String id) {
        StringBuilder list = new StringBuilder("<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\">")
                .append(patterns(id)).append("</svg><ul class=\"legend\">");
        for (Row row : rows()) {
            if (row.posts() == 0) continue;
            list.append("<li><svg viewBox=\"0 0 28 18\" aria-hidden=\"true\" focusable=\"false\"><rect x=\"0.75\" y=\"0.75\" width=\"26.5\" height=\"16.5\" ")
                    .append(paint(id, row.status())).append("/><rect class=\"c-frame\" x=\"0.75\" y=\"0.75\" width=\"26.5\" height=\"16.5\"/></svg>")
                    .append(Svg.escaped(row.label())).append(" <strong>").append(count(row.posts())).append("</strong></li>");
        }
        return list.append("</ul>").toString();
    }

    private String draw(String id, double width, double top, double height, double whole, boolean wide) {
        Svg svg = new Svg(id, width, whole, Texts.of("platform", "chart.status.title", base()), described());
        svg.raw(patterns(id));
        double x = 0, bottom = top + height;
        for (Row row : rows()) {
            if (row.posts() == 0) continue;
            double w = width * row.posts() / base();
            svg.rect(x, top, w, height, paint(id, row.status()));
            if (x > 0) svg.path("c-sep", "M" + Svg.figure(x) + " " + Svg.figure(top) + "v" + Svg.figure(height));
            String words = row.label() + " " + count(row.posts());
            if (wide && row.status().equals("in") && w > 11 * words.length()) svg.text("ct-b t-in", x + 14, top + 39, words);
            x += w;
        }
        svg.raw("<rect class=\"c-frame\" x=\"0.5\" y=\"" + Svg.figure(top) + "\" width=\"" + Svg.figure(width - 1)
                + "\" height=\"" + Svg.figure(height) + "\"/>");
        if (share != null) bracket(svg, width, bottom, wide);
        if (target != null) {
            double at = counted(width) * target / 100;
            svg.path("c-target", "M" + Svg.figure(at) + " " + Svg.figure(top - 10) + "V" + Svg.figure(bottom + 10));
            svg.text("ct-target ct-m " + (wide ? "ct-b" : "ct"), within(at, width, wide ? 60 : 50), top - 18,
                    Texts.of("platform", "chart.ourLine", whole(target)));
        }
        return svg.close();
    }

    /** The part of the width that stands for the base of the share: exempt posts lie outside it, at the end of the bar. */
    private double counted(double width) {
        return base() == 0 ? width : width * (base() - exempt) / base();
    }

    private void bracket(Svg svg, double width, double bottom, boolean wide) {
        double counted = counted(width);
        double from = counted * low / 100, to = counted * high / 100, at = counted * share / 100;
        String arm = wide ? "8" : "6", stem = wide ? "14" : "12";
        if (high - low >= 0.05) {
            svg.path("c-bound", "M" + Svg.figure(from) + " " + Svg.figure(bottom + 6) + "v" + arm + "H" + Svg.figure(to) + "v-" + arm
                    + "M" + Svg.figure(at) + " " + Svg.figure(bottom + 4) + "v" + stem);
        } else {
            svg.path("c-bound", "M" + Svg.figure(at) + " " + Svg.figure(bottom + 4) + "v" + stem);
        }
        svg.text("ct-b ct-m", within(at, width, wide ? 110 : 105), bottom + (wide ? 38 : 36), range());
    }

    /** Keeps words with their middle at x inside the drawing. */
    private static double within(double x, double width, double half) {
        return Math.max(half, Math.min(width - half, x));
    }

    private String range() {
        return whole(low).equals(whole(high)) ? Texts.of("platform", "chart.exact", whole(share))
                : Texts.of("platform", "chart.between", whole(share), whole(low), whole(high));
    }

    private String described() {
        List<String> said = new ArrayList<>();
        said.add(rows().stream().filter(r -> r.posts() > 0).map(r -> r.label() + " " + count(r.posts()))
                .collect(Collectors.joining(", ")) + ".");
        if (share != null) said.add(range() + ".");
        if (target != null) said.add(Texts.of("platform", "chart.desc.target", whole(target)));
        return String.join(" ", said);
    }

    static String count(long posts) {
        return String.format(Locale.UK, "%,d", posts);
    }

    /** Cut off and not rounded up, as the figures beside a chart are: the same number stands in both. */
    static String whole(double perCent) {
        return String.valueOf((int) Math.floor(perCent + 1e-9));
    }

    private static String paint(String id, String status) {
        return status.equals("in") || status.equals("exempt") ? "class=\"f-" + status + "\"" : "fill=\"url(#" + id + "-" + status + ")\"";
    }

    private static String patterns(String id) {
        return "<defs>"
                + pattern(id, "exp", 8, 8, " patternTransform=\"rotate(45)\"", "<path class=\"m-exp\" stroke-width=\"2.5\" d=\"M0 0v8\"/>")
                + pattern(id, "grace", 8, 8, "", "<circle class=\"m-grace\" cx=\"4\" cy=\"4\" r=\"1.5\"/>")
                + pattern(id, "lapsed", 9, 9, "", "<path class=\"m-lapsed\" stroke-width=\"1.3\" d=\"M0 0l9 9M9 0 0 9\"/>")
                + pattern(id, "never", 8, 6, "", "<path class=\"m-never\" stroke-width=\"1\" opacity=\".55\" d=\"M0 3h8\"/>")
                + pattern(id, "unknown", 9, 9, " patternTransform=\"rotate(-45)\"", "<path class=\"m-unknown\" stroke-width=\"1\" d=\"M0 0v9\"/>")
                + "</defs>";
    }

    private static String pattern(String id, String status, int width, int height, String turned, String mark) {
        return "<pattern id=\"" + id + "-" + status + "\" width=\"" + width + "\" height=\"" + height
                + "\" patternUnits=\"userSpaceOnUse\"" + turned + "><path class=\"f-" + status + "\" d=\"M0 0h" + width + "v"
                + height + "H0z\"/>" + mark + "</pattern>";
    }
}
