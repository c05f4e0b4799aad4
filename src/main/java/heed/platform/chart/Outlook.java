package heed.platform.chart;

import heed.platform.Texts;
import java.util.Comparator;
import java.util.List;

/**
 * A share of posts month by month as a line in its band, with the partnership's line and the lowest month marked.
 *
 * @param months the series, oldest first, two at least
 * @param target the partnership's line in per cent; null draws none
 */
public record Outlook(List<Month> months, Double target) {
    public Outlook {
        months = List.copyOf(months);
        if (months.size() < 2) throw new IllegalArgumentException("A line needs two months, not " + months.size());
    }

    /** The first of the months with the lowest value. */
    public Month lowest() {
        return months.stream().min(Comparator.comparingDouble(Month::value)).orElseThrow();
    }

    /** The drawing for a wide screen and for paper; the id is unique in the page, the title says what it is about. */
    public String wide(String id, String title) {
        return draw(id, title, 1000, 360, 56, 3);
    }

    /** The drawing for a phone; the id is unique in the page, the title says what it is about. */
    public String thin(String id, String title) {
        return draw(id, title, 340, 260, 40, 6);
    }

    private String draw(String id, String title, double width, double height, double left, int every) {
        Scale scale = Scale.of(months, target, left, width - 24, 24, height - 36);
        Svg svg = new Svg(id, width, height, title, described());
        for (int tick = scale.floor(); tick <= scale.ceiling(); tick += 10) {
            String y = Svg.figure(scale.y(tick));
            svg.path(tick == scale.floor() ? "c-axis" : "c-grid", "M" + Svg.figure(left) + " " + y + "H" + Svg.figure(width - 24));
            svg.text("ct-s ct-e", left - 8, scale.y(tick) + 5, String.valueOf(tick));
        }
        for (int i = 0; i < months.size(); i++) {
            boolean last = i == months.size() - 1;
            if (i % every != 0 && !last || !last && months.size() - 1 - i < every && i > 0 && every > 1) continue;
            svg.text("ct-s " + (i == 0 ? "" : last ? "ct-e" : "ct-m"), i == 0 ? left : last ? width - 24 : scale.x(i),
                    height - 10, months.get(i).label());
        }
        curve(svg, scale);
        if (target != null) {
            svg.path("c-target", "M" + Svg.figure(left) + " " + Svg.figure(scale.y(target)) + "H" + Svg.figure(width - 24));
            svg.text("ct ct-target", left + 4, scale.y(target) - 8, Texts.of("platform", "chart.ourLine", StatusBar.whole(target)));
        }
        label(svg, scale, 0, width);
        int low = months.indexOf(lowest());
        if (low > 0) {
            label(svg, scale, low, width);
        }
        return svg.close();
    }

    private void curve(Svg svg, Scale scale) {
        svg.path("c-band", scale.band(months));
        svg.path("c-line", scale.line(months));
        int low = months.indexOf(lowest());
        svg.circle("c-dot", scale.x(0), scale.y(months.get(0).value()), 5);
        if (low > 0) svg.circle("c-mark", scale.x(low), scale.y(lowest().value()), 6);
    }

    private void label(Svg svg, Scale scale, int i, double width) {
        Month month = months.get(i);
        double y = scale.y(month.low()) + 24 > scale.y(scale.floor()) ? scale.y(month.high()) - 14 : scale.y(month.low()) + 24;
        double x = scale.x(i);
        String side = i == 0 ? "" : x > width - 60 ? " ct-e" : " ct-m";
        svg.text("ct-b" + side, x, y, StatusBar.whole(month.value()));
    }

    private String described() {
        Month first = months.get(0), last = months.get(months.size() - 1);
        String said = Texts.of("platform", "chart.desc.ends", StatusBar.whole(first.value()), first.label(),
                StatusBar.whole(last.value()), last.label()) + " "
                + Texts.of("platform", "chart.desc.lowest", StatusBar.whole(lowest().value()), lowest().label());
        return target == null ? said : said + " " + Texts.of("platform", "chart.desc.target", StatusBar.whole(target));
    }
}
