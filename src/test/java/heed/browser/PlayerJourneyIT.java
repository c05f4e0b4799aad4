package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The player where things are worse than usual: no script, no line, two devices, a sign-in that has ended. */
@ExtendWith(Portal.class)
class PlayerJourneyIT {
    private static final String MODULE = "neglect-shared-definition";

    private static void waitForSaved(Page page) {
        page.waitForFunction("() => !Object.keys(localStorage).some(n => n.startsWith('heed.answer.')) && !document.querySelector('.saved').classList.contains('saved--off')");
    }

    private static String goOn(Page page) {
        String before = page.url();
        page.locator("form[data-answer=done] button").click();
        page.waitForURL(u -> !u.equals(before));
        return page.url();
    }

    @Test
    void readsOnWithoutALineFromThePhoneAndSendsWhatWasDoneOnce(Portal.Running portal) {
        try (Visit visit = Visit.of(portal, "supervisor")) {
            Page page = visit.page;
            new Walk(visit, MODULE).begin();
            page.locator("[data-do=keep]").click();
            page.locator("[data-do=drop]").waitFor();
            visit.window.setOffline(true);
            String first = page.url();
            goOn(page);
            assertThat(page.locator(".saved").textContent()).contains("No line");
            goOn(page);
            visit.window.setOffline(false);
            waitForSaved(page);
            page.navigate(first);
            assertThat(page.locator("aside ol.pages li svg.sh-in").count()).as("pages read without a line").isGreaterThanOrEqualTo(2);
            page.locator("a[href$='/signin/out']").first().click();
            page.waitForURL(u -> u.contains("/signin"));
            assertThat(page.evaluate("async () => (await caches.keys()).filter(n => n.startsWith('heed-kept-')).length")).isEqualTo(0);
        }
    }

    @Test
    void offersToSignInAgainAndThenSendsWhatWasKept(Portal.Running portal) {
        try (Visit visit = Visit.of(portal, "dsl")) {
            Page page = visit.page;
            new Walk(visit, MODULE).begin();
            visit.window.clearCookies();
            String here = page.url();
            page.locator("form[data-answer=done] button").click();
            Locator offer = page.locator(".saved a");
            offer.waitFor();
            assertThat(page.url()).isEqualTo(here);
            Axe.look(page, "player-signed-out");
            Page tab = visit.window.waitForPage(offer::click);
            visit.signIn(tab, "dsl");
            page.bringToFront();
            page.waitForURL(u -> !u.equals(here));
            waitForSaved(page);
        }
    }

    @Test
    void keepsWhatOnePersonAnsweredWhileAnotherIsSignedInOnThatBrowser(Portal.Running portal) {
        try (Visit visit = Visit.of(portal, "dsl")) {
            Page page = visit.page;
            new Walk(visit, MODULE).begin();
            String here = page.url();
            visit.window.clearCookies();
            Page other = visit.window.newPage();
            other.navigate(portal.url + "/signin");
            visit.signIn(other, "teacher");
            page.bringToFront();
            page.locator("form[data-answer=done] button").click();
            Locator offer = page.locator(".saved a");
            offer.waitFor();
            assertThat(page.url()).isEqualTo(here);
            assertThat(page.evaluate("() => Object.keys(localStorage).filter(n => n.startsWith('heed.answer.')).length")).as("answers kept").isEqualTo(1);
            visit.window.clearCookies();
            other.navigate(portal.url + "/signin");
            visit.signIn(other, "dsl");
            page.bringToFront();
            page.waitForURL(u -> !u.equals(here));
            waitForSaved(page);
        }
    }

    @Test
    void goesOnWhereAnotherDeviceStopped(Portal.Running portal) {
        try (Visit phone = Visit.of(portal, "coordinator"); Visit desk = Visit.of(portal, "coordinator")) {
            new Walk(phone, MODULE).begin();
            goOn(phone.page);
            String third = goOn(phone.page);
            waitForSaved(phone.page);
            new Walk(desk, MODULE).begin();
            assertThat(desk.page.url().replaceAll(".*page=", "")).isEqualTo(third.replaceAll(".*page=", ""));
        }
    }

    @Test
    void learnsWithoutAScript(Portal.Running portal) {
        try (Visit visit = Visit.withoutScript(portal, "leader")) {
            Walk walk = new Walk(visit, MODULE);
            walk.begin();
            walk.pass();
            walk.finish();
        }
    }
}
