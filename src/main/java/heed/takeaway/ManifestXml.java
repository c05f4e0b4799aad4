package heed.takeaway;

import heed.catalogue.ModuleText;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes {@code imsmanifest.xml}: one organisation with one item, whose resource names every file of the package. The content
 * says by itself how the learner stands; the pass mark of the quiz is named for systems that compare it with the score.
 */
final class ManifestXml {
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final TakenModule taken;
    private final XMLStreamWriter xml;
    private final boolean old;

    private ManifestXml(TakenModule taken, XMLStreamWriter xml) {
        this.taken = taken;
        this.xml = xml;
        this.old = taken.edition() == Edition.SCORM_12;
    }

    /** @param files paths of all files of the package but the manifest itself */
    static void write(TakenModule taken, List<String> files, OutputStream out) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            new ManifestXml(taken, xml).all(files);
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void all(List<String> files) throws XMLStreamException {
        String adlcp = old ? "http://www.adlnet.org/xsd/adlcp_rootv1p2" : "http://www.adlnet.org/xsd/adlcp_v1p3";
        xml.writeStartDocument("UTF-8", "1.0");
        begin("manifest");
        xml.writeDefaultNamespace(old ? "http://www.imsproject.org/xsd/imscp_rootv1p1p2" : "http://www.imsglobal.org/xsd/imscp_v1p1");
        xml.writeNamespace("adlcp", adlcp);
        if (!old) {
            xml.writeNamespace("imsss", "http://www.imsglobal.org/xsd/imsss");
        }
        xml.writeAttribute("identifier", identifier(""));
        xml.writeAttribute("version", taken.front().version().toString());
        begin("metadata");
        text("schema", "ADL SCORM");
        text("schemaversion", old ? "1.2" : "2004 4th Edition");
        metadata();
        end();
        begin("organizations");
        xml.writeAttribute("default", identifier("organisation"));
        begin("organization");
        xml.writeAttribute("identifier", identifier("organisation"));
        text("title", taken.front().title());
        begin("item");
        xml.writeAttribute("identifier", identifier("item"));
        xml.writeAttribute("identifierref", identifier("resource"));
        xml.writeAttribute("isvisible", "true");
        text("title", taken.front().title());
        rule();
        end();
        end();
        end();
        begin("resources");
        begin("resource");
        xml.writeAttribute("identifier", identifier("resource"));
        xml.writeAttribute("type", "webcontent");
        xml.writeAttribute("adlcp", adlcp, old ? "scormtype" : "scormType", "sco");
        xml.writeAttribute("href", PackageZip.PAGE);
        for (String file : files) {
            begin("file");
            xml.writeAttribute("href", file);
            end();
        }
        xml.writeEndDocument();
    }

    /** What counts as passed, and who says so. */
    private void rule() throws XMLStreamException {
        int pass = taken.text().quiz().map(q -> q.passMarkPercent()).orElse(0);
        if (old) {
            if (pass > 0) {
                text("adlcp:masteryscore", String.valueOf(pass));
            }
            return;
        }
        begin("imsss:sequencing");
        if (pass > 0) {
            begin("imsss:objectives");
            begin("imsss:primaryObjective");
            xml.writeAttribute("objectiveID", "passed");
            xml.writeAttribute("satisfiedByMeasure", "true");
            text("imsss:minNormalizedMeasure", BigDecimal.valueOf(pass, 2).stripTrailingZeros().toPlainString());
            end();
            end();
        }
        begin("imsss:deliveryControls");
        xml.writeAttribute("tracked", "true");
        xml.writeAttribute("completionSetByContent", "true");
        xml.writeAttribute("objectiveSetByContent", "true");
        end();
        end();
    }

    private void metadata() throws XMLStreamException {
        ModuleText.Front front = taken.front();
        String duration = "PT" + front.durationMinutes() + "M";
        String rights = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. Source: Heed, neglect awareness modules, version " + front.version() + ".";
        begin("lom");
        xml.writeDefaultNamespace(old ? "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" : "http://ltsc.ieee.org/xsd/LOM");
        begin("general");
        said("title", front.title());
        text("language", front.language());
        said("description", front.summary());
        end();
        begin(old ? "lifecycle" : "lifeCycle");
        said("version", front.version() + (taken.draft() ? " (draft)" : ""));
        end();
        begin("educational");
        if (old) {
            begin("typicallearningtime");
            text("datetime", duration);
        } else {
            begin("typicalLearningTime");
            text("duration", duration);
        }
        end();
        end();
        begin("rights");
        vocabulary("cost", "no");
        vocabulary(old ? "copyrightandotherrestrictions" : "copyrightAndOtherRestrictions", "yes");
        said("description", rights);
        end();
        end();
    }

    private void said(String element, String words) throws XMLStreamException {
        begin(element);
        begin(old ? "langstring" : "string");
        if (old) {
            xml.writeAttribute("xml", XML, "lang", taken.front().language());
        } else {
            xml.writeAttribute("language", taken.front().language());
        }
        xml.writeCharacters(words);
        end();
        end();
    }

    private void vocabulary(String element, String value) throws XMLStreamException {
        begin(element);
        term("source", "LOMv1.0");
        term("value", value);
        end();
    }

    private void term(String element, String word) throws XMLStreamException {
        begin(element);
        if (old) {
            begin("langstring");
            xml.writeAttribute("xml", XML, "lang", "x-none");
            xml.writeCharacters(word);
            end();
        } else {
            xml.writeCharacters(word);
        }
        end();
    }

    private String identifier(String part) {
        String base = "heed." + taken.front().slug() + "." + taken.front().version();
        return part.isEmpty() ? base : base + "." + part;
    }

    private void text(String element, String words) throws XMLStreamException {
        begin(element);
        xml.writeCharacters(words);
        end();
    }

    /** Names are written as they stand: their prefixes are declared at the root. */
    private void begin(String element) throws XMLStreamException {
        xml.writeStartElement(element);
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
    }
}
