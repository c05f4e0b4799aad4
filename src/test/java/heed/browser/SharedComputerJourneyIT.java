package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A learner without a mailbox on the computer of the staff room: a code from the coordinator, and the bar that ends the visit. */
@ExtendWith(Portal.class)
class SharedComputerJourneyIT {
    private static final Pattern CODE = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}");

    @Test
    void letsALearnerInByACodeOnceOnASharedComputerAndForgetsThemAtEnd(Portal.Running portal) {
        String code;
        try (Visit coordinator = Visit.of(portal, "coordinator")) {
            coordinator.open("/workforce/people?q=Brooks");
            coordinator.page.locator("main table a", new Page.LocatorOptions().setHasText("Helen Brooks")).first().click();
            coordinator.page.locator("a[href*='/account/code']").click();
            coordinator.page.click("#make");
            Locator made = coordinator.page.locator("main dl");
            made.waitFor();
            Matcher found = CODE.matcher(made.textContent());
            assertThat(found.find()).as(made.textContent()).isTrue();
            code = found.group();
            Axe.look(coordinator.page, "code-made");
        }
        try (Visit staffRoom = Visit.nobody(portal)) {
            enter(staffRoom, code);
            staffRoom.page.waitForURL("**/account/password*");
            staffRoom.page.click("#on");
            staffRoom.page.waitForURL("**/home/today*");
            assertThat(staffRoom.page.locator("main").textContent()).contains("Helen");
            staffRoom.open("/account/me");
            assertThat(staffRoom.page.locator("main").textContent()).as("who made it is shown to whom it was made for").contains("Priya Desai");
            Axe.look(staffRoom.page, "shared-computer");
            staffRoom.page.click(".terminal a.button");
            staffRoom.page.waitForURL("**/signin/shared?done=out");
            assertThat(staffRoom.page.locator("main").textContent()).doesNotContain("Helen");
            staffRoom.page.goBack();
            assertThat(staffRoom.page.content()).as("the way back leads to the door").doesNotContain("Helen");
            enter(staffRoom, code);
            assertThat(staffRoom.page.locator("main [role=alert], main .notice").first().textContent()).isNotBlank();
            assertThat(staffRoom.page.url()).as("the code is used up").contains("/signin/code");
        }
    }

    private static void enter(Visit visit, String code) {
        visit.open("/signin/code");
        visit.page.fill("#name", "teacher");
        visit.page.fill("#code", code);
        visit.page.check("#shared");
        visit.page.click("#in");
        visit.settle();
    }
}
