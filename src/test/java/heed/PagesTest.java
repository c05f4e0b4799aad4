package heed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Guards every page and tag: its words are in a bundle, one h1, no inline style or script, ids unique, a template. */
class PagesTest {
    private static final Path WEBAPP = Path.of("src/main/webapp"), RESOURCES = Path.of("src/main/resources");

    /** Bundle by the name pages call it. */
    private static final Map<String, Set<String>> TEXTS = texts();

    private static final Pattern TEXT = Pattern.compile("\\b(text|\\w+Text)\\['([^']+)'(\\.concat)?");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");

    @Test
    void everyTextAPageNamesIsInItsBundle() {
        check(markup(), PagesTest::missingTexts);
        assertThat(missingTexts("x", "#{workforceText['no.such.key']} #{nowhereText['a']} #{text['status.'.concat(s)]} #{text['zzz.'.concat(s)]}"))
                .containsExactly("x: no text no.such.key in workforceText", "x: no bundle nowhereText", "x: no text zzz. in text");
    }

    @Test
    void everyFileOfThePagesIsSoundXml() {
        for (String ending : List.of(".xhtml", ".xml", ".svg")) check(files(WEBAPP, ending), false, PagesTest::unsound);
        assertThat(unsound("x", "<a><b></a>")).hasSize(1);
        assertThat(unsound("x", "<!-- a -- b --><a/>")).hasSize(1);
    }

    @Test
    void everyPageHasOneFirstHeading() {
        check(pages(), (name, page) -> headings(page) == 1 ? List.of() : List.of(name + ": " + headings(page) + " h1"));
        assertThat(headings("<a><h1>a</h1><heed:pageHead title='b'/></a>")).isEqualTo(2);
        assertThat(headings("<a><h2>a</h2></a>")).isZero();
    }

    @Test
    void noPageCarriesStyleOrScript() {
        check(markup(), PagesTest::inline);
        assertThat(inline("x", "<p style=\"a\" onclick=\"b\"><script>c</script><style>d</style></p>")).hasSize(4);
        assertThat(inline("x", "<p styleClass=\"a\" value=\"on time\"><script src=\"a.js\" defer=\"defer\"></script></p>")).isEmpty();
    }

    @Test
    void noPageUsesWhatThePolicyBreaks() {
        check(markup(), PagesTest::broken);
        assertThat(broken("x", "<h:commandLink/><f:ajax/><p:growl/><p:dialog/>")).hasSize(4);
    }

    /** A command in a repeated row acts on the row's number, and so on the next row once somebody else has taken one out. */
    @Test
    void noRowHoldsACommandOfItsOwn() {
        check(markup(), PagesTest::rowCommands);
        assertThat(rowCommands("x", "<a><ui:repeat value=\"#{b.rows}\" var=\"r\"><p><h:commandButton action=\"#{b.drop(r.id)}\"/><heed:submit action=\"#{b.drop}\"/></p></ui:repeat></a>"))
                .containsExactly("x: h:commandButton action=\"#{b.drop(r.id)}\" in repeated rows", "x: heed:submit action=\"#{b.drop}\" in repeated rows");
        assertThat(rowCommands("x", "<p:dataTable><p:commandButton actionListener=\"#{b.a}\"/></p:dataTable>")).hasSize(1);
        assertThat(rowCommands("x", "<a><heed:rowAction action=\"#{b.drop}\"/><ui:repeat><form action=\"#{r.path}\"/><heed:rowButton name=\"d\" value=\"#{r.id}\"/></ui:repeat></a>")).isEmpty();
    }

    @Test
    void everyButtonOfARowHasItsAction() {
        check(pages(), PagesTest::idleRowButtons);
        assertThat(idleRowButtons("x", "<a><heed:rowAction id=\"drop\" action=\"#{b.drop}\"/><heed:rowButton name=\"drop\" value=\"1\"/><heed:rowButton name=\"dorp\" value=\"1\"/></a>"))
                .containsExactly("x: no rowAction dorp");
    }

    @Test
    void idsAreUniqueInTheirFile() {
        check(markup(), PagesTest::doubleIds);
        assertThat(doubleIds("x", "<a><b id=\"y\"/><c id=\"y\"/><d id=\"#{z}\"/><e id=\"#{z}\"/></a>")).containsExactly("x: id y twice");
    }

    @Test
    void everyPageStandsInATemplate() {
        check(pages(), (name, page) -> page.contains("template=\"/WEB-INF/templates/") ? List.of() : List.of(name + ": no template"));
    }

    @Test
    void noPageHoldsWordsOfItsOwn() {
        check(markup(), PagesTest::literals);
        assertThat(literals("x", "<p title=\"Hello you\">Good morning<b>#{text['a']}</b> 999 a@b.uk</p>"))
                .containsExactly("x: title=\"Hello you\"", "x: \"Good morning\"");
    }

    @Test
    void everyRefusalHasItsWords() {
        Map<String, String> sources = files(Path.of("src/main/java"), ".java");
        check(sources, PagesTest::wordless);
        assertThat(wordless("X", "throw new Refusal(\"platform.noSuchWords\", 1)")).containsExactly("X: no text platform.noSuchWords");
        assertThat(wordless("X", "Texts.of(\"platform\", \"skip\") + Texts.of(\"platform\", \"none.such\")")).containsExactly("X: no text none.such");
    }

    // what is looked for

    private static List<String> missingTexts(String name, String page) {
        List<String> faults = new ArrayList<>();
        for (MatchResult m : all(TEXT, page)) {
            Set<String> keys = TEXTS.get(m.group(1));
            if (keys == null) faults.add(name + ": no bundle " + m.group(1));
            else if (m.group(3) == null ? !keys.contains(m.group(2)) : keys.stream().noneMatch(k -> k.startsWith(m.group(2))))
                faults.add(name + ": no text " + m.group(2) + " in " + m.group(1));
        }
        return faults;
    }

    /** First headings of a page with the parts it includes. */
    private static int headings(String page) {
        int count = all(Pattern.compile("<h1[ >]|<heed:pageHead[ >]"), page).size();
        for (MatchResult m : all(Pattern.compile("<ui:include src=\"(/[^\"#]+)\""), page)) {
            count += headings(read(WEBAPP.resolve(m.group(1).substring(1))));
        }
        return count;
    }

    private static List<String> inline(String name, String page) {
        return all(Pattern.compile("\\sstyle=|\\son[a-z]+=\"|<style[ >]|<script(?![^>]*\\ssrc=)"), page).stream()
                .map(m -> name + ": " + m.group().strip()).toList();
    }

    private static List<String> broken(String name, String page) {
        return all(Pattern.compile("<(h:commandLink|f:ajax|p:growl|p:dialog|p:confirmDialog|p:panel|p:messages)[ />]"), page).stream()
                .map(m -> name + ": " + m.group(1)).toList();
    }

    private static List<String> rowCommands(String name, String page) {
        try {
            List<String> faults = new ArrayList<>();
            commands(name, parsed(page), false, faults);
            return faults;
        } catch (SAXException e) {
            return List.of(name + ": " + e.getMessage());
        }
    }

    private static void commands(String name, Element element, boolean repeated, List<String> faults) {
        for (String said : List.of("action", "actionListener")) {
            if (repeated && element.getTagName().contains(":") && !element.getAttribute(said).isEmpty())
                faults.add(name + ": " + element.getTagName() + " " + said + "=\"" + element.getAttribute(said) + "\" in repeated rows");
        }
        boolean rows = repeated || List.of("ui:repeat", "c:forEach", "h:dataTable", "p:dataTable", "p:repeat").contains(element.getTagName());
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) commands(name, inner, rows, faults);
        }
    }

    private static List<String> idleRowButtons(String name, String page) {
        Set<String> actions = new HashSet<>();
        all(Pattern.compile("<heed:rowAction id=\"([^\"]+)\""), page).forEach(m -> actions.add(m.group(1)));
        return all(Pattern.compile("<heed:rowButton name=\"([^\"]+)\""), page).stream().map(m -> m.group(1)).filter(button -> !actions.contains(button))
                .map(button -> name + ": no rowAction " + button).toList();
    }

    private static List<String> doubleIds(String name, String page) {
        Set<String> seen = new HashSet<>();
        return all(Pattern.compile("\\sid=\"([^\"#]+)\""), page).stream().map(m -> m.group(1)).filter(id -> !seen.add(id))
                .map(id -> name + ": id " + id + " twice").toList();
    }

    private static List<String> unsound(String name, String file) {
        try {
            parsed(file);
            return List.of();
        } catch (SAXException e) {
            return List.of(name + ": " + e.getMessage());
        }
    }

    private static List<String> literals(String name, String page) {
        try {
            List<String> faults = new ArrayList<>();
            words(name, parsed(page), faults);
            return faults;
        } catch (SAXException e) {
            return List.of(name + ": " + e.getMessage());
        }
    }

    /** Namespaces are left out of account, so that a fragment can be looked at by itself. */
    private static Element parsed(String file) throws SAXException {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(file.replaceFirst("<!DOCTYPE[^>]*>", "").strip())))
                    .getDocumentElement();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void words(String name, Element element, List<String> faults) {
        for (String spoken : List.of("title", "label", "lead", "alt", "aria-label", "hint", "caption", "summary", "placeholder", "headerText")) {
            if (wordy(element.getAttribute(spoken))) faults.add(name + ": " + spoken + "=\"" + element.getAttribute(spoken) + "\"");
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) words(name, inner, faults);
            else if (child.getNodeType() == Node.TEXT_NODE && wordy(child.getTextContent()))
                faults.add(name + ": \"" + child.getTextContent().strip() + "\"");
        }
    }

    /** Whether anything but expressions, numbers and addresses of the net is said. */
    private static boolean wordy(String text) {
        return LETTERS.matcher(text.replaceAll("#\\{[^}]*}", "").replaceAll("\\S+[.@]\\S+", "")).find();
    }

    private static List<String> wordless(String name, String source) {
        List<String> faults = new ArrayList<>();
        for (MatchResult m : all(Pattern.compile("new Refusal\\(\\s*\"((\\w+)\\.[^\"]+)\"\\s*[,)]"), source)) {
            if (!keys(m.group(2)).contains(m.group(1))) faults.add(name + ": no text " + m.group(1));
        }
        for (MatchResult m : all(Pattern.compile("Texts\\.of\\(\\s*\"(\\w+)\",\\s*\"([^\"]+)\"\\s*[,)]"), source)) {
            if (!keys(m.group(1)).contains(m.group(2))) faults.add(name + ": no text " + m.group(2));
        }
        return faults;
    }

    // what is read

    private static Map<String, String> pages() {
        Map<String, String> pages = new HashMap<>(files(WEBAPP, ".xhtml"));
        pages.keySet().removeIf(name -> name.startsWith("WEB-INF"));
        return pages;
    }

    private static Map<String, String> markup() {
        return files(WEBAPP, ".xhtml");
    }

    private static void check(Map<String, String> files, BiFunction<String, String, List<String>> rule) {
        check(files, true, rule);
    }

    private static void check(Map<String, String> files, boolean withoutComments, BiFunction<String, String, List<String>> rule) {
        assertThat(files).isNotEmpty();
        List<String> faults = files.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .flatMap(f -> rule.apply(f.getKey(), withoutComments ? f.getValue().replaceAll("(?s)<!--.*?-->", "") : f.getValue()).stream()).toList();
        assertThat(faults).isEmpty();
    }

    private static Map<String, Set<String>> texts() {
        Map<String, Set<String>> texts = new HashMap<>();
        String config = read(WEBAPP.resolve("WEB-INF/faces-config.xml"));
        for (MatchResult m : all(Pattern.compile("<base-name>heed\\.(\\w+)\\.messages</base-name><var>(\\w+)</var>"), config)) {
            texts.put(m.group(2), keys(m.group(1)));
        }
        return texts;
    }

    private static Set<String> keys(String room) {
        Path bundle = RESOURCES.resolve("heed/" + room + "/messages.properties");
        if (!Files.exists(bundle)) return Set.of();
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames();
    }

    private static Map<String, String> files(Path root, String ending) {
        try (Stream<Path> walk = Files.walk(root)) {
            Map<String, String> files = new HashMap<>();
            walk.filter(f -> f.toString().endsWith(ending)).forEach(f -> files.put(root.relativize(f).toString(), read(f)));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<MatchResult> all(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().toList();
    }
}
