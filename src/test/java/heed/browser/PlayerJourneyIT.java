package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import heed.catalogue.Block;
import java.util.ArrayList;
import java.util.List;
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
            page.locator(".saved:has-text('No line')").waitFor();
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
    void asksForTheNextScreenOnce(Portal.Running portal) {
        try (Visit visit = Visit.of(portal, "supervisor")) {
            Page page = visit.page;
            new Walk(visit, MODULE).begin();
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> {
                if (request.isNavigationRequest()) {
                    asked.add(request.url());
                }
            });
            // While a slow server thinks, the screen before is still there.
            visit.window.route(url -> url.contains("/lesson/") || url.contains("/quiz/"), next -> {
                page.waitForTimeout(500);
                next.resume();
            });
            goOn(page);
            visit.settle();
            assertThat(asked).containsExactly(page.url());
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
    void keepsANoteInItsBoxUntilItIsOnRecordAlsoWhenTheSignInEndedMeanwhile(Portal.Running portal) {
        try (Visit visit = Visit.of(portal, "officer")) {
            Page page = openPageWith(visit, Block.Reflect.class);
            Locator form = page.locator("form[data-note]").first();
            Locator said = form.locator("[role=status]");
            form.locator("textarea").fill("Ring sooner,\nand ask.");
            visit.window.clearCookies();
            form.locator("button").first().click();
            Locator offer = said.locator("a");
            offer.waitFor();
            Axe.look(page, "note-signed-out");
            assertThat(form.locator("textarea").inputValue()).isEqualTo("Ring sooner,\nand ask.");
            Page tab = visit.window.waitForPage(offer::click);
            visit.signIn(tab, "officer");
            page.bringToFront();
            if (offer.count() > 0) {
                form.locator("button").first().click();
            }
            page.waitForCondition(() -> said.textContent().startsWith("Note kept"));
            page.reload();
            assertThat(form.locator("textarea").inputValue()).isEqualTo("Ring sooner,\nand ask.");
            form.locator("button[name=delete]").click();
            page.waitForCondition(() -> said.textContent().equals("Note deleted"));
            assertThat(form.locator("textarea").inputValue()).isEmpty();
            assertThat(focused(page, "form[data-note] textarea")).as("focus on the emptied box").isTrue();
        }
    }

    @Test
    void leadsAFormWhoseSignInHasEndedToTheDoorAndBackToItsPage(Portal.Running portal) {
        try (Visit visit = Visit.of(portal, "dsl")) {
            Page page = visit.page;
            new Walk(visit, MODULE).begin();
            visit.open("/quiz/start?registration=" + registration(page));
            page.context().addCookies(List.of(new Cookie("heed", "ended").setUrl(portal.url)));
            page.locator("main .actions form button.button").first().click();
            page.waitForURL(u -> u.contains("/signin"));
            assertThat(page.url()).contains("next=%2Fquiz%2Fstart%3Fregistration%3D");
            visit.signIn(page, "dsl");
            assertThat(page.url()).contains("/quiz/start?registration=");
        }
    }

    @Test
    void saysOnThePageWhyAFormWasRefused(Portal.Running portal) {
        try (Visit visit = Visit.of(portal, "officer")) {
            Page page = visit.page;
            new Walk(visit, MODULE).begin();
            String registration = registration(page);
            visit.open("/quiz/start?registration=" + registration);
            Page second = visit.window.newPage();
            second.navigate(page.url());
            new Walk(visit, MODULE).pass();
            second.locator("main .actions form button.button").first().click();
            Locator alert = second.locator("main [role=alert]");
            alert.waitFor();
            assertThat(alert.textContent()).contains("You have passed this quiz. There is no need to take it again.");
            assertThat(second.url()).contains("/quiz/start?registration=" + registration);
            Axe.look(second, "quiz-refused");
            second.navigate(portal.url + "/quiz/start?registration=" + registration);
            assertThat(alert.count()).isZero();
        }
    }

    @Test
    void saysAndShowsWithTheFocusWhatAPressChanged(Portal.Running portal) {
        try (Visit visit = Visit.of(portal, "officer")) {
            Page page = openPageWith(visit, Block.Check.class);
            Locator check = page.locator("form[data-answer=check]").first();
            check.locator("input:checked").evaluateAll("all => all.forEach(c => { c.checked = false; })");
            check.locator("> button").click();
            assertThat(check.locator("[data-none]").textContent()).isEqualTo("Choose an answer first.");
            check.locator("label.choice").first().click();
            check.locator("> button").click();
            assertThat(check.locator("[data-none]").textContent()).isEmpty();

            openPageWith(visit, Block.Task.class);
            Locator task = page.locator("[data-task]").first();
            press(page, task.locator("form:visible button"));
            assertThat(task.locator("[role=status]").textContent()).isEqualTo("You have marked this as done.");
            assertThat(focused(page, "[data-task] form:not([hidden]):has([value=not-done]) button")).as("focus on the way back").isTrue();
            press(page, task.locator("form:visible button"));
            assertThat(task.locator("[role=status]").textContent()).isEmpty();
            assertThat(focused(page, "[data-task] form:not([hidden]):has([value=done]) button")).isTrue();

            press(page, page.locator("[data-do=keep]"));
            page.locator("[data-do=drop]").waitFor();
            assertThat(focused(page, "[data-do=drop]")).as("focus on what removes it").isTrue();
            press(page, page.locator("[data-do=drop]"));
            page.locator("[data-do=keep]").waitFor();
            assertThat(focused(page, "[data-do=keep]")).isTrue();
            assertThat(page.locator("[data-keep] [role=status]").textContent()).isEqualTo("It is removed from this phone");
        }
    }

    /** As somebody with a keyboard does. */
    private static void press(Page page, Locator button) {
        button.focus();
        page.keyboard().press("Enter");
    }

    private static Object kept(Page page) {
        return page.evaluate("async () => (await caches.keys()).filter(n => n.startsWith('heed-kept-')).length");
    }

    private static void keep(Visit visit) {
        new Walk(visit, MODULE).begin();
        visit.page.locator("[data-do=keep]").click();
        visit.page.locator("[data-do=drop]").waitFor();
    }

    @Test
    void keepsThePagesWhenASignInEndsAndTakesThemAwayWhenSomebodySignsOut(Portal.Running portal) {
        try (Visit visit = Visit.of(portal, "dsl")) {
            Page page = visit.page;
            keep(visit);
            String here = page.url();
            visit.window.addCookies(List.of(new Cookie("heed", "ended").setUrl(portal.url)));
            page.navigate(here);
            page.waitForURL(u -> u.contains("/signin"));
            assertThat(kept(page)).as("kept for the road").isEqualTo(1);
            visit.signIn(page, "dsl");
            visit.open("/signin/out");
            assertThat(page.url()).contains("done=out");
            page.waitForFunction("async () => !(await caches.keys()).some(n => n.startsWith('heed-kept-'))");
        }
    }

    @Test
    void takesTheKeptPagesAwayWhereTheComputerIsShared(Portal.Running portal) {
        try (Visit visit = Visit.of(portal, "dsl")) {
            Page page = visit.page;
            keep(visit);
            visit.window.clearCookies();
            visit.open("/signin/shared");
            visit.signIn(page, "dsl");
            page.waitForFunction("async () => !(await caches.keys()).some(n => n.startsWith('heed-kept-'))");
        }
    }

    private static String registration(Page page) {
        return page.url().replaceAll(".*registration=([0-9a-f-]+).*", "$1");
    }

    private static boolean focused(Page page, String selector) {
        return (boolean) page.evaluate("s => document.activeElement?.matches(s) ?? false", selector);
    }

    /** The first screen of the module that has such a block. */
    private static Page openPageWith(Visit visit, Class<? extends Block> kind) {
        new Walk(visit, MODULE).begin();
        String id = Walk.text(MODULE).pages().stream().filter(p -> p.blocks().stream().anyMatch(kind::isInstance)).findFirst().orElseThrow().id();
        visit.open("/lesson/page?registration=" + registration(visit.page) + "&page=" + id);
        return visit.page;
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
