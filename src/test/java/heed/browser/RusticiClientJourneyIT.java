package heed.browser;

import static heed.platform.Json.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another program brings a course, registers a learner and hears of the result, with the client that Rustici makes for
 * their own service and nothing changed but its base path; the learner opens the link and plays the course without an account.
 */
@ExtendWith(Portal.class)
class RusticiClientJourneyIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final List<JsonObject> results = Collections.synchronizedList(new ArrayList<>());
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private HttpServer platform;

    @TempDir
    Path folder;

    /** The other program's own server: takes results with a password, and learners back. */
    @BeforeEach
    void stand() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        platform.createContext("/results", this::take);
        platform.createContext("/back", x -> say(x, 200, "<!doctype html><title>Back</title><h1>Back on the platform</h1>"));
        platform.start();
    }

    @AfterEach
    void fall() {
        platform.stop(0);
    }

    private void take(HttpExchange x) throws IOException {
        String body = new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!"Basic bG1zOndvcmQ=".equals(x.getRequestHeaders().getFirst("Authorization"))) {
            faults.add("a result came without the password");
        }
        try (JsonReader reader = JSON.createReader(new StringReader(body))) {
            results.add(reader.readObject());
        }
        say(x, 200, "");
    }

    private static void say(HttpExchange x, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        x.getResponseHeaders().set("Content-Type", "text/html");
        x.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        x.getResponseBody().write(bytes);
        x.close();
    }

    private Path course() throws IOException {
        Path zip = folder.resolve("course.zip");
        String manifest = "<manifest identifier='m' xmlns='http://www.imsproject.org/xsd/imscp_rootv1p1p2' xmlns:adlcp='http://www.adlnet.org/xsd/adlcp_rootv1p2'>"
                + "<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata><organizations default='o'><organization identifier='o'><title>Sample</title>"
                + "<item identifier='i' identifierref='r'><title>Only page</title></item></organization></organizations>"
                + "<resources><resource identifier='r' type='webcontent' adlcp:scormtype='sco' href='index.html'><file href='index.html'/></resource></resources></manifest>";
        String page = "<!doctype html><html lang='en'><title>Page</title><main aria-label='Words'><h1>Words</h1><button id='pass'>Pass</button></main><script>let w = window; while (!w.API && w.parent !== w) w = w.parent; const api = w.API;"
                + "api.LMSInitialize(''); document.getElementById('pass').onclick = () => { for (const [k, v] of [['cmi.core.lesson_status', 'passed'], ['cmi.core.score.raw', '80'],"
                + " ['cmi.suspend_data', 'kept'], ['cmi.interactions.0.id', 'q1'], ['cmi.interactions.0.type', 'true-false'], ['cmi.interactions.0.student_response', 't']]) api.LMSSetValue(k, v);"
                + " api.LMSCommit(''); api.LMSFinish(''); document.body.dataset.done = 'yes'; };</script>";
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String[] file : new String[][] {{"imsmanifest.xml", manifest}, {"index.html", page}}) {
                out.putNextEntry(new ZipEntry(file[0]));
                out.write(file[1].getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return zip;
    }

    /** An administrator makes the application; its id and secret are read off the page, where they stand once. */
    private static List<String> application(Portal.Running portal) {
        try (Visit visit = Visit.of(portal, "admin")) {
            Page page = visit.page;
            visit.open("/account/applications");
            Axe.look(page, "applications");
            page.fill("#name", "Learning platform");
            page.selectOption("#unit", new SelectOption().setLabel("Northmere Moor (area)"));
            page.locator("[name=scopes]").all().forEach(Locator::check);
            page.click("#make");
            page.locator(".notice dd").first().waitFor();
            Axe.look(page, "application-made");
            List<String> made = page.locator(".notice dd").allInnerTexts().stream().map(String::strip).toList();
            visit.open("/account/applications");
            assertThat(page.content()).contains(made.get(0)).doesNotContain(made.get(1));
            visit.open("/account/outside");
            Axe.look(page, "outside");
            return made;
        }
    }

    private void play(Portal.Running portal, String link) {
        try (Visit visit = Visit.nobody(portal)) {
            Page page = visit.page;
            page.navigate(link);
            var player = page.frameLocator("[data-testid=scorm-player]");
            var content = player.frameLocator("[data-testid=scorm-content]");
            content.locator("#pass").waitFor();
            Axe.look(page, "launch");
            content.locator("#pass").click();
            content.locator("body[data-done]").waitFor();
            player.locator("[data-testid=scorm-exit-all], [data-testid=scorm-suspend-all], [data-testid=scorm-exit]").locator("visible=true").first().click();
            page.waitForURL(address -> address.endsWith("/back"));
        }
    }

    @Test
    void bringsACourseRegistersALearnerAndHearsOfTheResult(Portal.Running portal) throws Exception {
        List<String> keys = application(portal);
        String results = "http://127.0.0.1:" + platform.getAddress().getPort() + "/results";
        ProcessBuilder builder = new ProcessBuilder("node", "src/test/js/rustici-client.cjs", portal.url + "/api/v2", keys.get(0), keys.get(1), course().toString(), results);
        builder.environment().put("NODE_PATH", Path.of("src/main/frontend/node_modules").toAbsolutePath().toString());
        Process script = builder.redirectErrorStream(true).start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(script.getInputStream(), StandardCharsets.UTF_8)); OutputStream in = script.getOutputStream()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (line.startsWith("{\"step\":\"launch\"")) {
                    play(portal, JSON.createReader(new StringReader(line)).readObject().getString("link"));
                    Awaitility.await().atMost(PATIENCE).until(() -> this.results.stream().anyMatch(r -> r.getString("registrationSuccess").equals("PASSED") && r.getString("id").startsWith("JS_SAMPLE")));
                    in.write('\n');
                    in.flush();
                }
            }
        }
        assertThat(script.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).as(String.join("\n", said)).isZero();
        assertThat(faults).isEmpty();
        assertThat(this.results.get(0).getString("id")).isEqualTo("test-registration");
        JsonObject last = this.results.stream().filter(r -> r.getString("id").equals("JS_SAMPLE_COURSE_REGISTRATION")).reduce((a, b) -> b).orElseThrow();
        assertThat(last.getString("registrationCompletion")).isEqualTo("COMPLETED");
        assertThat(last.getJsonObject("score").getInt("scaled")).isEqualTo(80);
        assertThat(last.getJsonObject("activityDetails").getJsonArray("children").getJsonObject(0).getJsonObject("runtime").getString("suspendData")).isEqualTo("kept");
    }
}
