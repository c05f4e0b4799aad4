package heed.takeaway;

import static org.assertj.core.api.Assertions.assertThat;

import heed.catalogue.Item;
import heed.catalogue.ModuleFolder;
import heed.catalogue.Nation;
import heed.catalogue.Page;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PackageZipTest {
    static Stream<ModuleFolder> folders() {
        return TakeawayFixture.folders().stream();
    }

    private static ModuleFolder police() {
        return folders().filter(f -> f.slug().equals("police-neglect-and-alternatives")).findFirst().orElseThrow();
    }

    private static Element manifest(Map<String, byte[]> files) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(files.get("imsmanifest.xml"))).getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("The manifest is not well-formed", e);
        }
    }

    private static List<String> texts(Element within, String localName) {
        List<String> found = new ArrayList<>();
        NodeList all = within.getElementsByTagNameNS("*", localName);
        for (int i = 0; i < all.getLength(); i++) {
            found.add(all.item(i).getTextContent());
        }
        return found;
    }

    private static Document page(Map<String, byte[]> files) {
        return Jsoup.parse(new String(files.get("index.html"), StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    void theManifestNamesEveryFileAndWhatTheModuleIs(ModuleFolder folder) {
        for (Edition edition : Edition.values()) {
            TakenModule taken = TakeawayFixture.taken(folder, Nation.WALES, "nursery", edition, false);
            Map<String, byte[]> files = TakeawayFixture.files(TakeawayFixture.zip(taken));
            Element manifest = manifest(files);

            assertThat(manifest.getNamespaceURI()).isEqualTo(edition == Edition.SCORM_12 ? "http://www.imsproject.org/xsd/imscp_rootv1p1p2" : "http://www.imsglobal.org/xsd/imscp_v1p1");
            assertThat(texts(manifest, "schemaversion")).containsExactly(edition == Edition.SCORM_12 ? "1.2" : "2004 4th Edition");
            Set<String> named = new LinkedHashSet<>(List.of("imsmanifest.xml"));
            NodeList listed = manifest.getElementsByTagNameNS("*", "file");
            for (int i = 0; i < listed.getLength(); i++) {
                named.add(((Element) listed.item(i)).getAttribute("href"));
            }
            assertThat(files.keySet()).isEqualTo(named);
            Element resource = (Element) manifest.getElementsByTagNameNS("*", "resource").item(0);
            Element item = (Element) manifest.getElementsByTagNameNS("*", "item").item(0);
            assertThat(resource.getAttribute("href")).isEqualTo("index.html");
            assertThat(resource.getAttributeNS(edition == Edition.SCORM_12 ? "http://www.adlnet.org/xsd/adlcp_rootv1p2" : "http://www.adlnet.org/xsd/adlcp_v1p3", edition == Edition.SCORM_12 ? "scormtype" : "scormType")).isEqualTo("sco");
            assertThat(item.getAttribute("identifierref")).isEqualTo(resource.getAttribute("identifier"));
            assertThat(((Element) manifest.getElementsByTagNameNS("*", "organizations").item(0)).getAttribute("default"))
                    .isEqualTo(((Element) manifest.getElementsByTagNameNS("*", "organization").item(0)).getAttribute("identifier"));

            Element lom = (Element) manifest.getElementsByTagNameNS("*", "lom").item(0);
            assertThat(texts(lom, "title")).containsExactly(taken.front().title());
            assertThat(texts(lom, "description").get(0)).isEqualTo(taken.front().summary());
            assertThat(texts(lom, "language")).containsExactly("en-GB");
            assertThat(texts(lom, edition == Edition.SCORM_12 ? "typicallearningtime" : "typicalLearningTime")).containsExactly("PT" + taken.front().durationMinutes() + "M");
            assertThat(texts(lom, "rights").get(0)).contains("CC BY 4.0").contains(taken.front().version().toString());
            int pass = taken.text().quiz().orElseThrow().passMarkPercent();
            if (edition == Edition.SCORM_12) {
                assertThat(texts(manifest, "masteryscore")).containsExactly("" + pass);
            } else {
                assertThat(Double.parseDouble(texts(manifest, "minNormalizedMeasure").get(0))).isEqualTo(pass / 100.0);
                Element controls = (Element) manifest.getElementsByTagNameNS("*", "deliveryControls").item(0);
                assertThat(controls.getAttribute("completionSetByContent")).isEqualTo("true");
                assertThat(controls.getAttribute("objectiveSetByContent")).isEqualTo("true");
                assertThat(((Element) manifest.getElementsByTagNameNS("*", "primaryObjective").item(0)).getAttribute("satisfiedByMeasure")).isEqualTo("true");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    void everyGroupInEveryNationGetsItsOwnPagesAndQuestionsAndNothingFromOutside(ModuleFolder folder) {
        for (TakenModule taken : TakeawayFixture.everyKind(folder, Edition.SCORM_2004)) {
            Document page = page(TakeawayFixture.files(TakeawayFixture.zip(taken)));

            assertThat(page.select("template[data-page]").eachAttr("data-page")).isEqualTo(taken.pages().stream().map(Page::id).toList());
            List<String> asked = taken.text().quiz().map(q -> q.pool().stream().filter(i -> i.head().targets().fits(List.of(taken.group()))).flatMap(i -> i.in(taken.nation()).stream()).map(Item::id).toList()).orElse(List.of());
            assertThat(page.select("template[data-question]").eachAttr("data-question")).isEqualTo(asked).isNotEmpty();
            assertThat(page.select("template[data-marked]").eachAttr("data-marked")).isEqualTo(asked);
            assertThat(page.select("[style], style, script:not([src]):not([type=application/json])")).isEmpty();
            assertThat(page.getAllElements().stream().flatMap(e -> e.attributes().asList().stream()).filter(a -> a.getKey().startsWith("on"))).isEmpty();
            assertThat(page.select("script[src], link[href], img[src], use[href], [action], [formaction]").stream().map(e -> e.attr("src") + e.attr("href") + e.attr("action"))).noneMatch(a -> a.contains(":") || a.startsWith("/"));
            assertThat(page.outerHtml()).doesNotContain("/api/").doesNotContain("{{local.").doesNotContain("not filled in yet");
        }
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void theSameModuleGivesTheSameBytes(Edition edition) {
        byte[] first = TakeawayFixture.zip(TakeawayFixture.taken(police(), Nation.ENGLAND, "police_response", edition, false));

        assertThat(TakeawayFixture.zip(TakeawayFixture.taken(police(), Nation.ENGLAND, "police_response", edition, false))).isEqualTo(first);
        assertThat(TakeawayFixture.zip(TakeawayFixture.taken(police(), Nation.ENGLAND, "nursery", edition, false))).isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void saysWhereItComesFromAndWhetherItIsADraft(Edition edition) {
        Map<String, byte[]> draft = TakeawayFixture.files(TakeawayFixture.zip(TakeawayFixture.taken(police(), Nation.ENGLAND, "police_response", edition, true)));
        Map<String, byte[]> signed = TakeawayFixture.files(TakeawayFixture.zip(TakeawayFixture.taken(police(), Nation.ENGLAND, "police_response", edition, false)));

        assertThat(page(draft).select("article > .stack > .notice--note").text()).contains("has not been signed off");
        assertThat(page(signed).select("article > .stack > .notice--note")).isEmpty();
        assertThat(new String(draft.get("imsmanifest.xml"), StandardCharsets.UTF_8)).contains("(draft)");
        assertThat(page(signed).select(".foot").text()).contains("CC BY 4.0").contains("Heed, neglect awareness modules").contains("version 1.");
        assertThat(new String(signed.get("NOTICE.txt"), StandardCharsets.UTF_8)).contains("CC BY 4.0").contains("SIL OPEN FONT LICENSE");
    }

    /** Notes go nowhere, so that what somebody writes for themselves is in no other system. */
    @ParameterizedTest
    @EnumSource(Edition.class)
    void aNoteIsPartOfNoForm(Edition edition) {
        List<Document> pages = folders().map(f -> page(TakeawayFixture.files(TakeawayFixture.zip(TakeawayFixture.taken(f, Nation.ENGLAND, "nursery", edition, false))))).toList();

        assertThat(pages.stream().flatMap(p -> p.select("textarea").stream())).isNotEmpty().allMatch(t -> t.closest("form") == null);
    }

    /** Whoever only counts the bytes learns that none of them waits for the others. */
    @ParameterizedTest
    @EnumSource(Edition.class)
    void writesWhileItReads(Edition edition) throws Exception {
        TakenModule taken = TakeawayFixture.taken(police(), Nation.ENGLAND, "police_response", edition, false);
        List<Integer> before = new ArrayList<>();
        int[] written = {0};
        new PackageZip(taken, path -> {
            before.add(written[0]);
            return TakeawayFixture.shared(path);
        }).write(new OutputStream() {
            @Override
            public void write(int b) {
                written[0]++;
            }
        });

        assertThat(before).isSorted();
        assertThat(before.get(before.size() - 1)).isGreaterThan(before.get(0));
    }
}
