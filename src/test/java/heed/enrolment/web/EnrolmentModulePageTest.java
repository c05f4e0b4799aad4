package heed.enrolment.web;

import static org.assertj.core.api.Assertions.assertThat;

import heed.catalogue.Nation;
import heed.enrolment.Enrolment;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnrolmentModulePageTest {
    private static final UUID ANYBODY = new UUID(0, 1);

    private static Enrolment registration(String version, String began, String left) {
        return new Enrolment(UUID.randomUUID(), ANYBODY, "m", ANYBODY, version, 2, Nation.ENGLAND, List.of(), ANYBODY, "p", OffsetDateTime.parse(began + "T10:00:00Z"),
                OffsetDateTime.parse(began + "T10:00:00Z"), null, left == null ? null : OffsetDateTime.parse(left + "T10:00:00Z"));
    }

    @Test
    void saysThatAnotherVersionFollowedOnlyWhereOneDid() {
        Enrolment ended = registration("1.0.0", "2026-01-01", "2026-02-01");
        assertThat(EnrolmentModulePage.ending(ended, List.of(ended))).isEqualTo("history.left");
        Enrolment sameAgain = registration("1.0.0", "2026-02-01", null);
        assertThat(EnrolmentModulePage.ending(ended, List.of(sameAgain, ended))).isEqualTo("history.left");
        Enrolment before = registration("0.9.0", "2025-01-01", "2025-06-01");
        assertThat(EnrolmentModulePage.ending(ended, List.of(ended, before))).isEqualTo("history.left");
        Enrolment newer = registration("1.1.0", "2026-02-01", null);
        assertThat(EnrolmentModulePage.ending(ended, List.of(newer, ended))).isEqualTo("history.changed");
    }
}
