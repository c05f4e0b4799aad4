package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may open what: each page as each role, and axe on each page by somebody who may. */
@ExtendWith(Portal.class)
class RolesJourneyIT {
    private static final List<String> USERS =
            List.of("nursery", "supervisor", "coordinator", "dsl", "leader", "scrutineer", "editor", "admin");

    /** Pages that not everybody may open, and who may. */
    private static final Map<String, List<String>> MAY = new TreeMap<>(Map.of(
            "/workforce/people", List.of("supervisor", "coordinator", "dsl", "scrutineer"),
            "/workforce/add", List.of("coordinator", "dsl"),
            "/provisioning/imports", List.of("coordinator", "dsl"),
            "/assignment/assign", List.of("coordinator", "dsl"),
            "/capacity/summary", List.of("coordinator", "dsl", "leader", "scrutineer"),
            "/capacity/coverage", List.of("coordinator", "dsl", "leader", "scrutineer"),
            "/capacity/outlook", List.of("coordinator", "dsl", "leader", "scrutineer"),
            "/audit/log", List.of("scrutineer", "admin"),
            "/account/accounts", List.of("admin"),
            "/workforce/units", List.of("admin")));

    @Test
    void opensEachPageToWhomItBelongsAndToNobodyElse(Portal.Running portal) {
        for (String user : USERS) {
            try (Visit visit = Visit.of(portal, user)) {
                MAY.forEach((path, who) -> {
                    int status = visit.open(path);
                    assertThat(status).as("%s opens %s", user, path).isEqualTo(who.contains(user) ? 200 : 404);
                    if (who.get(0).equals(user)) {
                        Axe.look(visit.page, user + path.replace('/', '-'));
                    }
                });
            }
        }
    }

    @Test
    void sendsAStrangerToTheSignInAndLetsEverybodyCall(Portal.Running portal) {
        try (Visit stranger = Visit.nobody(portal)) {
            for (String path : MAY.keySet()) {
                stranger.open(path);
                assertThat(stranger.page.url()).as(path).contains("/signin");
            }
            assertThat(stranger.open("/awareness/worried")).isEqualTo(200);
            assertThat(stranger.page.locator("main").textContent()).contains("999");
            Axe.look(stranger.page, "worried");
            for (String closed : List.of("/metrics", "/health", "/openapi")) {
                assertThat(stranger.open(closed)).as(closed).isNotEqualTo(200);
            }
        }
    }

    @Test
    void keepsAnotherSchoolsPeopleOutOfSight(Portal.Running portal) {
        String person;
        try (Visit coordinator = Visit.of(portal, "coordinator")) {
            coordinator.open("/workforce/people?q=Ellis");
            person = coordinator.page.locator("main table a[href*='/workforce/person']").first().getAttribute("href");
            assertThat(coordinator.open(person)).isEqualTo(200);
        }
        try (Visit dsl = Visit.of(portal, "dsl")) {
            assertThat(dsl.open(person)).isEqualTo(404);
            dsl.open("/workforce/people?q=Ellis");
            assertThat(dsl.page.locator("main").textContent()).doesNotContain("Jordan Ellis");
        }
    }
}
