package heed.provisioning.web;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Browser;
import heed.House;
import heed.access.Role;
import heed.platform.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Files as a browser sends them: in pieces, and sometimes far too large. */
@ArquillianTest
class UploadIT {
    private static final String EDGE = "----the-edge";

    @Inject
    private House house;

    @Inject
    private HttpServletRequest request;

    /** As browsers do: the length is told before. */
    private Browser.Answer send(Browser browser, byte[] content) {
        return send(browser, content, parts -> HttpRequest.BodyPublishers.concat(parts.stream().map(HttpRequest.BodyPublishers::ofByteArray).toArray(HttpRequest.BodyPublisher[]::new)));
    }

    private Browser.Answer send(Browser browser, byte[] content, Function<List<byte[]>, HttpRequest.BodyPublisher> publisher) {
        Map<String, String> fields = Browser.fields(browser.get("/provisioning/upload").body(), "upload");
        fields.put("send", "send");
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> {
            if (!name.equals("file")) {
                head.append("--").append(EDGE).append("\r\nContent-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n").append(value).append("\r\n");
            }
        });
        head.append("--").append(EDGE).append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../<b>staff</b>.csv\"\r\nContent-Type: text/csv\r\n\r\n");
        return browser.send(browser.request("/provisioning/upload", "Content-Type", "multipart/form-data; boundary=" + EDGE)
                .POST(publisher.apply(List.of(head.toString().getBytes(StandardCharsets.UTF_8), content,
                        ("\r\n--" + EDGE + "--\r\n").getBytes(StandardCharsets.UTF_8)))));
    }

    private Browser coordinator() {
        return house.browser(request, house.with(Role.COORDINATOR, house.workforce().partnership));
    }

    @Test
    void takesAFileAndShowsItsNameAsText() {
        Browser browser = coordinator();
        Browser.Answer sent = send(browser, browser.bytes("/api/provisioning/templates/people.csv"));
        assertThat(sent.location()).startsWith("/provisioning/import?id=");
        assertThat(browser.get(sent.location()).body()).doesNotContain("<b>staff</b>", "../..");
    }

    @Test
    void refusesAFileThatIsTooLargeWithASentence() {
        Browser.Answer sent = send(coordinator(), new byte[21 * 1024 * 1024]);
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.body()).contains(Texts.of("provisioning", "provisioning.file.tooLarge", 20));
    }

    @Test
    void aFileBeyondAllMeasureGetsAPageOfOursAndNoTraceOfTheInside() {
        Browser.Answer sent = send(coordinator(), new byte[44 * 1024 * 1024]);
        assertThat(sent.status()).isEqualTo(413);
        assertThat(sent.body()).doesNotContain("Exception", "Payara");
    }

    @Test
    void aFileWhoseLengthIsNotToldIsNotRead() {
        Browser.Answer sent = send(coordinator(), new byte[1024], HttpRequest.BodyPublishers::ofByteArrays);
        assertThat(sent.status()).isEqualTo(411);
        assertThat(sent.body()).doesNotContain("Exception", "Payara");
    }
}
