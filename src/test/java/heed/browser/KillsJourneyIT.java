package heed.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Closing the tab, losing the line and killing the server lose nothing that was acknowledged, on PostgreSQL, and what
 * was answered meanwhile arrives once; {@link KillsOnH2JourneyIT} does the same to the embedded database.
 * {@code -Dkills.rounds=…} says how often each happens on each database (of the server kills, which take a start each,
 * half on either), {@code -Dkills.seed=…} repeats a run.
 */
class KillsJourneyIT {
    static final int ROUNDS = Integer.getInteger("kills.rounds", 5);
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime());
    private static final String USER = "teacher";
    private static final String MODULE = "neglect-shared-definition";

    /** The portal itself is killed: nobody else visits that of this test process meanwhile. */
    @Test
    @ExtendWith(Portal.class)
    void losesNothingOnPostgreSql(Portal.Running portal) {
        try (Mishaps learner = new Mishaps(portal.node(), portal.browser, USER, MODULE, SEED)) {
            learner.compare(all(learner, "PostgreSQL", ROUNDS - ROUNDS / 2));
        }
    }

    /** Has a server of its own, whose file is looked into while it is down. */
    static void losesNothingOnH2() {
        Portal.Node node = new Portal.Node("kills-H2", null, Portal.freePort(), Map.of("HEED_DEMO", "true"));
        node.forget();
        node.start();
        try (Playwright playwright = Portal.playwright(); Browser browser = Portal.chromium(playwright);
                Mishaps learner = new Mishaps(node, browser, USER, MODULE, SEED)) {
            Set<String> given = all(learner, "H2", ROUNDS / 2);
            node.stop();
            learner.compare(given);
        }
    }

    private static Set<String> all(Mishaps learner, String database, int kills) {
        System.out.printf("kills.seed=%d on %s: %d tabs closed, %d lines lost, %d servers killed%n", SEED, database, ROUNDS, ROUNDS, kills);
        for (int round = 0; round < ROUNDS; round++) {
            learner.happen(Mishaps.Kind.TAB_CLOSED);
            learner.happen(Mishaps.Kind.LINE_LOST);
            if (round < kills) {
                learner.happen(Mishaps.Kind.SERVER_KILLED);
            }
        }
        Set<String> given = learner.given();
        System.out.printf("kills: %d answers given on %s%n", given.size(), database);
        return given;
    }
}
