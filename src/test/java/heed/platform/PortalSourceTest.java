package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalSourceTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/data/heed, jdbc:h2:file:/data/heed;WRITE_DELAY=0;REUSE_SPACE=FALSE",
        "jdbc:h2:file:/data/heed;write_delay=0, jdbc:h2:file:/data/heed;write_delay=0;REUSE_SPACE=FALSE",
        "jdbc:h2:file:/data/heed;REUSE_SPACE=TRUE;WRITE_DELAY=10, jdbc:h2:file:/data/heed;REUSE_SPACE=TRUE;WRITE_DELAY=10",
        "jdbc:h2:mem:heed, jdbc:h2:mem:heed"})
    void addsToAFileOfH2WhatKeepsAcknowledgedDataAndLeavesWhatIsSet(String given, String used) {
        assertThat(PortalSource.keeping(given)).isEqualTo(used);
    }
}
