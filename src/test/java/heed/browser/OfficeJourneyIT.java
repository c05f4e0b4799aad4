package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a coordinator and a supervisor do about single people, and what each role's first page shows. */
@ExtendWith(Portal.class)
class OfficeJourneyIT {
    /** Opens the first person with a post in an agency, by the list; answers with the address of the training page. */
    private static String firstPerson(Visit visit, String filter) {
        assertThat(visit.open("/workforce/people?" + filter)).isEqualTo(200);
        return visit.page.locator("main table a[href*='/assignment/person']").first().getAttribute("href");
    }

    private static String text(Visit visit) {
        return visit.page.locator("main").textContent();
    }

    private static void press(Visit visit, String id) {
        visit.page.locator("[id='" + id + "']").click();
        visit.settle();
    }

    @Test
    void aCoordinatorSignsAnExemptionByKeyboardAndTheRecordSaysSo(Portal.Running portal) {
        try (Visit visit = Visit.of(portal, "coordinator")) {
            String person = firstPerson(visit, "group=early_help");
            assertThat(visit.open(person)).isEqualTo(200);
            Axe.look(visit.page, "office-person");
            Locator exempt = visit.page.locator("a[href*='/requirement/exemption']").first();
            exempt.focus();
            visit.page.keyboard().press("Enter");
            visit.page.waitForURL("**/requirement/exemption*");
            Axe.look(visit.page, "office-exemption");
            Locator reason = visit.page.locator("[id$='reason']").first();
            reason.focus();
            visit.page.keyboard().type("Works with adults alone this year");
            while (!visit.page.evaluate("document.activeElement.id").toString().endsWith("sign")) {
                visit.page.keyboard().press("Tab");
            }
            visit.page.keyboard().press("Enter");
            visit.page.waitForURL("**done=exempt**");
            assertThat(text(visit)).contains("Works with adults alone this year", "Priya Desai");
            Axe.look(visit.page, "office-exempted");
            visit.open(person);
            assertThat(text(visit)).contains("signed by Priya Desai");
        }
    }

    @Test
    void aCoordinatorCorrectsANameAndTakesAnAwardBack(Portal.Running portal) {
        try (Visit visit = Visit.of(portal, "coordinator")) {
            String person = firstPerson(visit, "group=housing_fire");
            assertThat(visit.open(person)).isEqualTo(200);
            String name = visit.page.locator("h1").textContent().strip();
            visit.page.locator("a[href*='/workforce/person']").first().click();
            visit.page.locator("a[href*='/workforce/name']").click();
            visit.page.waitForURL("**/workforce/name*");
            Axe.look(visit.page, "office-name");
            visit.page.locator("[id$='given']").first().fill("Corrected");
            visit.page.locator("input[type=radio]").nth(1).check();
            press(visit, "save");
            visit.page.waitForURL("**done=named**");
            assertThat(visit.page.locator("h1").textContent()).startsWith("Corrected");
            assertThat(text(visit)).contains(name, "it was wrong");
            Axe.look(visit.page, "office-named");
            visit.open(person);
            visit.page.locator("a[href*='/award/revoke']").first().click();
            visit.page.waitForURL("**/award/revoke*");
            Axe.look(visit.page, "office-revoke");
            press(visit, "revoke");
            assertThat(visit.page.locator("[role=alert]").first().textContent()).isNotBlank();
            visit.page.locator("[id$='reason']").first().fill("Entered twice");
            press(visit, "revoke");
            visit.page.waitForURL("**done=revoked**");
            assertThat(text(visit)).contains("Entered twice");
            Axe.look(visit.page, "office-revoked");
        }
    }

    @Test
    void aSupervisorSeesTheTeamAndAListToPrint(Portal.Running portal) {
        try (Visit visit = Visit.of(portal, "supervisor")) {
            visit.open("/home/today");
            assertThat(visit.page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Your team").setExact(true)).count()).isEqualTo(1);
            Axe.look(visit.page, "office-supervisor");
            assertThat(visit.open("/home/team")).isEqualTo(200);
            assertThat(text(visit)).contains("In person, no mailbox");
            Axe.look(visit.page, "office-team");
            visit.page.locator("main table a").first().click();
            visit.page.waitForURL("**/assignment/person*");
            assertThat(visit.page.locator("a[href*='/requirement/exemption'], a[href*='/award/revoke']").count()).as("a supervisor signs and revokes nothing").isZero();
        }
    }

    @Test
    void everyRoleBeginsWithWhatNeedsDoing(Portal.Running portal) {
        for (String user : List.of("coordinator", "leader", "scrutineer", "editor", "admin", "dsl")) {
            try (Visit visit = Visit.of(portal, user)) {
                assertThat(visit.open("/home/today")).isEqualTo(200);
                Axe.look(visit.page, "office-today-" + user);
                if (user.equals("scrutineer")) {
                    assertThat(visit.page.locator("main form").count()).as("a scrutineer changes nothing").isZero();
                }
            }
        }
        try (Visit visit = Visit.of(portal, "admin")) {
            for (String path : List.of("/home/work", "/account/undelivered", "/account/accounts?state=oneStep", "/privacy/left", "/privacy/mine")) {
                assertThat(visit.open(path)).as(path).isEqualTo(200);
                Axe.look(visit.page, "office" + path.replaceAll("[^a-z]", "-"));
            }
        }
        try (Visit visit = Visit.of(portal, "officer")) {
            for (String path : List.of("/account/messages", "/privacy/mine")) {
                assertThat(visit.open(path)).as(path).isEqualTo(200);
                Axe.look(visit.page, "office-officer" + path.replaceAll("[^a-z]", "-"));
            }
        }
    }
}
