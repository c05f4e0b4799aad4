package heed.catalogue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Decides whether an SVG file may stand inside a page: only elements and attributes of a short list, no script, no style, nothing from outside,
 * colours through the classes of {@code diagram.css} alone, and words large enough on a small phone.
 */
final class Drawing {
    private static final int MOST_BYTES = 30_000;
    /** Width in CSS pixels that a drawing gets on a screen of 360 pixels, and the smallest words readable there. */
    private static final double SMALL_SCREEN_WIDTH = 304;
    private static final double SMALLEST_WORDS = 14;
    private static final Set<String> ELEMENTS = Set.of("svg", "title", "desc", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan");
    private static final Set<String> ATTRIBUTES = Set.of("viewBox", "class", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "points", "width", "height",
        "transform", "text-anchor", "font-size", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "textLength", "lengthAdjust", "aria-hidden", "role");
    static final Set<String> CLASSES = Set.of("dg-line", "dg-fill", "dg-paper", "dg-spruce", "dg-lamp", "dg-text", "dg-text-2", "dg-on", "dg-onlamp");

    /** A fault of a drawing, without its file. */
    record Blemish(int line, String what, String remedy) {}

    private final List<Blemish> blemishes = new ArrayList<>();
    private boolean title;
    private boolean desc;
    private double scale = 1;

    private Drawing() {}

    static List<Blemish> check(String svg) {
        Drawing drawing = new Drawing();
        if (svg.length() > MOST_BYTES) {
            drawing.blemish(1, "The drawing is larger than 30 kB.", "Draw it with fewer points.");
            return drawing.blemishes;
        }
        drawing.walk(svg);
        return drawing.blemishes;
    }

    /** The drawing from its first tag on, named for people who do not see it. */
    static String inPage(String svg, String label) {
        String body = svg.substring(svg.indexOf("<svg") + 4).replaceFirst("\\s+xmlns=\"[^\"]*\"", "").replaceFirst("\\s+role=\"img\"", "").strip();
        return "<svg role=\"img\" focusable=\"false\" aria-label=\"" + label + "\"" + (body.startsWith(">") ? "" : " ") + body;
    }

    private void walk(String svg) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(svg));
            boolean root = true;
            while (xml.hasNext()) {
                int line = xml.getLocation().getLineNumber();
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        element(xml, root);
                        root = false;
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.CDATA, XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION, XMLStreamConstants.ENTITY_REFERENCE ->
                        blemish(line, "The drawing holds a comment, a DTD, CDATA or a processing instruction.", "Take it out.");
                    default -> { }
                }
            }
            if (!title || !desc) {
                blemish(1, "The drawing lacks a title or desc element.", "Begin it with <title>…</title><desc>…</desc>.");
            }
        } catch (XMLStreamException e) {
            blemish(e.getLocation() == null ? 1 : e.getLocation().getLineNumber(), "The drawing is not well-formed XML.", "Open it in a browser by itself; it names the place.");
        }
    }

    private void element(XMLStreamReader xml, boolean root) {
        int line = xml.getLocation().getLineNumber();
        String name = xml.getLocalName();
        if (root && !name.equals("svg")) {
            blemish(line, "The drawing begins with <" + name + ">.", "Begin it with <svg>.");
        }
        if (!xml.getPrefix().isEmpty() || !ELEMENTS.contains(name) || (!root && name.equals("svg"))) {
            blemish(line, "The element <" + name + "> may not be used.", "Use only: " + String.join(", ", ELEMENTS.stream().sorted().toList()) + ".");
        }
        title |= name.equals("title");
        desc |= name.equals("desc");
        if (root) {
            viewBox(line, xml.getAttributeValue(null, "viewBox"));
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attribute(line, name, xml.getAttributePrefix(i), xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
    }

    private void viewBox(int line, String box) {
        String[] parts = box == null ? new String[0] : box.trim().split("[\\s,]+");
        if (parts.length == 4 && parts[2].matches("\\d+(\\.\\d+)?") && Double.parseDouble(parts[2]) > 0) {
            scale = Math.min(1, SMALL_SCREEN_WIDTH / Double.parseDouble(parts[2]));
        } else {
            blemish(line, "The drawing has no viewBox.", "Add viewBox=\"0 0 320 300\" to <svg>, a width of 320 is best.");
        }
    }

    private void attribute(int line, String element, String prefix, String name, String value) {
        if (!prefix.isEmpty() || !ATTRIBUTES.contains(name)) {
            blemish(line, "The attribute \"" + name + "\" of <" + element + "> may not be used.", "Take it out; colours come from the classes of diagram.css.");
        } else if (name.equals("class")) {
            for (String word : value.split("\\s+")) {
                if (!CLASSES.contains(word)) {
                    blemish(line, "The class \"" + word + "\" is not one of diagram.css.", "Use one of: " + String.join(", ", CLASSES.stream().sorted().toList()) + ".");
                }
            }
        } else if (name.equals("font-size") && (!value.matches("\\d+(\\.\\d+)?") || Double.parseDouble(value) * scale < SMALLEST_WORDS)) {
            blemish(line, String.format(Locale.ROOT, "Words of size %s would be smaller than 14 pixels on a phone.", value), "Make them larger or the viewBox narrower.");
        } else if (value.toLowerCase(Locale.ROOT).matches("(?s).*(url\\(|javascript:|data:|https?:).*")) {
            blemish(line, "The attribute \"" + name + "\" points outside the drawing.", "Take it out.");
        }
    }

    private void blemish(int line, String what, String remedy) {
        blemishes.add(new Blemish(line, what, remedy));
    }
}
