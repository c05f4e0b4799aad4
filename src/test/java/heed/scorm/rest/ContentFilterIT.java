package heed.scorm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import heed.House;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Two names of one server: the portal's, which serves no content, and the content's, which serves nothing else. */
@ArquillianTest
class ContentFilterIT {
    @Inject
    private House house;

    @Inject
    private HttpServletRequest request;

    private HttpResponse<String> content(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + request.getLocalPort() + request.getContextPath() + path));
        if (headers.length > 0) {
            asked.headers(headers);
        }
        return HttpClient.newHttpClient().send(asked.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void servesNothingOfThePortalUnderTheContentsName() throws Exception {
        for (String path : new String[] {"/signin", "/signin.xhtml", "/api/ready", "/resources/js/heed.js", "/awareness/help", "/scorm/play", "/WEB-INF/web.xml", "/health", "/content", "/content/none/player", "/content/none/files/x"}) {
            HttpResponse<String> answer = content(path, "Cookie", "heed=planted");
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
        }
    }

    @Test
    void leadsWhoeverIsLostToThePortal() throws Exception {
        HttpResponse<String> answer = content("/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("href=\"http://localhost:");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow()).startsWith("frame-ancestors 'self' http://localhost:").contains("object-src 'none'", "base-uri 'self'");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Permissions-Policy")).as("content may speak when its window is closed").isEmpty();
    }

    @Test
    void servesThePlayersScriptsInParts() throws Exception {
        HttpResponse<String> whole = content("/content/assets/scorm2004.js");
        assertThat(whole.headers().firstValue("Content-Type")).contains("text/javascript; charset=UTF-8");
        HttpResponse<String> part = content("/content/assets/scorm2004.js", "Range", "bytes=3-12");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(whole.body().substring(3, 13));
        assertThat(part.headers().firstValue("Content-Range").orElseThrow()).startsWith("bytes 3-12/");
        assertThat(content("/content/assets/scorm2004.js", "If-None-Match", whole.headers().firstValue("ETag").orElseThrow()).statusCode()).isEqualTo(304);
        assertThat(content("/content/assets/heed.js").statusCode()).isEqualTo(404);
    }

    /** Of the megabytes a stranger announces none is waited for: the answer is there before any has come. */
    @Test
    void readsNothingOfWhatStrangersSend() throws Exception {
        for (String what : new String[] {"begin", "commit", "navigate", "beat", "valid", "nothing"}) {
            try (Socket line = new Socket("127.0.0.1", request.getLocalPort())) {
                line.setSoTimeout(10_000);
                line.getOutputStream().write(("POST " + request.getContextPath() + "/content/none/" + what + " HTTP/1.1\r\nHost: 127.0.0.1:" + request.getLocalPort()
                        + "\r\nContent-Type: application/json\r\nContent-Length: 15000000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                assertThat(new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII)).readLine()).as(what).startsWith("HTTP/1.1 404");
            }
        }
    }

    @Test
    void servesNoContentUnderThePortalsName() {
        var learner = house.browser(request, house.learner());
        assertThat(learner.get("/content/assets/scorm2004.js").status()).isEqualTo(404);
        assertThat(learner.get("/content/none/player").status()).isEqualTo(404);
        assertThat(House.browser(request).get("/content/assets/scorm2004.js").status()).as("a stranger learns nothing").isEqualTo(302);
    }
}
