package heed.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainFormTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @Test
    void isWhatAPageSendsThatWaitsForAPage() {
        assertThat(PlainForm.is("POST", FORM, BROWSER, null)).isTrue();
        assertThat(PlainForm.is("POST", FORM + ";charset=UTF-8", BROWSER, "1")).as("sent by the script").isFalse();
        assertThat(PlainForm.is("POST", FORM, "*/*", null)).as("sent by a program").isFalse();
        assertThat(PlainForm.is("POST", "application/json", BROWSER, null)).isFalse();
        assertThat(PlainForm.is("POST", null, null, null)).isFalse();
    }

    @Test
    void leadsBackToThePathItCameFromBelowTheContext() {
        assertThat(PlainForm.page("https://heed.example/quiz/start?registration=1&x=a%20b", "")).contains("/quiz/start?registration=1&x=a%20b");
        assertThat(PlainForm.page("https://heed.example/heed/lesson/page?page=look", "/heed")).contains("/lesson/page?page=look");
        assertThat(PlainForm.page("https://evil.example/lesson/page", "")).as("of another host the path alone").contains("/lesson/page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://heed.example//evil.example/x", "//evil.example", "mailto:x", "https://heed.example/\\evil", "https://heed.example/a b", "/heedy/x"})
    void leadsNowhereElse(String referer) {
        assertThat(PlainForm.page(referer, referer.startsWith("/heedy") ? "/heed" : "")).isEmpty();
    }

    @Test
    void leadsNowhereWhenTheBrowserDoesNotSay() {
        assertThat(PlainForm.page(null, "")).isEmpty();
        assertThat(PlainForm.page("https://heed.example/" + "a".repeat(1000), "")).isEmpty();
    }
}
