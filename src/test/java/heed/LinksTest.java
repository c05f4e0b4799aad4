package heed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guards every address that a page, a bean or a text links to: something answers there. */
class LinksTest {
    private static final Path MAIN = Path.of("src/main"), WEBAPP = MAIN.resolve("webapp");

    /** An address from the root of the application, up to its query. */
    private static final Pattern ADDRESS = Pattern.compile("(?<=[\"}\\s(=])/([a-z]+(?:/[a-z]+)*(?:\\.[a-z]{3})?)(?=[\"?#&\\s)])");

    private static final Pattern PATH = Pattern.compile("@Path\\(\"([^\"]*)\"\\)");

    @Test
    void everyAddressThatIsLinkedIsAnswered() {
        Set<String> answered = answered();
        Set<String> rooms = answered.stream().map(LinksTest::first).collect(Collectors.toSet());
        List<String> dead = new ArrayList<>();
        for (String ending : List.of(".xhtml", ".java", ".properties")) {
            for (Path file : files(MAIN, ending)) {
                dead(read(file), rooms, answered).forEach(address -> dead.add(MAIN.relativize(file) + ": " + address));
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyPageIsLinkedFromSomewhere() {
        Set<String> linked = new HashSet<>();
        for (String ending : List.of(".xhtml", ".java", ".properties", ".xml")) {
            for (Path file : files(MAIN, ending)) {
                all(ADDRESS, read(file)).forEach(m -> linked.add(m.group(1)));
            }
        }
        linked.add("index");
        assertThat(pages()).isNotEmpty().isSubsetOf(linked);
    }

    @Test
    void findsADeadAddress() {
        assertThat(dead("to=\"/home/today?done=x\" \"/home/yesterday?x=1\" #{request.contextPath}/home/never\" \"/nowhere/at\"", Set.of("home"), Set.of("home/today")))
                .containsExactly("/home/yesterday", "/home/never");
    }

    private static List<String> dead(String file, Set<String> rooms, Set<String> answered) {
        return all(ADDRESS, file).stream().map(m -> m.group(1)).filter(a -> rooms.contains(first(a)) && a.contains("/") && !answered.contains(a))
                .map(a -> "/" + a).toList();
    }

    private static String first(String address) {
        return address.split("/")[0];
    }

    /** Pages, servlets and endpoints whose address holds no variable part. */
    private static Set<String> answered() {
        Set<String> answered = pages();
        for (Path file : files(MAIN.resolve("java"), ".java")) {
            String source = read(file);
            all(Pattern.compile("@WebServlet\\(\"/([^\"]+)\"\\)"), source).forEach(m -> answered.add(m.group(1)));
            all(Pattern.compile("@WebServlet\\(Paths\\.(\\w+)\\)"), source).forEach(m -> all(Pattern.compile("\\b" + m.group(1) + " = \"/([^\"]+)\""),
                    read(MAIN.resolve("java/heed/access/web/Paths.java"))).forEach(named -> answered.add(named.group(1))));
            List<MatchResult> paths = all(PATH, source);
            if (!paths.isEmpty()) {
                String top = paths.get(0).group(1);
                answered.add("api/" + top);
                paths.stream().skip(1).forEach(m -> answered.add(top.isEmpty() ? "api/" + m.group(1) : "api/" + top + "/" + m.group(1)));
            }
        }
        return answered;
    }

    private static Set<String> pages() {
        return files(WEBAPP, ".xhtml").stream().map(f -> WEBAPP.relativize(f).toString()).filter(f -> !f.startsWith("WEB-INF"))
                .map(f -> f.substring(0, f.length() - ".xhtml".length())).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(Path root, String ending) {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(f -> f.toString().endsWith(ending) && !f.toString().contains("node_modules")).sorted().toList();
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
        return pattern.matcher(text).results().toList();
    }
}
