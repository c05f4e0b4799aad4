package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A module of ours is taken along, brought in again as if it were somebody else's, and gives in our own player what it gives when it is read here. */
@ExtendWith(Portal.class)
class TakeawayJourneyIT {
    private static final String SLUG = "annual-neglect-update";

    @ParameterizedTest(name = "SCORM {0}, {1}")
    @CsvSource({"1.2, teacher", "2004, nursery"})
    void isPlayedInOurOwnPlayerWithTheSameResult(String edition, String user, Portal.Running portal) {
        String slug;
        try (Visit editor = Visit.of(portal, "editor")) {
            slug = bring(editor, takeAlong(editor, edition));
        }
        assertThat(slug).startsWith(SLUG);
        try (CourseDesk desk = new CourseDesk(portal); Visit learner = Visit.of(portal, user)) {
            String registration = desk.begin(learner, slug);
            CourseRecord record = new CourseRecord(portal, registration);
            PackageWalk walk = opened(learner, registration);
            walk.step();
            walk.step();
            String third = walk.here();
            learner.reopen();
            walk = opened(learner, registration);
            assertThat(walk.here()).as("the page to go on with").isEqualTo(third);
            while (!walk.isQuiz()) {
                walk.step();
            }
            walk.quiz(true);
            assertThat(walk.result()).startsWith("You have passed: 10 of 10");
            for (String page : walk.pages()) {
                walk.open(page);
                if (!walk.isQuiz()) {
                    walk.step();
                }
            }
            assertThat(walk.open()).isZero();
            CoursePlayer player = new CoursePlayer(learner);
            player.saved();
            // On a slow line what the course says while it is taken away must not overtake that it is left.
            learner.window.route("**/navigate", leaving -> {
                learner.page.waitForTimeout(1000);
                leaving.resume();
            });
            player.leave();

            learner.window.waitForCondition(() -> record.attempt().ended());
            // As the module does when it is read here: done, passed, the whole score, one award.
            assertThat(record.attempt()).isEqualTo(new CourseRecord.Attempt("completed", "passed", BigDecimal.ONE, true));
            assertThat(record.pages()).isEqualTo(List.of(new CourseRecord.Page(true, true, BigDecimal.ONE)));
            assertThat(record.awards()).isEqualTo(1);
            learner.open("/enrolment/module?slug=" + slug);
            assertThat(learner.page.locator(".notice--saved")).containsText("Completed on");
        }
    }

    private static PackageWalk opened(Visit learner, String registration) {
        CoursePlayer player = new CoursePlayer(learner);
        player.launch(registration);
        player.content().locator("[data-menu] [aria-current]").waitFor();
        Frame course = learner.page.frames().stream().filter(f -> f.url().endsWith("/index.html")).findFirst().orElseThrow();
        return new PackageWalk(course, SLUG);
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
