package heed.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Browser;
import heed.House;
import heed.access.Role;
import heed.platform.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** An administrator takes roles back, each by the button of its own row. */
@ArquillianTest
class AccountIT {
    @Inject
    private House house;

    @Inject
    private HttpServletRequest request;

    private long held(House.Someone someone) {
        return house.count("select count(*) from role_grant where superseded_at is null and account_id = :id", someone.account());
    }

    @Test
    void aSecondPressOfAButtonTakesNoOtherRoleBack() {
        House.Someone ann = house.learner();
        Browser ewan = house.browser(request, house.with(Role.ADMINISTRATOR, house.workforce().partnership));
        String path = "/account/account?id=" + ann.account();
        Browser.Answer page = ewan.get(path);
        UUID role = house.id("select g.id from role_grant g join account a on a.id = g.account_id where a.user_name = :key", ann.name());
        assertThat(page.body()).contains("name=\"takeBack\" value=\"" + role + "\"");
        Map<String, String> fields = new HashMap<>(Browser.fields(page.body(), "roles"));
        fields.put("takeBack", role.toString());
        assertThat(ewan.form(path, fields).location()).isEqualTo(path + "&done=taken");
        assertThat(held(ann)).isZero();
        assertThat(ewan.form(path, fields).body()).contains(Texts.of("platform", "platform.rowGone").substring(0, 40));
    }

    @Test
    void anAccountThatLosesItsLastRoleCanBeGivenOneAgain() {
        House.Someone ann = house.with(Role.SCRUTINEER, house.workforce().partnership);
        Browser ewan = house.browser(request, house.with(Role.ADMINISTRATOR, house.workforce().partnership));
        String path = "/account/account?id=" + ann.account();
        Map<String, String> fields = new HashMap<>(Browser.fields(ewan.get(path).body(), "roles"));
        fields.put("takeBack", house.id("select g.id from role_grant g join account a on a.id = g.account_id where a.user_name = :key", ann.name()).toString());
        Browser.Answer answer = ewan.form(path, fields);
        assertThat(held(ann)).isZero();
        assertThat(answer.location()).isEqualTo(path + "&done=taken");
        assertThat(ewan.get(answer.location()).status()).isEqualTo(200);
        Browser elsewhere = house.browser(request, house.with(Role.ADMINISTRATOR, house.workforce().police));
        assertThat(elsewhere.get(path).status()).isEqualTo(404);
    }
}
