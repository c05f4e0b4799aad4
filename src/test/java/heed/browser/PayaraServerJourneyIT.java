package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same WAR on Payara Server 7: {@code mvn -Ppayara7 verify}, which also walks the learner's journey there. */
@Tag("payara7")
@ExtendWith(Portal.class)
class PayaraServerJourneyIT {
    @Test
    void keepsTheServersOwnPagesShut(Portal.Running portal) {
        try (Visit stranger = Visit.nobody(portal)) {
            assertThat(stranger.open("/awareness/worried")).isEqualTo(200);
            assertThat(stranger.open("/api/ready")).isEqualTo(200);
            for (String closed : new String[] {"/metrics", "/health", "/health/ready", "/openapi", "/openapi/"}) {
                assertThat(portal.server().status(closed)).as(closed).isEqualTo(404);
            }
        }
    }

    @Test
    void failsTheDeploymentWithTheLaunchersSentence() {
        refuses(Map.of("HEED_SECRET_KEY", "short"), "The setting HEED_SECRET_KEY is too short: it needs at least 32 characters.");
    }

    @Test
    void failsTheDeploymentWhereThereAreNoModules() {
        refuses(Map.of("HEED_MODULES_DIR", "/no/such/folder"), "There is no folder of modules at /no/such/folder.");
    }

    private static void refuses(Map<String, String> wrong, String sentence) {
        try (PayaraServer server = new PayaraServer("wrong", wrong)) {
            server.start();
            assertThat(server.deploy().exitCode()).isNotZero();
            assertThat(server.log()).contains("Heed cannot start: " + sentence);
            assertThat(server.status("/api/ready")).isNotEqualTo(200);
        }
    }
}
