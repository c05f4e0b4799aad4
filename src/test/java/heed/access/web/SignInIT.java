package heed.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Browser;
import heed.House;
import heed.access.Role;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The door with real requests: who is let in, how long, and what the browser is told to keep. */
@ArquillianTest
class SignInIT {
    @Inject
    private House house;

    @Inject
    private HttpServletRequest request;

    private static Browser.Answer in(Browser browser, String path, String name, String password) {
        return browser.press(path, browser.get(path), "signin", "in", Map.of("name", name, "password", password));
    }

    @Test
    void sendsAStrangerToTheDoorWithTheWayBackAndAMachineAway() {
        Browser stranger = House.browser(request);
        Browser.Answer page = stranger.get("/account/me?x=1");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location()).isEqualTo("/signin?next=%2Faccount%2Fme%3Fx%3D1");
        assertThat(stranger.get("/api/record.csv").status()).isEqualTo(401);
        assertThat(stranger.get("/workforce/people.xhtml").status()).isEqualTo(302);
        assertThat(stranger.get("/no/such/page").status()).as("a stranger learns nothing of what there is").isEqualTo(302);
    }

    @Test
    void letsInByTheFormWithACookieThatOnlyTheServerSeesAndGoesOn() {
        House.Someone ann = house.learner();
        Browser browser = House.browser(request);
        Browser.Answer answer = in(browser, "/signin?next=%2Faccount%2Fme", ann.name(), House.PASSWORD);
        assertThat(answer.location()).isEqualTo("/account/me");
        assertThat(answer.header("Set-Cookie").orElseThrow()).contains("; HttpOnly", "; SameSite=Lax", "; Path=/").doesNotContain("Max-Age");
        Browser.Answer me = browser.get("/account/me");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.header("Cache-Control")).contains("no-store");
        assertThat(me.raw().headers().allValues("Set-Cookie")).as("no session of the server's own").isEmpty();
    }

    @Test
    void saysTheSameToAWrongPasswordAndToANameNobodyHas() {
        Browser browser = House.browser(request);
        Browser.Answer wrong = in(browser, "/signin", house.learner().name(), "a wrong password");
        Browser.Answer nobody = in(browser, "/signin", "nobody at all", "a wrong password");
        assertThat(wrong.status()).isEqualTo(nobody.status()).isEqualTo(200);
        assertThat(notices(wrong)).isEqualTo(notices(nobody)).isNotEmpty();
        assertThat(browser.cookie()).isEmpty();
    }

    private static List<String> notices(Browser.Answer answer) {
        return answer.body().lines().filter(l -> l.contains("notice")).toList();
    }

    @Test
    void doesNotTakeOverATokenThatSomebodyPlanted() {
        House.Someone ann = house.learner();
        Browser browser = House.browser(request).holding("heed=planted-by-somebody-else");
        in(browser, "/signin", ann.name(), House.PASSWORD);
        assertThat(browser.cookie()).startsWith("heed=").doesNotContain("planted");
        assertThat(House.browser(request).with("planted-by-somebody-else").get("/account/me").status()).isEqualTo(302);
    }

    @Test
    void neverLeadsOutAfterSigningIn() {
        House.Someone ann = house.learner();
        for (String next : List.of("%2F%2Fevil.example", "https%3A%2F%2Fevil.example", "%2F%5Cevil.example", "%2F%0D%0ASet-Cookie%3Aa%3Db")) {
            Browser.Answer answer = in(House.browser(request), "/signin?next=" + next, ann.name(), House.PASSWORD);
            assertThat(answer.header("Location").orElseThrow()).as(next).doesNotContain("evil").startsWith("http://localhost:");
        }
    }

    @Test
    void asksForTheSecondStepBeforeAnythingElseOfWhoMayDoMore() {
        House.Someone coordinator = house.with(Role.COORDINATOR, house.workforce().partnership);
        Browser browser = House.browser(request).with(house.token(coordinator));
        assertThat(browser.get("/workforce/people").location()).startsWith("/signin/enrol?next=");
        assertThat(browser.get("/api/status.csv").status()).isEqualTo(401);
        house.shown(coordinator.account());
        assertThat(browser.get("/workforce/people").status()).isEqualTo(200);
    }

    @Test
    void endsASignInThatWasQuietTooLong() {
        House.Someone ann = house.learner();
        Browser browser = house.browser(request, ann);
        house.change("update sign_in set last_seen_at = last_seen_at - interval '31' minute where account_id = :account", ann.account());
        Browser.Answer answer = browser.get("/account/me");
        assertThat(answer.location()).isEqualTo("/signin?next=%2Faccount%2Fme&done=ended");
        assertThat(browser.get("/account/me").status()).isEqualTo(302);
    }

    @Test
    void signsOutElsewhereAtOnceAndHereWhenAsked() {
        House.Someone ann = house.learner();
        Browser here = house.browser(request, ann);
        Browser there = house.browser(request, ann);
        String old = here.cookie();
        here.press("/account/me", here.get("/account/me"), "places", "elsewhere", Map.of());
        assertThat(there.get("/account/me").status()).isEqualTo(302);
        assertThat(here.get("/account/me").status()).isEqualTo(200);
        Browser.Answer out = here.get("/signin/out");
        assertThat(out.header("Clear-Site-Data")).contains("\"cache\"");
        assertThat(here.cookie()).isEmpty();
        assertThat(House.browser(request).holding(old).get("/account/me").status()).as("the old cookie is worth nothing").isEqualTo(302);
    }

    @Test
    void aChangeOfRightsHoldsFromTheNextRequest() {
        House.Someone coordinator = house.with(Role.COORDINATOR, house.workforce().partnership);
        Browser browser = house.browser(request, coordinator);
        assertThat(browser.get("/workforce/people").status()).isEqualTo(200);
        house.change("update role_grant set superseded_at = current_timestamp where account_id = :account", coordinator.account());
        assertThat(browser.get("/workforce/people").status()).isEqualTo(404);
    }

    @Test
    void takesNoFormFromAnotherSitesPage() {
        House.Someone ann = house.learner();
        Browser browser = house.browser(request, ann);
        Browser.Answer me = browser.get("/account/me");
        assertThat(browser.press("/account/me", me, "places", "elsewhere", Map.of(), "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
        assertThat(browser.press("/account/me", me, "places", "elsewhere", Map.of(), "Origin", "https://evil.example").status()).isEqualTo(403);
        assertThat(browser.get("/signin/out", "Sec-Fetch-Site", "cross-site").location()).isEqualTo("/");
        assertThat(browser.get("/account/me").status()).as("a stranger's link signs nobody out").isEqualTo(200);
    }
}
