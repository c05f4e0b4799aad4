package heed.browser;

import org.junit.jupiter.api.Test;

/** As {@link KillsJourneyIT}, on a file of the embedded database. */
class KillsOnH2JourneyIT {
    @Test
    void losesNothingOnAnH2File() {
        KillsJourneyIT.losesNothingOnH2();
    }
}
