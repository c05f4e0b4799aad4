package heed.platform.faces;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Browser;
import heed.House;
import heed.platform.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The state of a page travels with its form: sealed, for that page alone. */
@ArquillianTest
class StateIT {
    private static final String STATE = "jakarta.faces.ViewState";

    @Inject
    private House house;

    @Inject
    private HttpServletRequest request;

    private Browser ann;

    private String answerTo(String path, Browser.Answer page, String form, String button, Map<String, String> filled) {
        return ann.press(path, page, form, button, filled).body();
    }

    @Test
    void aFormIsReadBackAsItWasWrittenAndKeepsWhatWasTyped() {
        ann = house.browser(request, house.learner());
        String said = answerTo("/account/password", ann.get("/account/password"), "change", "set",
                Map.of("current", House.PASSWORD, "fresh", "a rather long phrase", "again", "another long phrase"));
        assertThat(said).contains(Texts.of("access", "access.password.differ"));
    }

    @Test
    void whatWasNotSealedHereIsAPageOpenTooLong() {
        ann = house.browser(request, house.learner());
        Browser.Answer page = ann.get("/account/password");
        String state = Browser.fields(page.body(), "change").get(STATE);
        String flipped = state.substring(0, 40) + (state.charAt(40) == 'A' ? 'B' : 'A') + state.substring(41);
        for (String forged : new String[] {flipped, "", "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==", "not base 64 at all", state.substring(0, 20)}) {
            String said = answerTo("/account/password", page, "change", "set", Map.of(STATE, forged));
            assertThat(said).as(forged).contains(Texts.of("platform", "error.expired.title")).doesNotContain("Exception:", "java.io");
        }
    }

    @Test
    void theStateOfOnePageFitsNoOther() {
        ann = house.browser(request, house.learner());
        String other = Browser.fields(ann.get("/account/me").body(), "places").get(STATE);
        String said = answerTo("/account/password", ann.get("/account/password"), "change", "set", Map.of(STATE, other));
        assertThat(said).contains(Texts.of("platform", "error.expired.title"));
    }
}
