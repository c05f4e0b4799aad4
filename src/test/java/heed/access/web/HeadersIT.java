package heed.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Browser;
import heed.House;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What each answer tells the browser, and what the server keeps to itself. */
@ArquillianTest
class HeadersIT {
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

    @Inject
    private HttpServletRequest request;

    private static String nonce(Browser.Answer page) {
        assertThat(page.raw().headers().allValues("Content-Security-Policy")).hasSize(1);
        String policy = page.header("Content-Security-Policy").orElseThrow();
        String scripts = policy.substring(policy.indexOf("script-src"));
        assertThat(scripts).doesNotContain("unsafe");
        Matcher nonce = NONCE.matcher(scripts);
        assertThat(nonce.find()).as(policy).isTrue();
        return nonce.group(1);
    }

    @Test
    void aPageHasOnePolicyWithANonceOfItsOwnThatItsScriptsCarry() {
        Browser browser = House.browser(request);
        Browser.Answer page = browser.get("/signin");
        assertThat(nonce(page)).isNotEqualTo(nonce(browser.get("/signin")));
        Matcher script = Pattern.compile("<script\\b(?![^>]*\\bsrc=)[^>]*>").matcher(page.body());
        while (script.find()) {
            assertThat(script.group()).contains("nonce=\"" + nonce(page) + "\"");
        }
        assertThat(page.body()).doesNotContainPattern("<[^>]+\\son[a-z]+=\"");
    }

    @Test
    void everyAnswerForbidsFramesGuessesAndSpies() {
        Browser browser = House.browser(request);
        for (String path : List.of("/signin", "/api/ready", "/resources/css/tokens.css", "/awareness/worried", "/api/record.csv", "/signin/none")) {
            Browser.Answer answer = browser.get(path);
            assertThat(answer.header("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(answer.header("X-Frame-Options")).as(path).contains("DENY");
            assertThat(answer.header("Referrer-Policy")).as(path).contains("same-origin");
            assertThat(answer.header("Content-Security-Policy").orElseThrow()).as(path).contains("frame-ancestors 'none'");
        }
    }

    @Test
    void whoTakesItCompressedGetsItCompressed() {
        Browser browser = House.browser(request);
        for (String path : List.of("/awareness/worried", "/resources/css/components.css")) {
            Browser.Answer answer = browser.get(path, "Accept-Encoding", "gzip");
            assertThat(answer.header("Content-Encoding")).as(path).contains("gzip");
            assertThat(answer.header("Vary").orElseThrow()).as(path).contains("Accept-Encoding");
            assertThat(browser.get(path).header("Content-Encoding")).as(path).isEmpty();
        }
    }

    @Test
    void whatTheServerOffersAboutItselfIsClosed() {
        Browser browser = House.browser(request);
        for (String path : List.of("/metrics", "/metrics/base", "/health", "/health/ready", "/openapi", "/api/application.wadl", "/WEB-INF/web.xml",
                "/META-INF/persistence.xml", "/resources/..%2fWEB-INF/web.xml", "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF")) {
            Browser.Answer answer = browser.get(path);
            assertThat(answer.status()).as(path).isIn(302, 400, 401, 403, 404);
            assertThat(answer.body()).as(path).doesNotContain("<web-app", "persistence-unit", "wadl");
        }
    }

    @Test
    void noTrickOfWritingOpensWhatIsClosed() {
        Browser browser = House.browser(request);
        for (String path : List.of("/account/me;x=1", "/signin/..;/account/me", "/signin/../account/me", "/signin/%2e%2e/account/me", "//account/me",
                "/resources/..;/account/me.xhtml", "/resources/%2e%2e/account/me.xhtml", "/account/me.xhtml", "/signin/..%2faccount/me",
                "/api/ready/..;/record.csv", "/api/check/../record.csv", "/API/record.csv")) {
            Browser.Answer answer = browser.get(path);
            assertThat(answer.status()).as(path).isIn(301, 302, 400, 401, 403, 404);
        }
    }
}
