package heed.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Browser;
import heed.House;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What a machine is told that asks wrongly: a status, a title, nothing of the inside. */
@ArquillianTest
class RestFaultsIT {
    private static final String JSON = "application/json";
    private static final String ANSWERS = "/api/learning/registrations/" + UUID.randomUUID() + "/answers";

    @Inject
    private House house;

    @Inject
    private HttpServletRequest request;

    private static void says(int status, Browser.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).as(answer.body()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status).doesNotContain("Payara", "Exception", "heed.");
    }

    @Test
    void namesEachFaultInTheSameShape() {
        Browser ann = house.browser(request, house.learner());
        says(404, ann.post(ANSWERS, JSON, "[]", "X-Heed", "1"));
        says(400, ann.post(ANSWERS, JSON, "{\"never\": closed", "X-Heed", "1"));
        says(400, ann.post(ANSWERS, JSON, "{\"an\":\"object\"}", "X-Heed", "1"));
        says(415, ann.post(ANSWERS, "text/plain", "[]", "X-Heed", "1"));
        says(404, ann.post("/api/learning/registrations/no-id/answers", JSON, "[]", "X-Heed", "1"));
        says(405, ann.method("DELETE", ANSWERS, "X-Heed", "1"));
        says(404, ann.get("/api/no/such/thing"));
        says(413, ann.post(ANSWERS, JSON, "[" + " ".repeat(1_100_000) + "]", "X-Heed", "1"));
        says(404, ann.get("/api/certificates/" + UUID.randomUUID() + ".pdf"));
    }

    @Test
    void takesNothingWithoutTheHeaderThatOtherSitesCannotSend() {
        Browser ann = house.browser(request, house.learner());
        assertThat(ann.post(ANSWERS, JSON, "[]").status()).isEqualTo(403);
        assertThat(ann.post(ANSWERS, JSON, "[]", "X-Heed", "1", "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
    }
}
