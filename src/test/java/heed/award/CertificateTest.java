package heed.award;

import static org.assertj.core.api.Assertions.assertThat;

import heed.platform.document.Pdf;
import heed.requirement.Basis;
import heed.requirement.Evidence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class CertificateTest {
    private static Certificate certificate(String holder) {
        Award award = new Award(UUID.randomUUID(), UUID.randomUUID(), "m", "1.0.0", LocalDate.parse("2026-11-20"), Evidence.PORTAL, true, null, false,
                OffsetDateTime.parse("2026-11-20T10:00:00Z"), null);
        AwardRow row = new AwardRow(award, "M19", "Police: seeing neglect and alternatives to police protection", "england", null, null, null, null, null, null, null);
        return new Certificate(UUID.randomUUID(), "7K4P2-2QD00-ABCDE-FGHJK", OffsetDateTime.parse("2026-11-20T10:00:00Z"), holder, "Northmere Safeguarding Partnership", row,
                List.of(new CountsFor(LocalDate.parse("2028-11-20"), "Police, response", "Harbour", Basis.LOCAL_STANDARD, "19"),
                        new CountsFor(LocalDate.parse("2029-11-20"), "Health, level 1", "Harbour", Basis.PROFESSIONAL_STANDARD, "1")),
                "https://heed.example.org/check?code=7K4P2-2QD00-ABCDE-FGHJK");
    }

    private static byte[] pdf(Certificate certificate) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Pdf.write(out, CertificatePaper.of(certificate));
        return out.toByteArray();
    }

    @Test
    void isATaggedPdfThatAScreenReaderCanRead() throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        byte[] pdf = pdf(certificate("Zoë O’Neill-Łukasz & Co <b>"));
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.isCompliant()).as("%s", result.getFailedChecks()).isTrue();
        }
    }

    @Test
    void fitsOnOnePageAndSaysWhatItMust() throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf(certificate("Jordan Ellis")))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertThat(text).contains("Jordan Ellis", "Police: seeing neglect", "20 November 2026", "1.0.0, England", "7K4P2-2QD00-ABCDE-FGHJK",
                    "until 20 November 2028 for Police, response, Harbour (local standard, line 19", "until 20 November 2029 for Health, level 1",
                    "https://heed.example.org/check?code=7K4P2-2QD00-ABCDE-FGHJK");
        }
    }

    @Test
    void codesAreTwentyCharactersAndNotRepeated() {
        SecureRandom random = new SecureRandom();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            CertificateCode code = CertificateCode.random(random);
            assertThat(code.text()).matches("[0-9A-HJKMNP-TV-Z]{20}");
            assertThat(CertificateCode.read(code.printed())).contains(code);
            seen.add(code.text());
        }
        assertThat(seen).hasSize(2000);
    }

    @Test
    void readsACodeAsPeopleTypeIt() {
        assertThat(CertificateCode.read(" 7k4p2 2qdoo-abcde – fghjk ")).map(CertificateCode::text).contains("7K4P22QD00ABCDEFGHJK");
        assertThat(CertificateCode.read("7K4P2-2QDIL-ABCDE-FGHJK")).map(CertificateCode::text).contains("7K4P22QD11ABCDEFGHJK");
        assertThat(List.of("", "7K4P2", "7K4P2-2QD00-ABCDE-FGHJU", "x".repeat(500))).allMatch(t -> CertificateCode.read(t).isEmpty());
        assertThat(CertificateCode.read(null)).isEmpty();
    }

    @Test
    void keepsWhatItCountedFor() {
        List<CountsFor> counts = certificate("Jordan Ellis").countsFor();
        assertThat(CountsFor.read(CountsFor.write(counts))).isEqualTo(counts);
        assertThat(CountsFor.read(CountsFor.write(List.of()))).isEmpty();
    }
}
