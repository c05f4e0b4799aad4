package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A module of ours is taken along, and brought in again as if it were somebody else's. */
@ExtendWith(Portal.class)
class TakeawayJourneyIT {
    private static final String SLUG = "annual-neglect-update";

    @ParameterizedTest(name = "SCORM {0}")
    @ValueSource(strings = {"1.2", "2004"})
    void isTakenAlongAndBroughtInAgainWithoutAFault(String edition, Portal.Running portal) {
        try (Visit editor = Visit.of(portal, "editor")) {
            Path zip = takeAlong(editor, edition);
            assertThat(bring(editor, zip)).startsWith(SLUG);
        }
    }

    /** From the module's page to the file. */
    private static Path takeAlong(Visit editor, String edition) {
        Page page = editor.page;
        editor.open("/catalogue/module?slug=" + SLUG);
        page.locator("main a[href*='/takeaway/module']").click();
        page.waitForURL(u -> u.contains("/takeaway/module"));
        Axe.lookByDayAndNight(page, "takeaway-page-" + edition);
        page.selectOption("#group", "nursery");
        page.selectOption("#edition", edition);
        Download download = page.waitForDownload(() -> page.locator("#take").click());
        assertThat(download.suggestedFilename()).startsWith(SLUG).endsWith("scorm-" + edition + ".zip");
        Path zip = Path.of("target", "takeaway", download.suggestedFilename());
        download.saveAs(zip);
        page.reload();
        assertThat(page.locator("main table")).containsText(edition);
        return zip;
    }

    /** Uploads it as a person does; answers with the slug of its module. */
    private static String bring(Visit editor, Path zip) {
        Page page = editor.page;
        editor.open("/scorm/upload");
        page.setInputFiles("#file", zip);
        page.locator("#bring button.button").first().click();
        Locator made = page.locator("main a[href*='/scorm/package?id=']");
        page.waitForURL(u -> u.contains("/scorm/upload?id="));
        while (made.count() == 0) {
            assertThat(page.locator(".notice--error")).hasCount(0);
            page.waitForTimeout(300);
            page.reload();
        }
        assertThat(page.locator(".notice--error, .notice--care")).hasCount(0);
        made.first().click();
        Matcher slug = Pattern.compile("slug=([a-z0-9-]+)").matcher(page.locator("a[href*='/catalogue/publish?slug=']").first().getAttribute("href"));
        assertThat(slug.find()).isTrue();
        return slug.group(1);
    }
}
