package heed.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import heed.TestSettings;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final String HERE = "https://heed.example";

    private static boolean ours(String site, String origin, String host) {
        return Origin.ours(site, origin, host, HERE);
    }

    @Test
    void takesWritesFromOurOwnPagesOnly() {
        assertThat(ours("same-origin", null, null)).isTrue();
        assertThat(ours("cross-site", HERE, null)).isFalse();
        assertThat(ours("same-site", null, null)).isFalse();
        assertThat(ours(null, HERE, null)).isTrue();
        assertThat(ours(null, "http://inside:8080", "inside:8080")).isTrue();
        assertThat(ours(null, "https://evil.example", "heed.example")).isFalse();
        assertThat(ours(null, "null", "heed.example")).isFalse();
        assertThat(ours(null, "not an origin", "heed.example")).isFalse();
        assertThat(ours(null, null, null)).as("no browser").isTrue();
    }

    @Test
    void readingIsNoChange() {
        assertThat(Origin.changes("GET")).isFalse();
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE", "post"}) {
            assertThat(Origin.changes(method)).as(method).isTrue();
        }
    }

    private static String cookie(String publicAddress, String contextPath) {
        return new SignInCookie(TestSettings.of("heed.public.url", publicAddress)).line(contextPath, "t");
    }

    @Test
    void theCookieIsForOurPagesOnlyAndUnseenByScripts() {
        assertThat(cookie("http://localhost:8080", "")).isEqualTo("heed=t; Path=/; HttpOnly; SameSite=Lax");
        assertThat(cookie("https://heed.example", "")).isEqualTo("__Host-heed=t; Path=/; HttpOnly; SameSite=Lax; Secure");
        assertThat(cookie("https://heed.example", "/heed")).isEqualTo("heed=t; Path=/heed; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void tellsTheBrowserToComeBackByHttpsOnlyWhereItCameThatWay() {
        assertThat(HeadersFilter.headers(false)).doesNotContainKey("Strict-Transport-Security");
        assertThat(HeadersFilter.headers(true)).containsKey("Strict-Transport-Security");
        assertThat(HeadersFilter.POLICY).contains("frame-ancestors 'none'").doesNotContain("unsafe");
    }

    @Test
    void turnsAwayWhatIsTooLongOrHoldsAZeroByte() {
        assertThat(Measure.refuses("/workforce/people?q=%00", "/workforce/people", null, -1, false, false)).isEqualTo(400);
        assertThat(Measure.refuses("/api/x?null", "/api/x", "application/json", 2_000_000, false, true)).isEqualTo(413);
        assertThat(Measure.refuses("/api/x?null", "/api/x", "multipart/form-data", 2_000_000, false, true)).isEqualTo(413);
        assertThat(Measure.refuses("/provisioning/upload?null", "/provisioning/upload", "multipart/form-data", -1, true, false)).isEqualTo(411);
        assertThat(Measure.refuses("/api/x?null", "/api/x", "application/json", -1, true, true)).isEqualTo(411);
        assertThat(Measure.refuses("/p?null", "/p", "application/x-www-form-urlencoded", 2_000_000, false, false)).isEqualTo(413);
        assertThat(Measure.refuses("/p?null", "/p", "multipart/form-data; boundary=x", 20_000_000, false, false)).isZero();
        assertThat(Measure.refuses("/p?null", "/p", "multipart/form-data; boundary=x", 50_000_000, false, false)).isEqualTo(413);
        assertThat(Measure.refuses("/p?null", "/p", null, -1, false, false)).isZero();
        String piece = "/api/scorm/uploads/1/piece";
        assertThat(Measure.refuses(piece + "?from=0", piece, "application/octet-stream", 4 << 20, false, true)).isZero();
        assertThat(Measure.refuses(piece + "?from=0", piece, "application/octet-stream", (4 << 20) + 1, false, true)).isEqualTo(413);
        assertThat(Measure.refuses(piece + "?from=0", piece, "application/json", 4 << 20, false, true)).isEqualTo(413);
        assertThat(Measure.refuses("/api/x?y=" + piece, "/api/x", "application/octet-stream", 4 << 20, false, true)).isEqualTo(413);
        assertThat(Measure.refuses("/scorm/send?null", "/scorm/send", "multipart/form-data; boundary=x", 200 << 20, false, false)).isZero();
        assertThat(Measure.refuses("/scorm/send?null", "/scorm/send", "multipart/form-data; boundary=x", 201 << 20, false, false)).isEqualTo(413);
    }

    @Test
    void namesADeviceAsPeopleDo() {
        assertThat(Moments.device("Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/143.0 Safari/537.36 Edg/143.0")).isEqualTo("Edge, Windows");
        assertThat(Moments.device("Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) Version/19.1 Safari/604.1")).isEqualTo("Safari, iPhone");
        assertThat(Moments.device("curl/8")).isEqualTo("A device");
        assertThat(Moments.device(null)).as("one that says nothing").isEqualTo("A device");
    }
}
