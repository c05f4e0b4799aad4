package heed.scorm.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ElementTest {
    private static Element read(String xml) throws Element.Unreadable {
        return Element.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void knowsTheLineOfEachElementAndIgnoresPrefixes() throws Exception {
        Element root = read("<manifest xmlns:a='urn:a'>\n  <a:item id='x'> one <b/> two </a:item>\n</manifest>");

        Element item = root.child("item").orElseThrow();
        assertThat(item.line()).isEqualTo(2);
        assertThat(item.namespace()).isEqualTo("urn:a");
        assertThat(item.attribute("id")).contains("x");
        assertThat(item.text()).isEqualTo("one  two");
        assertThat(root.textOf("item")).contains("one  two");
    }

    @Test
    void refusesADocumentTypeAndReadsNoEntity() {
        assertThatThrownBy(() -> read("<!DOCTYPE m [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>\n<m>&e;</m>"))
                .isInstanceOf(Element.Unreadable.class).hasMessageContaining("DOCTYPE");
    }

    @Test
    void saysTheLineOfWhatIsNotWellFormed() {
        assertThatThrownBy(() -> read("<m>\n<n>\n</m>")).isInstanceOfSatisfying(Element.Unreadable.class, e -> assertThat(e.line()).isEqualTo(3));
    }

    @Test
    void refusesADocumentThatIsTooDeep() {
        assertThatThrownBy(() -> read("<m>".repeat(300) + "</m>".repeat(300))).hasMessageContaining("too deep");
    }
}
