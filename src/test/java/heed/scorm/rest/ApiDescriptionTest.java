package heed.scorm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import heed.access.ApiScope;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** docs/scorm-api.yaml tells of every address of the course API, of no other, and of the scope that each needs. */
class ApiDescriptionTest {
    private static final Map<Class<? extends Annotation>, String> WAYS =
            Map.of(GET.class, "get", POST.class, "post", PUT.class, "put", DELETE.class, "delete", HEAD.class, "head");
    private static final Set<String> SAID_NOT_OFFERED = Set.of("/registrations/{}/xAPIStatements", "/xapi/{}");

    private static String path(String template) {
        return template.replaceAll("\\{[^}]*}", "{}");
    }

    /** Each address with its way, and the scope it needs or an empty text. */
    private static Map<String, String> offered() {
        Map<String, String> found = new TreeMap<>();
        for (JavaClass c : new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("heed.scorm.rest")) {
            String root = c.isAnnotatedWith(Path.class) ? c.getAnnotationOfType(Path.class).value() : "";
            if (!root.equals("v2") && !root.startsWith("v2/")) {
                continue;
            }
            for (JavaMethod m : c.getMethods()) {
                String below = m.isAnnotatedWith(Path.class) ? "/" + m.getAnnotationOfType(Path.class).value() : "";
                String whole = path(root.substring(2) + below);
                if (!SAID_NOT_OFFERED.contains(whole)) {
                    WAYS.keySet().stream().filter(m::isAnnotatedWith).forEach(way -> found.put(WAYS.get(way) + " " + whole,
                            m.isAnnotatedWith(Needs.class) ? m.getAnnotationOfType(Needs.class).value().code() : ""));
                }
            }
        }
        found.put("post " + UploadServlet.PATH.replace("/api/v2", ""), ApiScope.WRITE_COURSE.code());
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> described() throws IOException {
        Map<String, Object> whole = (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(java.nio.file.Path.of("docs/scorm-api.yaml")));
        Map<String, Map<String, Object>> found = new TreeMap<>();
        ((Map<String, Map<String, Object>>) whole.get("paths")).forEach((address, ways) -> new LinkedHashMap<>(ways).forEach((way, told) -> {
            if (WAYS.containsValue(way)) {
                found.put(way + " " + path(address), (Map<String, Object>) told);
            }
        }));
        return found;
    }

    @Test
    void tellsOfEveryAddressAndOfNoOther() throws IOException {
        assertThat(described().keySet()).hasSizeGreaterThan(20).isEqualTo(offered().keySet());
    }

    @Test
    void namesTheScopeThatEachNeeds() throws IOException {
        Map<String, Map<String, Object>> described = described();
        offered().forEach((address, scope) -> {
            String summary = String.valueOf(described.get(address).get("summary"));
            if (scope.isEmpty()) {
                assertThat(summary).as(address).doesNotContain("Scope ");
            } else {
                assertThat(summary).as(address).endsWith("Scope " + scope + ".");
            }
        });
    }
}
