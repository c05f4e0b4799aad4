package heed.takeaway;

import static org.assertj.core.api.Assertions.assertThat;

import heed.catalogue.ModuleFolder;
import heed.catalogue.Nation;
import heed.scorm.Samples;
import heed.scorm.manifest.ManifestReader;
import heed.scorm.manifest.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

class ManifestXmlTest {
    /** What the schemas of SCORM 1.2 take from XML itself; the file that comes with them is one no parser of today reads. */
    private static final String XML_ATTRIBUTES = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"http://www.w3.org/XML/1998/namespace\">"
            + "<xs:attribute name=\"lang\" type=\"xs:language\"/><xs:attribute name=\"base\" type=\"xs:anyURI\"/></xs:schema>";

    private static TakenModule taken(Edition edition) {
        ModuleFolder folder = TakeawayFixture.folders().stream().filter(f -> f.slug().equals("neglect-shared-definition")).findFirst().orElseThrow();
        return TakeawayFixture.taken(folder, Nation.ENGLAND, "nursery", edition, true);
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void isReadWithoutAFaultByOurOwnReader(Edition edition) {
        TakenModule taken = taken(edition);
        Reading reading = ManifestReader.read(Samples.ofBytes(TakeawayFixture.files(TakeawayFixture.zip(taken))));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.remarks()).isEmpty();
        var manifest = reading.manifest().orElseThrow();
        assertThat(manifest.edition().is2004()).isEqualTo(edition == Edition.SCORM_2004);
        assertThat(manifest.title()).isEqualTo(taken.front().title());
        assertThat(manifest.metadata().description()).contains(taken.front().summary());
        assertThat(manifest.metadata().duration()).contains(Duration.ofMinutes(taken.front().durationMinutes()));
        assertThat(manifest.mastery().orElseThrow()).isEqualByComparingTo(BigDecimal.valueOf(80, 2));
        assertThat(manifest.pages()).hasSize(1);
    }

    @Test
    void followsTheSchemasOfScorm12(@TempDir Path folder) throws Exception {
        schemas("scorm12", "imsmd_rootv1p2p1.xsd", folder);
        Files.writeString(folder.resolve("ims_xml.xsd"), XML_ATTRIBUTES);

        assertThat(faults(Edition.SCORM_12, folder, "imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd", "imsmd_rootv1p2p1.xsd")).isEmpty();
    }

    @Test
    void followsTheSchemasOfScorm2004(@TempDir Path folder) throws Exception {
        schemas("scorm2004-3rd", "lom.xsd", folder);

        assertThat(faults(Edition.SCORM_2004, folder, "imscp_v1p1.xsd", "adlcp_v1p3.xsd", "imsss_v1p0.xsd", "lom.xsd")).isEmpty();
    }

    /** The schemas that lie in the first package of a family that brings them. */
    private static void schemas(String family, String wanted, Path folder) throws IOException {
        for (Path zip : Samples.family(family)) {
            try (ZipFile file = new ZipFile(zip.toFile())) {
                if (file.getEntry(wanted) == null) {
                    continue;
                }
                for (ZipEntry entry : file.stream().filter(e -> e.getName().matches("[a-zA-Z0-9_./]+\\.(xsd|dtd)")).toList()) {
                    Path to = folder.resolve(entry.getName()).normalize();
                    assertThat(to).startsWithRaw(folder);
                    Files.createDirectories(to.getParent());
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, to);
                    }
                }
                return;
            }
        }
        throw new AssertionError("No package of " + family + " brings " + wanted);
    }

    private static List<String> faults(Edition edition, Path folder, String... schemas) throws SAXException, IOException {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        // the metadata schema of 1.2 is ambiguous in itself
        factory.setFeature("http://apache.org/xml/features/validation/schema-full-checking", false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        Validator validator = factory.newSchema(Stream.of(schemas).map(s -> new StreamSource(folder.resolve(s).toFile())).toArray(Source[]::new)).newValidator();
        List<String> faults = new ArrayList<>();
        validator.setErrorHandler(new DefaultHandler() {
            @Override
            public void error(SAXParseException e) {
                faults.add(e.getMessage());
            }
        });
        Map<String, byte[]> files = TakeawayFixture.files(TakeawayFixture.zip(taken(edition)));
        validator.validate(new StreamSource(new ByteArrayInputStream(files.get("imsmanifest.xml"))));
        return faults;
    }
}
