package heed.scorm.manifest;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a manifest with what lies in it, and the line it begins on. Names are local names: authoring tools
 * mix prefixes and even namespaces, but no two names that matter here differ only by namespace.
 *
 * @param attributes by local name
 * @param text all character data directly inside, stripped
 * @param line from 1
 */
public record Element(String name, String namespace, Map<String, String> attributes, List<Element> children, String text, int line) {
    private static final int DEEPEST = 200;
    private static final int MOST = 200_000;

    /** A manifest that cannot be read; the message is a sentence for the person who uploaded it. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        Unreadable(String message, int line) {
            super(message);
            this.line = line;
        }

        /** From 1; 0 where no line is known. */
        public int line() {
            return line;
        }
    }

    /**
     * Reads a whole document. No document type, no external entity and no address is ever followed; a document deeper than
     * 200 elements or longer than 200,000 is refused.
     */
    public static Element read(InputStream in) throws Unreadable {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        int line = 0;
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            int[] count = {0};
            while (reader.hasNext()) {
                int event = reader.next();
                line = reader.getLocation().getLineNumber();
                if (event == XMLStreamConstants.DTD) {
                    throw new Unreadable("The manifest holds a DOCTYPE, which is never read.", line);
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    Element root = element(reader, 1, count);
                    while (reader.hasNext()) {
                        reader.next();
                    }
                    return root;
                }
            }
            throw new Unreadable("The manifest is empty.", line);
        } catch (XMLStreamException e) {
            int at = e.getLocation() == null ? line : e.getLocation().getLineNumber();
            throw new Unreadable("The manifest is not well-formed XML.", at);
        }
    }

    private static Element element(XMLStreamReader reader, int depth, int[] count) throws XMLStreamException, Unreadable {
        int line = reader.getLocation().getLineNumber();
        if (depth > DEEPEST || ++count[0] > MOST) {
            throw new Unreadable("The manifest is too large or too deep to be read.", line);
        }
        String name = reader.getLocalName();
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        List<Element> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, depth + 1, count));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new Unreadable("The manifest uses an entity, which is never read.", reader.getLocation().getLineNumber());
                case XMLStreamConstants.END_ELEMENT -> {
                    return new Element(name, namespace, Map.copyOf(attributes), List.copyOf(children), text.toString().strip(), line);
                }
                default -> { }
            }
        }
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** The first child of that name. */
    public Optional<Element> child(String name) {
        return all(name).findFirst();
    }

    /** The children of that name, in order. */
    public Stream<Element> all(String name) {
        return children.stream().filter(c -> c.name.equals(name));
    }

    /** The text of the first child of that name, if it has any. */
    public Optional<String> textOf(String name) {
        return child(name).map(Element::text).filter(t -> !t.isEmpty());
    }
}
