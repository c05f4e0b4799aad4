package heed.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/signin", "/signin/code", "/signin/out", "/awareness/worried", "/check", "/toolkit", "/tool", "/api/toolkit/conversation-card.pdf", "/check/ABCD", "/api/ready",
        "/resources/css/tokens.css", "/jakarta.faces.resource/jquery/jquery.js.xhtml"})
    void areOpenToEverybody(String path) {
        assertThat(Paths.open(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/me", "/audit/log", "/api/audit/log.csv", "/api", "/api/readyx", "/signinx", "/awarenessx", "/home",
        "/workforce/people", "/check.xhtmlx", "/WEB-INF/web.xml"})
    void areForThoseWhoAreSignedIn(String path) {
        assertThat(Paths.open(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/metrics/base", "/health", "/health/live", "/openapi", "/openapi/application.wadl"})
    void areTheServersOwnAndClosed(String path) {
        assertThat(Paths.serversOwn(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/me", "/capacity/coverage?unit=3&asAt=2026-11-22", "/", "/a:b"})
    void leadBackInside(String next) {
        assertThat(Paths.leadsInside(next)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "javascript:alert(1)", "",
        "account/me", "/a\r\nSet-Cookie: x", "/\t/evil.example", "/ /evil", "/signin", "/signin/out", "/signin?next=/signin"})
    void neverLeadOutOrBackToTheDoor(String next) {
        assertThat(Paths.leadsInside(next)).isFalse();
    }

    @org.junit.jupiter.api.Test
    void nothingLeadsNowhere() {
        assertThat(Paths.leadsInside(null)).isFalse();
    }
}
