package heed.platform.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes one SVG drawing, element by element, with a title and a description that a screen reader speaks. */
final class Svg {
    private final StringBuilder out = new StringBuilder(2000);

    /**
     * @param id          prefix of every id in the drawing; unique in the page
     * @param title       what the drawing is about
     * @param description the finding in words, with the numbers
     */
    Svg(String id, double width, double height, String title, String description) {
        out.append("<svg viewBox=\"0 0 ").append(figure(width)).append(' ').append(figure(height))
                .append("\" role=\"img\" aria-labelledby=\"").append(id).append("-t ").append(id)
                .append("-d\" xmlns=\"http://www.w3.org/2000/svg\"><title id=\"").append(id).append("-t\">")
                .append(escaped(title)).append("</title><desc id=\"").append(id).append("-d\">")
                .append(escaped(description)).append("</desc>");
    }

    /** Markup of our own, as it stands. */
    Svg raw(String markup) {
        out.append(markup);
        return this;
    }

    Svg rect(double x, double y, double width, double height, String paint) {
        out.append("<rect x=\"").append(figure(x)).append("\" y=\"").append(figure(y)).append("\" width=\"")
                .append(figure(width)).append("\" height=\"").append(figure(height)).append("\" ").append(paint).append("/>");
        return this;
    }

    Svg path(String styleClass, String d) {
        out.append("<path class=\"").append(styleClass).append("\" d=\"").append(d).append("\"/>");
        return this;
    }

    Svg circle(String styleClass, double x, double y, double r) {
        out.append("<circle class=\"").append(styleClass).append("\" cx=\"").append(figure(x)).append("\" cy=\"")
                .append(figure(y)).append("\" r=\"").append(figure(r)).append("\"/>");
        return this;
    }

    Svg text(String styleClass, double x, double y, String words) {
        out.append("<text class=\"").append(styleClass).append("\" x=\"").append(figure(x)).append("\" y=\"")
                .append(figure(y)).append("\">").append(escaped(words)).append("</text>");
        return this;
    }

    String close() {
        return out.append("</svg>").toString();
    }

    /** At most one figure after the point, none when it is nought: half the bytes of a double. */
    static String figure(double number) {
        return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
