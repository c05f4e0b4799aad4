package heed.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import heed.TestSettings;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final String HERE = "https://heed.example";

    private static boolean ours(Exchange exchange) {
        return Origin.ours(exchange.request(), HERE);
    }

    @Test
    void takesWritesFromOurOwnPagesOnly() {
        assertThat(ours(new Exchange().with("Sec-Fetch-Site", "same-origin"))).isTrue();
        assertThat(ours(new Exchange().with("Sec-Fetch-Site", "cross-site").with("Origin", HERE))).isFalse();
        assertThat(ours(new Exchange().with("Sec-Fetch-Site", "same-site"))).isFalse();
        assertThat(ours(new Exchange().with("Origin", HERE))).isTrue();
        assertThat(ours(new Exchange().with("Origin", "http://inside:8080").with("Host", "inside:8080"))).isTrue();
        assertThat(ours(new Exchange().with("Origin", "https://evil.example").with("Host", "heed.example"))).isFalse();
        assertThat(ours(new Exchange().with("Origin", "null").with("Host", "heed.example"))).isFalse();
        assertThat(ours(new Exchange().with("Origin", "not an origin").with("Host", "heed.example"))).isFalse();
        assertThat(ours(new Exchange())).as("no browser").isTrue();
    }

    @Test
    void readingIsNoChange() {
        Exchange exchange = new Exchange();
        assertThat(Origin.changes(exchange.request())).isFalse();
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE", "post"}) {
            exchange.method = method;
            assertThat(Origin.changes(exchange.request())).as(method).isTrue();
        }
    }

    private static String cookie(String publicAddress, String contextPath) {
        Exchange exchange = new Exchange();
        exchange.contextPath = contextPath;
        new SignInCookie(TestSettings.of("heed.public.url", publicAddress)).set(exchange.request(), exchange.response(), "t");
        return exchange.answered.get("Set-Cookie").get(0);
    }

    @Test
    void theCookieIsForOurPagesOnlyAndUnseenByScripts() {
        assertThat(cookie("http://localhost:8080", "")).isEqualTo("heed=t; Path=/; HttpOnly; SameSite=Lax");
        assertThat(cookie("https://heed.example", "")).isEqualTo("__Host-heed=t; Path=/; HttpOnly; SameSite=Lax; Secure");
        assertThat(cookie("https://heed.example", "/heed")).isEqualTo("heed=t; Path=/heed; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void theCookieIsReadBackAndCleared() {
        SignInCookie cookie = new SignInCookie(TestSettings.of());
        Exchange exchange = new Exchange();
        assertThat(cookie.token(exchange.request())).isEmpty();
        exchange.cookies.add(new Cookie("other", "x"));
        exchange.cookies.add(new Cookie("heed", "t"));
        assertThat(cookie.token(exchange.request())).contains("t");
        cookie.clear(exchange.request(), exchange.response());
        assertThat(exchange.answered.get("Set-Cookie").get(0)).startsWith("heed=;").endsWith("Max-Age=0");
    }

    @Test
    void believesNoOneButItsOwnProxyAboutTheAddress() {
        Exchange exchange = new Exchange().with("X-Forwarded-For", "198.51.100.1, 203.0.113.9, 10.0.0.2");
        assertThat(new Address(TestSettings.of()).of(exchange.request())).isEqualTo("192.0.2.7");
        Address behind = new Address(TestSettings.of("heed.proxies", "192.0.2.7, 10.0.0.2"));
        assertThat(behind.of(exchange.request())).as("what the client wrote itself is not believed").isEqualTo("203.0.113.9");
        exchange.remote = "203.0.113.50";
        assertThat(behind.of(exchange.request())).isEqualTo("203.0.113.50");
    }

    private static Exchange headers(String publicAddress) throws Exception {
        Exchange exchange = new Exchange();
        HeadersFilter filter = new HeadersFilter(TestSettings.of("heed.public.url", publicAddress));
        filter.init();
        filter.doFilter(exchange.request(), exchange.response(), (request, response) ->
                ((jakarta.servlet.http.HttpServletResponse) response).addHeader("Content-Security-Policy", "script-src 'nonce-a'"));
        return exchange;
    }

    @Test
    void tellsTheBrowserWhatNotToDo() throws Exception {
        Exchange plain = headers("http://localhost:8080");
        assertThat(plain.answered).containsKeys("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "X-Frame-Options")
                .doesNotContainKey("Strict-Transport-Security");
        assertThat(plain.answered.get("Content-Security-Policy")).as("a page's policy replaces ours").containsExactly("script-src 'nonce-a'");
        assertThat(headers("https://heed.example").answered).containsKey("Strict-Transport-Security");
        assertThat(HeadersFilter.POLICY).contains("frame-ancestors 'none'").doesNotContain("unsafe");
    }

    @Test
    void namesADeviceAsPeopleDo() {
        assertThat(Moments.device("Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/143.0 Safari/537.36 Edg/143.0")).isEqualTo("Edge, Windows");
        assertThat(Moments.device("Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) Version/19.1 Safari/604.1")).isEqualTo("Safari, iPhone");
        assertThat(Moments.device("curl/8")).isEqualTo("A device");
    }
}
