package heed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PageRendererTest {
    private static final Page PAGE = new Page("ladder", "The ladder", false, Targets.ALL, List.of(), List.of());

    private static PageRenderer renderer(Nation nation, Map<String, String> locals) {
        ModuleText.Front front = new ModuleText.Front("M99", "a-module", "A module", "", new Version(1, 0, 0), "en-GB", ModuleText.Status.DRAFT, LocalDate.EPOCH, LocalDate.EPOCH, "",
            new Levels(1, 1, false), List.of(), Map.of(), 5, List.of(), 24, Set.of(Nation.ENGLAND), 80, 0, List.of(), List.of(), List.of(), List.of(), "", List.of(), false);
        ModuleText module = new ModuleText(front, List.of(PAGE), Map.of("one", "First, 2025: https://example.org/a.", "two", "*Second*"));
        return new PageRenderer(module, PAGE, nation, locals, path -> path.equals("media/ladder.svg")
            ? Optional.of("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 320 10\"><title>t</title><desc>d</desc></svg>") : Optional.empty(), "/m/");
    }

    private static Document html(String markdown, Map<String, String> locals) {
        return Jsoup.parse(renderer(Nation.ENGLAND, locals).words(markdown));
    }

    @Test
    void aLocalPhoneNumberCanBeTapped() {
        Document page = html("Call **{{local.front_door_name}} on {{local.front_door_phone}}**.", Map.of("front_door_name", "The Hub", "front_door_phone", "01632 960 140"));

        assertThat(page.text()).isEqualTo("Call The Hub on 01632 960 140.");
        assertThat(page.select("strong > a").attr("href")).isEqualTo("tel:01632960140");
    }

    @Test
    void aLocalValueCannotBringMarkupIn() {
        Document page = html("{{local.front_door_name}} and [policy]({{local.policy_url}})", Map.of("front_door_name", "<b onclick=x>*Hub*</b> [x](https://evil)", "policy_url", "javascript:alert(1)"));

        assertThat(page.select("b, em, [onclick]")).isEmpty();
        assertThat(page.text()).startsWith("<b onclick=x>*Hub*</b>");
        assertThat(page.select("a[href^=javascript]")).isEmpty();
    }

    @Test
    void aLocalValueThatIsMissingSaysSo() {
        assertThat(html("Call {{local.front_door_phone}}.", Map.of()).text()).isEqualTo("Call [front door phone: not filled in yet].");
    }

    @Test
    void rawHtmlIsShownAndNotObeyed() {
        assertThat(html("<script>x</script> and <i>y</i>", Map.of()).select("script, i")).isEmpty();
    }

    @Test
    void footnotesAreNumberedInTheOrderOfThePage() {
        PageRenderer renderer = renderer(Nation.ENGLAND, Map.of());
        Document page = Jsoup.parse(renderer.words("A.[^two] B.[^one] Again.[^two]") + renderer.notes());

        assertThat(page.select("sup a").eachText()).containsExactly("1", "2", "1");
        assertThat(page.select("#note-two em").text()).isEqualTo("Second");
        assertThat(page.select("#note-one a[href^=https]").attr("href")).isEqualTo("https://example.org/a");
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        page.select("a[href^=#]").forEach(a -> assertThat(page.select(a.attr("href"))).as(a.outerHtml()).hasSize(1));
        assertThat(renderer(Nation.ENGLAND, Map.of()).notes()).isEmpty();
    }

    @Test
    void aTableKnowsItsColumnsOnAPhone() {
        Document page = html("| Look | Ask | Write |\n|---|---|---|\n| **Child** | Seen? | Today |", Map.of());

        assertThat(page.select("table.table--stack[role=table] caption").text()).isEqualTo("The ladder");
        assertThat(page.select("tbody th[scope=row][role=rowheader]").text()).isEqualTo("Child");
        assertThat(page.select("tbody td[role=cell]").eachAttr("data-th")).containsExactly("Ask", "Write");
    }

    @Test
    void boldWordsInACellMakeNoColumnOfTheirOwnOnAPhone() {
        Document page = html("| Step | Means |\n|---|---|\n| Ask | On weekdays **and** weekends |", Map.of());

        assertThat(page.select("td").first().children()).hasSize(1);
        assertThat(page.select("td > span > strong").text()).isEqualTo("and");
    }

    @Test
    void theOwnNationStandsOpenAndTheOthersAreOneTapAway() {
        Block.Variant set = new Block.Variant(List.of(
            new Block.NationText(Set.of(Nation.ENGLAND, Nation.WALES), "Section 46", "Never more than **72 hours**.", "{{local.source_url}}", "The Act."),
            new Block.NationText(Set.of(Nation.SCOTLAND), "Section 56", "24 hours.", "", "")), Targets.ALL);

        Document scottish = Jsoup.parse(renderer(Nation.SCOTLAND, Map.of("source_url", "https://example.org/law")).html(set));
        assertThat(scottish.select(".variant__here h2").text()).isEqualTo("Section 56");
        assertThat(scottish.select(".variant__place").text()).isEqualTo("Your area: Scotland");
        assertThat(scottish.select("details.reveal:not([open]) summary").text()).isEqualTo("How this differs in England and Wales");
        assertThat(scottish.select("details a").attr("href")).isEqualTo("https://example.org/law");

        assertThat(Jsoup.parse(renderer(Nation.NORTHERN_IRELAND, Map.of()).html(set)).select("details")).hasSize(2);
    }

    @Test
    void aDiagramIsNamedAndSaidInWords() {
        Document plain = Jsoup.parse(renderer(Nation.ENGLAND, Map.of()).html(new Block.Diagram("ladder", "A ladder with \"six\" rungs.", "Six steps", List.of(), Targets.ALL)));
        assertThat(plain.select("figure.diagram > svg[role=img]").attr("aria-label")).isEqualTo("A ladder with \"six\" rungs.");
        assertThat(plain.select("figcaption").text()).isEqualTo("Six steps");
        assertThat(plain.select("details p").text()).contains("six");

        Document split = Jsoup.parse(renderer(Nation.ENGLAND, Map.of()).html(new Block.Diagram("ladder", "A ladder.", "", List.of("**One.** Fix", "Two"), Targets.ALL)));
        assertThat(split.select(".diagram__split > ol > li").eachText()).containsExactly("One. Fix", "Two");
    }

    @Test
    void aLineHasNoParagraphAroundIt() {
        assertThat(renderer(Nation.ENGLAND, Map.of()).inline("Is *this* right?")).isEqualTo("Is <em>this</em> right?");
        assertThat(renderer(Nation.ENGLAND, Map.of()).inline("One.\n\nTwo.")).isEqualTo("One.<br>Two.");
    }

    @Test
    void headingsStandBelowThePagesOwn() {
        assertThat(html("### The night", Map.of()).select("h2").text()).isEqualTo("The night");
    }
}
