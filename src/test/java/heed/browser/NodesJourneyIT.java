package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two nodes on one PostgreSQL behind a balancer that changes the node with every request: {@code mvn -Pnodes verify}. They
 * start at the same moment on an empty database, and one is killed under way.
 */
@Tag("nodes")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesJourneyIT {
    private static EmbeddedPostgres postgres;
    private static Portal.Node one;
    private static Portal.Node other;
    private static Balancer balancer;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void startBothAtOnceOnAnEmptyDatabase() throws IOException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        int port = Portal.freePort();
        Map<String, String> settings = Map.of("HEED_DEMO", "true", "HEED_CLUSTER", "true", "HEED_SECRET_KEY", "a secret of the two nodes, long enough",
                "HEED_PUBLIC_URL", "http://localhost:" + port, "HEED_PROXIES", "127.0.0.1");
        one = new Portal.Node("node-one", postgres, Portal.freePort(), settings);
        other = new Portal.Node("node-other", postgres, Portal.freePort(), settings);
        CompletableFuture.allOf(CompletableFuture.runAsync(one::start), CompletableFuture.runAsync(other::start)).join();
        balancer = new Balancer(port, List.of(one.url, other.url));
        playwright = Portal.playwright();
        browser = Portal.chromium(playwright);
    }

    @AfterAll
    static void stop() throws IOException {
        browser.close();
        playwright.close();
        balancer.close();
        one.stop();
        other.stop();
        postgres.close();
    }

    /** Tells of training from elsewhere, which the record lists once it is kept. */
    private static void tell(Visit visit, String provider, Runnable beforeSending) {
        visit.open("/award/record");
        visit.page.locator("#elsewhere select").first().selectOption("act-on-a-concern");
        LocalDate day = LocalDate.now().minusDays(30);
        List<Locator> boxes = visit.page.locator("#elsewhere fieldset input:not([type=hidden])").all();
        boxes.get(0).fill("" + day.getDayOfMonth());
        boxes.get(1).fill("" + day.getMonthValue());
        boxes.get(2).fill("" + day.getYear());
        visit.page.locator("#elsewhere [id$=provider]").fill(provider);
        beforeSending.run();
        visit.page.locator("#elsewhere [id$=add]").click();
        visit.page.waitForURL(u -> u.contains("done="));
        try (Connection c = one.connect(); PreparedStatement s = c.prepareStatement("select count(*) from award where provider = ?")) {
            s.setString(1, provider);
            try (ResultSet rows = s.executeQuery()) {
                rows.next();
                assertThat(rows.getInt(1)).as("what %s is named in", provider).isEqualTo(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(1)
    void keepsAFormThatOneNodeDrewAndTheOtherGets() {
        try (Visit visit = Visit.of(browser, balancer.url, "teacher")) {
            for (int i = 1; i <= 4; i++) {
                tell(visit, "College " + i, () -> {});
            }
        }
    }

    @Test
    @Order(2)
    void losesNoAnswerAndNoFormWhenANodeIsKilledUnderWay() {
        try (Visit learner = Visit.of(browser, balancer.url, "nursery"); Visit teacher = Visit.of(browser, balancer.url, "teacher")) {
            Walk walk = new Walk(learner, "neglect-shared-definition");
            walk.begin();
            for (int screen = 0; screen < 4; screen++) {
                walk.step();
            }
            tell(teacher, "College of the killed node", one::kill);
            walk.pass();
            walk.finish();
            walk.certificate();
        }
    }

    @Test
    @Order(3)
    void takesTheKilledNodeBack() {
        one.start();
        try (Visit visit = Visit.of(browser, balancer.url, "officer")) {
            Walk walk = new Walk(visit, "police-neglect-and-alternatives");
            walk.begin();
            walk.pass();
            walk.finish();
        }
    }
}
