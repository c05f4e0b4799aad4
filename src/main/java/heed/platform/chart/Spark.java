package heed.platform.chart;

import heed.platform.Texts;
import java.util.Comparator;
import java.util.List;

/**
 * The same line, small, to stand in an answer: its two ends, its lowest month and the partnership's line.
 *
 * @param months the series, oldest first, two at least
 * @param target the partnership's line in per cent; null draws none
 */
public record Spark(List<Month> months, Double target) {
    public Spark {
        months = List.copyOf(months);
        if (months.size() < 2) throw new IllegalArgumentException("A line needs two months, not " + months.size());
    }

    /** The drawing; the id is unique in the page, the title says what it is about. */
    public String svg(String id, String title) {
        Month first = months.get(0), last = months.get(months.size() - 1);
        Month lowest = months.stream().min(Comparator.comparingDouble(Month::value)).orElseThrow();
        int low = months.indexOf(lowest);
        Scale scale = Scale.of(months, target, 8, 292, 18, 104);
        String said = Texts.of("platform", "chart.desc.ends", StatusBar.whole(first.value()), first.label(),
                StatusBar.whole(last.value()), last.label()) + " "
                + Texts.of("platform", "chart.desc.lowest", StatusBar.whole(lowest.value()), lowest.label());
        Svg svg = new Svg(id, 300, 150, title, said);
        svg.path("c-band", scale.band(months));
        if (target != null) {
            svg.path("c-target", "M8 " + Svg.figure(scale.y(target)) + "H292");
            svg.text("ct ct-target ct-e", 292, scale.y(target) - 5, StatusBar.whole(target));
        }
        svg.path("c-line", scale.line(months));
        svg.circle("c-dot", scale.x(0), scale.y(first.value()), 5);
        svg.text("ct-b", 2, scale.y(first.low()) + 22, StatusBar.whole(first.value()));
        if (low > 0) {
            svg.circle("c-mark", scale.x(low), scale.y(lowest.value()), 6);
            double x = Math.min(scale.x(low), 280);
            svg.text("ct-b ct-m", x, scale.y(lowest.low()) + 22, StatusBar.whole(lowest.value()));
        }
        svg.text("ct", 2, 146, first.label());
        svg.text("ct ct-e", 298, 146, last.label());
        return svg.close();
    }
}
