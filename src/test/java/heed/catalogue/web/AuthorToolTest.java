package heed.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorToolTest {
    private static final Path STYLES = Path.of("src/main/webapp/resources/css");
    private static final String SLUG = "neglect-shared-definition";

    @TempDir
    private Path folder;

    @BeforeEach
    void aFolderWithOneModule() throws IOException {
        Path from = Path.of("modules-content", SLUG);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(SLUG).resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    private Path file() {
        return folder.resolve(SLUG).resolve("en.md");
    }

    private void save(String there, String instead) throws IOException {
        String text = Files.readString(file());
        assertThat(text).contains(there);
        Files.writeString(file(), text.replace(there, instead));
    }

    private static String get(HttpServer server, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void thePreviewFollowsEachSaveAndTellsThePageSo() throws Exception {
        HttpServer server = AuthorTool.preview(folder, STYLES, 0);
        try {
            String page = "/module/" + SLUG + "?page=welcome&nation=wales";
            assertThat(get(server, page)).contains("Most people who help a neglected child", "/follow.js", "aria-current=\"page\"").doesNotContain("To mend");
            String before = get(server, "/stamp");
            assertThat(get(server, "/stamp")).isEqualTo(before);

            save("Most people who help a neglected child", "Nearly all who help a neglected child and her brother");

            assertThat(get(server, "/stamp")).isNotEqualTo(before);
            assertThat(get(server, page)).contains("Nearly all who help a neglected child and her brother");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void faultsStandOnThePageWithFileLineAndRemedyAndSoDoesAdvice() throws Exception {
        HttpServer server = AuthorTool.preview(folder, STYLES, 0);
        try {
            save("content_note:", "content_nota:");
            assertThat(get(server, "/module/" + SLUG)).contains("To mend before it can be shown", SLUG + "/en.md:27", "&quot;content_nota&quot;, which means nothing here", "Take it out");
            assertThat(get(server, "/")).contains("1 to mend");

            save("content_nota:", "content_note:");
            save("serve: 10", "serve: 9");
            assertThat(get(server, "/module/" + SLUG)).contains("What would make it better", "The quiz serves 9 questions.").doesNotContain("To mend");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void thePreviewListensOnThisMachineAlone() throws Exception {
        HttpServer server = AuthorTool.preview(folder, STYLES, 0);
        try {
            assertThat(server.getAddress().getAddress()).isEqualTo(InetAddress.getByName("127.0.0.1"));
            assertThat(get(server, "/css/tokens.css")).contains("--");
            assertThat(get(server, "/module/..%2f..%2fetc")).isEqualTo("There is no such page.");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void checkNamesFileLineAndRemedyAndSaysWhetherAllIsWell() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

        assertThat(AuthorTool.run(STYLES, List.of("check", folder.toString()), out)).isTrue();
        save("version: 1.", "version: one.");
        assertThat(AuthorTool.run(STYLES, List.of("check", folder.toString()), out)).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("No module has a fault.", "mend    " + SLUG + "/en.md:7: The version is");
        assertThat(AuthorTool.run(STYLES, List.of("publish"), out)).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Say what to do:");
    }

    @Test
    void changesSaysWhatHappenedAndWhoTakesItAgain() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        save("{t: \"True\", correct: true, f: \"Right. The Scottish", "{t: \"True\", correct: false, f: \"Right. The Scottish");
        save("{t: \"False\", correct: false, f: \"A pattern", "{t: \"False\", correct: true, f: \"A pattern");

        boolean fits = AuthorTool.run(STYLES, List.of("changes", Path.of("modules-content", SLUG).toString(), folder.resolve(SLUG).toString()), new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(fits).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("major  question M01-Q2: another answer is right now", "Raise it: at least the major number.", "may be asked to take it again");
    }
}
