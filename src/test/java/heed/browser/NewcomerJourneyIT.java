package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import heed.access.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What somebody meets who has just typed README's run command: the program on its embedded H2 file, with the demonstration
 * partnership in it. All other journeys run on PostgreSQL.
 */
class NewcomerJourneyIT {
    private record User(String name, Role role) {}

    /** Those who see figures come last: then there are figures. */
    private static final List<User> USERS = List.of(new User("nursery", Role.LEARNER), new User("supervisor", Role.SUPERVISOR), new User("editor", Role.CONTENT_EDITOR),
            new User("admin", Role.ADMINISTRATOR), new User("scrutineer", Role.SCRUTINEER), new User("coordinator", Role.COORDINATOR), new User("leader", Role.LEADER));

    /** A page that is slower than this on H2 asks its question badly: the slowest takes four seconds when nothing runs beside it. */
    private static final int PATIENCE_MS = 45_000;

    @Test
    void everyPageOfEveryRoleAnswersOnTheEmbeddedDatabase() {
        Portal.Node node = new Portal.Node("newcomer", null, Portal.freePort(), Map.of());
        node.forget();
        node.start();
        try (Playwright playwright = Portal.playwright(); Browser browser = Portal.chromium(playwright)) {
            whoComesBeforeTheFiguresIsToldAndThenShown(browser, node.url);
            for (User user : USERS) {
                try (Visit visit = Visit.of(browser, node.url, user.name())) {
                    for (Addresses.Line line : Addresses.ALL) {
                        boolean page = line.method().equals("GET") && !line.namesAThing() && !line.isRest() && !line.address().startsWith("/sign") && line.own() == 200;
                        if (page && (line.who().contains(user.role()) || line.open()) && !line.address().endsWith(".csv") && !line.address().endsWith(".zip")) {
                            // Who may see what is AddressesJourneyIT's to say: some of these users are no person with a post.
                            assertThat(visit.ask(line.address(), PATIENCE_MS)).as("%s at %s", user.name(), line.address()).isIn(200, 404);
                        }
                    }
                }
            }
            aDayThatIsNoneIsToldAndKept(browser, node.url);
        } finally {
            node.stop();
        }
    }

    /** The copy that figures are read from is built in the first half minute. */
    private static void whoComesBeforeTheFiguresIsToldAndThenShown(Browser browser, String url) {
        try (Visit leader = Visit.of(browser, url, "leader")) {
            leader.open("/capacity/summary");
            assertThat(leader.page.locator("#builtWords").innerText()).contains("of 100 parts done");
            Axe.judge(leader.page, "figures-being-worked-out");
            leader.page.locator(".provenance").first().waitFor(new Locator.WaitForOptions().setTimeout(180_000));
            assertThat(leader.page.locator("h1").innerText()).contains("ready to notice neglect");
        }
    }

    private static void aDayThatIsNoneIsToldAndKept(Browser browser, String url) {
        try (Visit coordinator = Visit.of(browser, url, "coordinator")) {
            coordinator.open("/assignment/status?dueFrom=31+2+2027");
            assertThat(coordinator.page.locator("#f-dueFrom-e").innerText()).contains("February 2027 has 28 days");
            assertThat(coordinator.page.inputValue("#f-dueFrom")).isEqualTo("31 2 2027");
            Axe.look(coordinator.page, "status-no-such-day");
            coordinator.open("/capacity/summary?on=gestern");
            assertThat(coordinator.page.locator("#f-on-e").innerText()).contains("in numbers");
            Axe.look(coordinator.page, "summary-no-day");
            coordinator.page.setViewportSize(360, 640);
            for (String asked : List.of("/assignment/status?dueTo=31+2+2027", "/capacity/summary?known=gestern")) {
                coordinator.open(asked);
                String box = "f-" + asked.replaceAll(".*[?](.*)=.*", "$1");
                coordinator.page.locator("#" + box + ":focus").waitFor();
                assertThat(coordinator.page.evaluate("id => { const r = document.getElementById(id).getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }", box + "-e"))
                        .as("the message is in view: " + asked).isEqualTo(true);
            }
        }
    }
}
