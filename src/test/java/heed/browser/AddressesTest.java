package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing can be opened that the walk through all roles does not open. */
class AddressesTest {
    private static final java.nio.file.Path PAGES = java.nio.file.Path.of("src/main/webapp");

    private static final Map<Class<? extends Annotation>, String> WAYS =
            Map.of(GET.class, "", POST.class, "POST ", PUT.class, "PUT ", DELETE.class, "DELETE ", PATCH.class, "PATCH ");

    static Set<String> pages() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(PAGES)) {
            return files.map(f -> "/" + PAGES.relativize(f).toString().replace('\\', '/')).filter(f -> f.endsWith(".xhtml"))
                    .filter(f -> !f.startsWith("/WEB-INF/") && !f.startsWith("/resources/")).map(f -> f.replaceFirst("\\.xhtml$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static final Set<String> ENDPOINTS = endpoints();

    private static Set<String> endpoints() {
        Set<String> found = new TreeSet<>();
        for (JavaClass c : new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("heed")) {
            if (c.isAnnotatedWith(WebServlet.class)) {
                found.addAll(List.of(c.getAnnotationOfType(WebServlet.class).value()));
            }
            if (!c.isAnnotatedWith(Path.class)) {
                continue;
            }
            for (JavaMethod m : c.getMethods()) {
                String below = m.isAnnotatedWith(Path.class) ? m.getAnnotationOfType(Path.class).value() : "";
                String whole = Stream.of("/api", c.getAnnotationOfType(Path.class).value(), below).filter(p -> !p.isEmpty())
                        .map(p -> p.replaceFirst("^/", "").replaceFirst("/$", "")).collect(Collectors.joining("/", "/", ""));
                WAYS.keySet().stream().filter(m::isAnnotatedWith).forEach(way -> found.add(WAYS.get(way) + stars(whole)));
            }
        }
        return found;
    }

    /** A star for each part in braces, which may hold a pattern with braces of its own. */
    private static String stars(String template) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        for (char c : template.toCharArray()) {
            depth += c == '{' ? 1 : 0;
            if (depth == 0) {
                out.append(c);
            } else if (c == '}' && --depth == 0) {
                out.append('*');
            }
        }
        return out.toString();
    }

    private static String pattern(String key) {
        return Stream.of(key.split("\\*", -1)).map(java.util.regex.Pattern::quote).collect(Collectors.joining("[^/?]+"));
    }

    @Test
    void everyPageAndEveryEndpointIsWalked() throws IOException {
        Set<String> there = new TreeSet<>(pages());
        there.addAll(ENDPOINTS);
        assertThat(there).hasSizeGreaterThan(50);
        Set<String> walked = Addresses.ALL.stream().map(Addresses.Line::key).collect(Collectors.toSet());
        Set<String> missing = there.stream().filter(t -> walked.stream().noneMatch(w -> w.replace("*", "x").matches(pattern(t))))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).as("Add a line for each of these to heed.browser.Addresses: who may open it, with the ids it takes in braces").isEmpty();
    }

    @Test
    void noLineNamesWhatIsNoLongerThere() throws IOException {
        Set<String> there = new TreeSet<>(pages());
        there.addAll(ENDPOINTS);
        List<String> stale = Addresses.ALL.stream().map(Addresses.Line::key)
                .filter(w -> there.stream().noneMatch(t -> w.replace("*", "x").matches(pattern(t)))).toList();
        assertThat(stale).as("Take these lines out of heed.browser.Addresses").isEmpty();
    }
}
