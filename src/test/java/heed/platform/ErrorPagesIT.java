package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Browser;
import heed.House;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What somebody sees when something is not there or breaks: our page, and nothing of the inside. */
@ArquillianTest
class ErrorPagesIT {
    /** Breaks. */
    @WebServlet("/awareness/broken")
    public static class Broken extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            throw new IllegalStateException("the secret inside");
        }
    }

    @Inject
    private House house;

    @Inject
    private HttpServletRequest request;

    private static void isOurs(Browser.Answer answer, String title) {
        assertThat(answer.body()).contains(Texts.of("platform", title)).doesNotContain("Payara", "GlassFish", "Exception:", "java.lang", "\tat ", "secret inside");
        assertThat(answer.header("Server").orElse("")).doesNotContain("Payara");
        assertThat(answer.header("X-Powered-By")).isEmpty();
    }

    @Test
    void whatNeverWasAndWhatIsNotForYouLookTheSame() {
        Browser ann = house.browser(request, house.learner());
        Browser.Answer never = ann.get("/workforce/nothing");
        Browser.Answer notYours = ann.get("/workforce/people");
        assertThat(never.status()).isEqualTo(404);
        assertThat(notYours.status()).isEqualTo(404);
        isOurs(never, "error.404.title");
        assertThat(seen(notYours)).isEqualTo(seen(never));
    }

    private static String seen(Browser.Answer answer) {
        return answer.body().substring(answer.body().indexOf("<body"));
    }

    @Test
    void aFaultIsOurPageWithoutAWordOfTheInside() {
        Browser.Answer broken = House.browser(request).get("/awareness/broken");
        assertThat(broken.status()).isEqualTo(500);
        isOurs(broken, "error.500.title");
    }

    @Test
    void aFaultBeforeAnyPageIsOursToo() {
        Browser ann = house.browser(request, house.learner());
        Browser.Answer broken = ann.get("/account/me?q=%00");
        assertThat(broken.status()).isEqualTo(400);
        isOurs(broken, "error.400.title");
        Browser.Answer wrongWay = ann.method("DELETE", "/resources/css/tokens.css");
        assertThat(wrongWay.status()).isIn(403, 404, 405);
        assertThat(wrongWay.body()).doesNotContain("Payara");
    }
}
