package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a learner does on Payara Server, from "start" to a certificate that a stranger can check; elsewhere it is part of {@link DayJourneyIT}. */
@Tag("payara7")
@ExtendWith(Portal.class)
class LearnJourneyIT {
    @ParameterizedTest(name = "{0} learns {1}")
    @CsvSource({"nursery, neglect-shared-definition, Amina Yusuf", "officer, police-neglect-and-alternatives, Jordan Ellis"})
    void learnsAModuleToACertificateThatAStrangerCanCheck(String user, String slug, String holder, Portal.Running portal) {
        String code;
        try (Visit visit = Visit.of(portal, user)) {
            assertThat(visit.open("/home/today")).isEqualTo(200);
            Axe.look(visit.page, user + "-today");
            Walk walk = new Walk(visit, slug).looking(user);
            walk.begin();
            walk.pass();
            walk.finish();
            code = walk.certificate();
        }
        try (Visit stranger = Visit.nobody(portal)) {
            assertThat(stranger.open("/check?code=" + code)).isEqualTo(200);
            assertThat(stranger.page.locator("main").textContent()).contains(holder);
            Axe.look(stranger.page, user + "-check");
        }
    }
}
