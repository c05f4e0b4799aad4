package heed.award.rest;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Browser;
import heed.House;
import heed.access.Role;
import heed.award.Awards;
import heed.award.Certificates;
import heed.award.NewAward;
import heed.requirement.Evidence;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What goes out as a file: its type, its name, its first bytes, and that it is the holder's alone. */
@ArquillianTest
class PapersIT {
    @Inject
    private House house;

    @Inject
    private Awards awards;

    @Inject
    private Certificates certificates;

    @Inject
    private HttpServletRequest request;

    private UUID award(House.Someone holder) {
        return awards.record(new NewAward(holder.person(), "neglect-shared-definition", "1.0.0", "northern-ireland", null, LocalDate.of(2026, 11, 1),
                Evidence.PORTAL, null, null, true, null, false, null, null));
    }

    @Test
    void aCertificateIsAPdfOfItsHolderAndNobodyElses() {
        House.Someone ann = house.learner();
        UUID award = award(ann);
        String path = "/api/certificates/" + award + ".pdf";
        Browser browser = house.browser(request, ann);
        Browser.Answer paper = browser.get(path);
        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.header("Content-Type")).contains("application/pdf");
        assertThat(paper.header("Cache-Control")).contains("no-store");
        assertThat(paper.header("Content-Disposition").orElseThrow()).startsWith("attachment; filename=\"certificate-").endsWith(".pdf\"");
        assertThat(new String(browser.bytes(path), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        assertThat(house.browser(request, house.learner()).get(path).status()).isEqualTo(404);
    }

    @Test
    void aTableIsACsvFileThatASpreadsheetReads() {
        House.Someone ann = house.learner();
        award(ann);
        Browser browser = house.browser(request, ann);
        Browser.Answer csv = browser.get("/api/record.csv");
        assertThat(csv.header("Content-Type").orElseThrow()).startsWith("text/csv").containsIgnoringCase("charset=utf-8");
        assertThat(csv.header("Content-Disposition")).contains("attachment; filename=\"my-training.csv\"");
        assertThat(csv.body()).startsWith("\uFEFF").contains("2026-11-01");
        assertThat(browser.get("/api/status.csv").status()).isEqualTo(404);
        House.Someone coordinator = house.with(Role.COORDINATOR, house.workforce().partnership);
        Browser.Answer all = house.browser(request, coordinator).get("/api/status.csv");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.header("Content-Disposition")).contains("attachment; filename=\"training.csv\"");
    }

    @Test
    void theCheckSaysTheSameToAnUnknownCodeAndToWhatIsNone() {
        House.Someone ann = house.learner();
        String code = certificates.ofAward(award(ann)).orElseThrow().code();
        Browser anybody = House.browser(request);
        assertThat(anybody.get("/check?code=" + code).body()).contains(ann.name());
        String last = code.endsWith("A") ? "B" : "A";
        Browser.Answer unknown = anybody.get("/check?code=" + code.substring(0, code.length() - 1) + last);
        Browser.Answer none = anybody.get("/check?code=nonsense");
        assertThat(unknown.status()).isEqualTo(none.status());
        assertThat(plain(unknown)).isEqualTo(plain(none));
    }

    private static String plain(Browser.Answer answer) {
        return answer.body().substring(answer.body().indexOf("<main")).replaceAll("value=\"[^\"]*\"", "");
    }
}
