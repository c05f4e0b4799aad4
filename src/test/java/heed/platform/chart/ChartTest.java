package heed.platform.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartTest {
    private static final StatusBar BAR = new StatusBar(6271, 996, 177, 511, 241, 0, 1141, 77.8, 76.3, 82.0, 90.0);

    private static final List<Month> YEAR = IntStream.range(0, 13).mapToObj(i -> {
        double value = new double[] {78, 77, 75, 76, 74.5, 74, 74.4, 75, 75.9, 74, 73, 74, 75}[i];
        return new Month("M" + i, value, value - i * 0.4, value + i * 0.5);
    }).toList();

    @Test
    void segmentsFillTheBarInTheProportionOfTheirPosts() throws Exception {
        Document svg = parsed(BAR.wide("a"));
        List<Element> segments = segments(svg);
        assertThat(segments).hasSize(6);
        assertThat(number(segments.get(0), "width")).isCloseTo(1000.0 * 6271 / 9337, within(0.1));
        assertThat(segments.stream().mapToDouble(s -> number(s, "width")).sum()).isCloseTo(1000, within(0.5));
        assertThat(number(segments.get(5), "x") + number(segments.get(5), "width")).isCloseTo(1000, within(0.2));
    }

    @Test
    void theTableHasEachStatusAndAddsUpToTheBase() {
        assertThat(BAR.rows()).extracting(StatusBar.Row::status)
                .containsExactly("in", "exp", "grace", "lapsed", "never", "unknown", "exempt");
        assertThat(BAR.rows().stream().mapToLong(StatusBar.Row::posts).sum()).isEqualTo(BAR.base()).isEqualTo(9337);
        assertThat(BAR.rows().get(0).share()).isEqualTo("67.2%");
    }

    @Test
    void theBracketStandsRoundTheRangeAndTheLineAtTheTarget() throws Exception {
        Document svg = parsed(BAR.wide("a"));
        assertThat(byClass(svg, "path", "c-bound").get(0).getAttribute("d")).startsWith("M763 118").contains("H820");
        assertThat(byClass(svg, "path", "c-target").get(0).getAttribute("d")).startsWith("M900 ");
        assertThat(text(svg)).contains("77%, between 76 and 82").contains("our line: 90");
    }

    @Test
    void aKnownShareHasNoRange() throws Exception {
        Document svg = parsed(new StatusBar(9, 0, 0, 1, 0, 0, 0, 90.0, 90.0, 90.0, null).thin("a"));
        assertThat(text(svg)).contains("90%").doesNotContain("between").doesNotContain("our line");
        assertThat(byClass(svg, "path", "c-target")).isEmpty();
    }

    @Test
    void anEmptyBaseDrawsAFrameAndNoShares() throws Exception {
        StatusBar none = new StatusBar(0, 0, 0, 0, 0, 0, 0, null, null, null, null);
        assertThat(segments(parsed(none.wide("a")))).isEmpty();
        assertThat(none.rows()).allMatch(row -> row.share().equals("–"));
    }

    @Test
    void refusesCountsAndRangesThatCannotBe() {
        assertThatThrownBy(() -> new StatusBar(-1, 0, 0, 0, 0, 0, 0, null, null, null, null)).hasMessageContaining("nought");
        assertThatThrownBy(() -> new StatusBar(1, 0, 0, 0, 0, 0, 0, 70.0, 71.0, 80.0, null)).hasMessageContaining("range");
        assertThatThrownBy(() -> new Month("Jan", 50, 51, 60)).hasMessageContaining("does not hold");
        assertThatThrownBy(() -> new Outlook(YEAR.subList(0, 1), null)).hasMessageContaining("two months");
    }

    @Test
    void aReaderHearsTitleAndNumbers() throws Exception {
        for (String drawing : List.of(BAR.wide("a"), BAR.thin("a"), new Outlook(YEAR, 90.0).wide("a", "Coverage"),
                new Outlook(YEAR, 90.0).thin("a", "Coverage"), new Spark(YEAR, 90.0).svg("a", "Coverage"))) {
            Element svg = parsed(drawing).getDocumentElement();
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("a-t a-d");
            assertThat(svg.getFirstChild().getNodeName()).isEqualTo("title");
            assertThat(svg.getFirstChild().getNextSibling().getTextContent()).matches("(?s).*\\d.*");
        }
    }

    @Test
    void noDrawingCarriesStylesScriptsOrForeignAddresses() {
        for (String drawing : List.of(BAR.wide("a"), BAR.legend("a"), new Outlook(YEAR, 90.0).wide("a", "<b>&\"x"), new Spark(YEAR, null).svg("a", "x"))) {
            assertThat(drawing).doesNotContain("style=").doesNotContain("<script").doesNotContain("<b>").doesNotContain("href")
                    .doesNotContainPattern("#[0-9a-f]{3,6}\"");
        }
    }

    @Test
    void everyPatternUsedIsDefinedInTheSameDrawing() throws Exception {
        for (String drawing : List.of(BAR.wide("p7"), BAR.thin("p7"), "<div>" + BAR.legend("p7") + "</div>")) {
            Document svg = parsed(drawing);
            List<String> ids = all(svg, "pattern").stream().map(p -> p.getAttribute("id")).toList();
            List<String> used = all(svg, "rect").stream().map(r -> r.getAttribute("fill")).filter(f -> f.startsWith("url(#"))
                    .map(f -> f.substring(5, f.length() - 1)).toList();
            assertThat(used).isNotEmpty().allMatch(ids::contains);
        }
    }

    @Test
    void theLowestMonthIsMarked() throws Exception {
        Outlook outlook = new Outlook(YEAR, 90.0);
        assertThat(outlook.lowest().label()).isEqualTo("M10");
        Document svg = parsed(outlook.wide("a", "Coverage"));
        Element mark = byClass(svg, "circle", "c-mark").get(0);
        assertThat(number(mark, "cx")).isCloseTo(56 + (976 - 56) * 10 / 12.0, within(0.1));
        assertThat(text(svg)).contains("Lowest: 73 in M10.");
    }

    @Test
    void allPointsLieInsideTheDrawing() throws Exception {
        for (double base : new double[] {0, 3, 50, 97, 100}) {
            List<Month> flat = YEAR.stream().map(m -> Month.of(m.label(), base)).toList();
            for (String drawing : List.of(new Outlook(flat, 90.0).wide("a", "t"), new Outlook(flat, null).thin("a", "t"), new Spark(flat, 90.0).svg("a", "t"))) {
                Document svg = parsed(drawing);
                String[] box = svg.getDocumentElement().getAttribute("viewBox").split(" ");
                for (Element line : byClass(svg, "path", "c-line")) {
                    for (String point : line.getAttribute("d").substring(1).split("L")) {
                        assertThat(Double.parseDouble(point.split(" ")[0])).isBetween(0.0, Double.parseDouble(box[2]));
                        assertThat(Double.parseDouble(point.split(" ")[1])).isBetween(0.0, Double.parseDouble(box[3]));
                    }
                }
            }
        }
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> all(Document svg, String name) {
        NodeList nodes = svg.getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
        return found;
    }

    private static List<Element> byClass(Document svg, String name, String styleClass) {
        return all(svg, name).stream().filter(e -> List.of(e.getAttribute("class").split(" ")).contains(styleClass)).toList();
    }

    private static List<Element> segments(Document svg) {
        return all(svg, "rect").stream().filter(e -> !e.getAttribute("class").equals("c-frame")).toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static String text(Document svg) {
        return svg.getDocumentElement().getTextContent();
    }
}
