package heed.privacy.rest;

import static heed.platform.Json.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import heed.Browser;
import heed.House;
import heed.platform.Texts;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringReader;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What is held about oneself: a page to read the newest of it, and a file with all of it. */
@ArquillianTest
class MineIT {
    @Inject
    private House house;

    @Inject
    private HttpServletRequest request;

    @Test
    void theFileIsWholeAndOnesOwn() {
        House.Someone ann = house.learner();
        Browser.Answer file = house.browser(request, ann).get("/api/mine.json");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(file.header("Cache-Control").orElseThrow()).contains("no-store");
        try (JsonReader reader = JSON.createReader(new StringReader(file.body()))) {
            JsonObject all = reader.readObject();
            assertThat(all.getJsonArray("accounts").getJsonObject(0).getString("user_name")).isEqualTo(ann.name());
            assertThat(all.getJsonArray("persons").getJsonObject(0).getString("family_name")).isEqualTo(ann.name());
            assertThat(all.getJsonArray("signIns")).hasSize(1);
            assertThat(all).doesNotContainKey("reflections");
        }
        assertThat(House.browser(request).get("/api/mine.json").body()).doesNotContain("user_name");
    }

    @Test
    void thePageShowsEachSectionWithItsCount() {
        House.Someone ann = house.learner();
        Browser.Answer page = house.browser(request, ann).get("/privacy/mine");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(Texts.of("privacy", "section.accounts"), Texts.of("privacy", "mine.row"), ann.name());
    }
}
