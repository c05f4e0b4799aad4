package heed.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Closing the tab, losing the line and killing the server lose nothing that was acknowledged, on both databases, and what
 * was answered meanwhile arrives once. {@code -Dkills.rounds=…} says how often each happens on each database (of the server
 * kills, which take a start each, half on either), {@code -Dkills.seed=…} repeats a run.
 */
@ExtendWith(Portal.class)
class KillsJourneyIT {
    private static final int ROUNDS = Integer.getInteger("kills.rounds", 5);
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime());
    private static final String MODULE = "neglect-shared-definition";

    @Test
    void losesNothingOnPostgreSql(Portal.Running portal) {
        assumeTrue(portal.node() != null, "a server that somebody else started is not killed");
        Set<String> given;
        try (Mishaps learner = new Mishaps(portal.node(), portal.browser, "teacher", MODULE, SEED)) {
            given = all(learner, "PostgreSQL", ROUNDS - ROUNDS / 2);
            learner.compare(given);
        }
    }

    @Test
    void losesNothingOnAnH2File(Portal.Running portal) {
        assumeTrue(portal.node() != null, "a server that somebody else started is not killed");
        Portal.Node node = new Portal.Node("kills", null, Portal.freePort(), Map.of("HEED_DEMO", "true"));
        node.forget();
        node.start();
        try (Mishaps learner = new Mishaps(node, portal.browser, "teacher", MODULE, SEED + 1)) {
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
