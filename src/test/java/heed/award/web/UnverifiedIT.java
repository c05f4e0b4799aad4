package heed.award.web;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Browser;
import heed.House;
import heed.access.CurrentUser;
import heed.access.Role;
import heed.award.Awards;
import heed.award.NewAward;
import heed.platform.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** A button in a row acts on its row, whatever others have done to the list since the page was opened. */
@ArquillianTest
class UnverifiedIT {
    private static final String PATH = "/award/unverified";

    @Inject
    private House house;

    @Inject
    private Awards awards;

    @Inject
    private HttpServletRequest request;

    private UUID evidence() {
        return awards.record(NewAward.external(house.learner().person(), "neglect-shared-definition", LocalDate.of(2026, 5, 1), "Elsewhere", "No. 77"));
    }

    private boolean isVerified(UUID award) {
        return awards.find(award).orElseThrow().isVerified();
    }

    /** Presses the button with this award as the page that was opened before has it. */
    private Browser.Answer press(Browser priya, Browser.Answer page, String path, UUID award) {
        Map<String, String> fields = new HashMap<>(Browser.fields(page.body(), "waiting"));
        fields.put("verify", award.toString());
        return priya.form(path, fields);
    }

    @Test
    void aPressVerifiesTheRowItStandsInAndNoneInItsPlace() {
        UUID ben = evidence();
        UUID cal = evidence();
        Browser priya = house.browser(request, house.with(Role.COORDINATOR, house.workforce().partnership));
        Browser.Answer page = priya.get(PATH);
        assertThat(page.body()).contains("name=\"verify\" value=\"" + ben + "\"", "name=\"verify\" value=\"" + cal + "\"");
        CurrentUser somebodyElse = new CurrentUser();
        somebodyElse.is(UUID.randomUUID(), null, "Ruth Owen", false, List.of());
        awards.verify(ben, somebodyElse);

        Browser.Answer late = press(priya, page, PATH, ben);
        assertThat(late.body()).contains(Texts.of("award", "award.settledAlready"));
        assertThat(isVerified(cal)).as("the next row is not verified in its place").isFalse();

        Browser.Answer twoNamed = press(priya, page, PATH + "?verify=" + cal, ben);
        assertThat(twoNamed.body()).contains(Texts.of("platform", "platform.noRow"));
        assertThat(isVerified(cal)).isFalse();

        assertThat(priya.get(PATH + "?verify=" + cal).status()).as("an address verifies nothing").isEqualTo(200);
        assertThat(isVerified(cal)).isFalse();

        Browser.Answer pressed = press(priya, page, PATH, cal);
        assertThat(pressed.location()).isEqualTo(PATH + "?done=verified");
        assertThat(isVerified(cal)).isTrue();
        assertThat(press(priya, page, PATH, cal).body()).as("a second press, also on a list that is empty by now").contains(Texts.of("award", "award.settledAlready"));
    }
}
