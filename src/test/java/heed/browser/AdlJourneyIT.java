package heed.browser;

import static heed.platform.Json.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import heed.scorm.Samples;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * ADL's SCORM 2004 4th edition LMS tests in a real browser on the really running portal: one package of each family in every build that has them,
 * all 189 with {@code mvn -Padl verify}; {@code -Dadl.only=CM-01,OB-03a} picks. The result of each is in {@code target/adl/result.json}.
 */
@ExtendWith(Portal.class)
class AdlJourneyIT {
    private static final Set<String> ONE_OF_EACH = new TreeSet<>(List.of("API", "CM-01", "CO-01", "CT-01", "DDMa", "DMB", "DMI", "MS-01", "OB-01a", "RU-01aa", "SX-02", "T-01a"));
    private static final String PREFIX = "LMSTestPackage_";

    private static Portal.Running portal;
    private static Browser browser;

    @BeforeAll
    static void open(Portal.Running running) {
        portal = running;
    }

    @Test
    void passesAdlsTests() throws IOException {
        Map<String, Path> packages = packages();
        Set<String> wanted = wanted(packages.keySet());
        Map<String, AdlRun.Result> results = new LinkedHashMap<>();
        // Left to itself, Playwright switches partitioned storage off; a page in a frame of another site then has none at all.
        try (CourseDesk desk = new CourseDesk(portal); Browser own = Portal.chromium(portal.playwright, "--disable-features=Translate")) {
            browser = own;
            for (String name : wanted) {
                long t0 = System.nanoTime();
                AdlRun.Result result = played(desk, packages, name);
                results.put(name, result);
                System.out.printf("ADL %s: %s (%d s)%n", name, result.passed() ? "passed" : "FAILED, " + result.fault(), (System.nanoTime() - t0) / 1_000_000_000);
                write(results);
            }
        }
        List<String> failed = results.entrySet().stream().filter(e -> !e.getValue().passed()).map(e -> e.getKey() + ": " + e.getValue().fault()).toList();
        System.out.printf("ADL SCORM 2004 4th Ed.: %d of %d passed%n", results.size() - failed.size(), results.size());
        assertThat(failed).hasSizeLessThanOrEqualTo(Integer.getInteger("adl.failures", 0));
    }

    private static AdlRun.Result played(CourseDesk desk, Map<String, Path> packages, String name) {
        List<String> both = name.startsWith("DDM") ? List.of("DDMa", "DDMb") : List.of(name);
        try (Visit learner = Visit.of(browser, portal.url, "nursery")) {
            Map<String, String> registrations = new LinkedHashMap<>();
            for (String one : both) {
                registrations.put(one, desk.begin(learner, desk.bring(packages.get(one))));
            }
            return new AdlRun(learner, registrations, both.get(0)).run(start(packages.get(name)));
        } catch (RuntimeException e) {
            return new AdlRun.Result(false, String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    private static Map<String, Path> packages() {
        Map<String, Path> byName = new LinkedHashMap<>();
        Samples.family("scorm2004-4th-adl-lms-tests").forEach(p -> byName.put(p.getFileName().toString().replace(PREFIX, "").replace(".zip", ""), p));
        return byName;
    }

    private static Set<String> wanted(Set<String> all) {
        String only = System.getProperty("adl.only", "");
        if (!only.isBlank()) {
            return new TreeSet<>(List.of(only.split(",")));
        }
        return Boolean.getBoolean("adl.all") ? all : ONE_OF_EACH;
    }

    /** Which item the package's own instructions tell the tester to begin with. */
    private static String start(Path zip) {
        try (ZipFile file = new ZipFile(zip.toFile()); InputStream in = file.getInputStream(file.getEntry("common/LMSTestCase.js"))) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String json = script.substring(script.indexOf("window.__ADLCTS_CASE=") + "window.__ADLCTS_CASE=".length()).strip().replaceAll(";$", "");
            try (JsonReader reader = JSON.createReader(new StringReader(json))) {
                JsonObject instructions = reader.readObject().getJsonObject("ins");
                return instructions == null ? "." : instructions.getString("start", ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Map<String, AdlRun.Result> results) throws IOException {
        JsonArrayBuilder lines = JSON.createArrayBuilder();
        results.forEach((name, r) -> lines.add(JSON.createObjectBuilder().add("package", name).add("verdict", r.passed() ? "passed" : "failed").add("failure", r.fault() == null ? "" : r.fault())));
        Path file = Files.createDirectories(Path.of("target/adl")).resolve("result.json");
        Files.writeString(file, JSON.createObjectBuilder().add("passed", results.values().stream().filter(AdlRun.Result::passed).count()).add("of", results.size()).add("results", lines).build().toString());
    }
}
