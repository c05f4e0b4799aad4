package heed.scorm.sequencing;

import heed.scorm.manifest.Element;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Builds the tree of activities from a manifest. It is forgiving: a value that cannot be read counts as absent, for the
 * import has told the editor about it and the course is to play all the same.
 */
final class SequencingReader {
    private final Element manifest;
    private final boolean scorm12;
    private final Map<String, Element> collection = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    SequencingReader(Element manifest) {
        this.manifest = manifest;
        this.scorm12 = manifest.child("metadata").flatMap(m -> m.textOf("schemaversion")).map(v -> v.startsWith("1.")).orElseGet(() -> !mentionsSequencing(manifest));
        manifest.child("sequencingCollection").stream().flatMap(c -> c.all("sequencing"))
                .forEach(s -> s.attribute("ID").ifPresent(id -> collection.put(id.strip(), s)));
    }

    private static boolean mentionsSequencing(Element e) {
        return e.namespace().contains("imsss") || e.namespace().contains("adlcp_v1p3") || e.namespace().contains("imscp_v1p1")
                || e.children().stream().anyMatch(SequencingReader::mentionsSequencing);
    }

    ActivityTree tree() {
        Element organizations = organizations();
        String wanted = organizations.attribute("default").map(String::strip).orElse("");
        return tree(organizations.all("organization").filter(o -> id(o).equals(wanted)).findFirst()
                .or(() -> organizations.child("organization"))
                .orElseThrow(() -> new IllegalArgumentException("The manifest has no organization")));
    }

    ActivityTree tree(String organization) {
        return tree(organizations().all("organization").filter(o -> id(o).equals(organization)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The manifest has no organization " + organization)));
    }

    private Element organizations() {
        return manifest.child("organizations").orElseThrow(() -> new IllegalArgumentException("The manifest has no organizations"));
    }

    private ActivityTree tree(Element organization) {
        taken.clear();
        Activity.Item course = read(organization, true);
        Activity root = new Activity(holdsOneThing(organization) ? course.flowing() : course, null);
        grow(root, organization);
        return new ActivityTree(root,
                Read.truth(organization, "objectivesGlobalToSystem", true),
                Read.truth(organization, "sharedDataGlobalToSystem", true));
    }

    /** There is nothing to choose in a course of a single item, so it opens by itself if its manifest does not say otherwise. */
    private boolean holdsOneThing(Element organization) {
        List<Element> items = organization.all("item").toList();
        return items.size() == 1 && items.get(0).child("item").isEmpty()
                && among(parts(organization), "controlMode").findAny().isEmpty();
    }

    private void grow(Activity parent, Element element) {
        element.all("item").forEach(item -> grow(new Activity(read(item, false), parent), item));
    }

    private static String id(Element element) {
        return element.attribute("identifier").orElse("").strip();
    }

    /** The element's identifier; a name of its own where it has none, or where another item has taken it already. */
    private String uniqueId(Element element) {
        String id = id(element).isEmpty() ? "item" : id(element);
        String unique = id;
        for (int n = 2; !taken.add(unique); n++) {
            unique = id + '~' + n;
        }
        return unique;
    }

    private Activity.Item read(Element item, boolean root) {
        Optional<String> resource = root || item.child("item").isPresent()
                ? Optional.empty() : item.attribute("identifierref").map(String::strip).filter(r -> !r.isEmpty());
        Definition definition = definition(item);
        boolean heading = !root && resource.isEmpty() && item.child("item").isEmpty();
        return new Activity.Item(uniqueId(item), item.textOf("title").orElse(""), Read.truth(item, "isvisible", true), resource,
                item.attribute("parameters").orElse(""), launch(item), hidden(item), stores(item),
                heading ? definition.untracked() : definition);
    }

    private static Activity.Launch launch(Element item) {
        return new Activity.Launch(
                item.textOf("dataFromLMS").or(() -> item.textOf("datafromlms")).orElse(""),
                item.textOf("timeLimitAction").or(() -> item.textOf("timelimitaction")),
                item.textOf("masteryscore").flatMap(Read::decimal),
                item.textOf("maxtimeallowed").flatMap(Read::clock),
                item.textOf("prerequisites"));
    }

    private static Set<String> hidden(Element item) {
        Set<String> hidden = new HashSet<>();
        item.all("presentation").flatMap(p -> p.all("navigationInterface")).flatMap(n -> n.all("hideLMSUI"))
                .forEach(h -> hidden.add(h.text()));
        return hidden;
    }

    private static List<Activity.StoreMap> stores(Element item) {
        return item.all("data").flatMap(d -> d.all("map"))
                .filter(m -> m.attribute("targetID").isPresent())
                .map(m -> new Activity.StoreMap(m.attribute("targetID").orElseThrow(),
                        Read.truth(m, "readSharedData", true), Read.truth(m, "writeSharedData", true)))
                .toList();
    }

    private Definition definition(Element item) {
        return new DefinitionReader(scorm12).read(parts(item), threshold(item));
    }

    /** The children of an item's {@code sequencing}; what it refers to in the collection stands in where the item itself is silent. */
    private List<Element> parts(Element item) {
        Optional<Element> own = item.child("sequencing");
        List<Element> parts = new ArrayList<>(own.map(Element::children).orElse(List.of()));
        Set<String> said = new HashSet<>();
        parts.forEach(p -> said.add(p.namespace() + ' ' + p.name()));
        own.flatMap(o -> o.attribute("IDRef")).map(String::strip).map(collection::get).stream()
                .flatMap(c -> c.children().stream())
                .filter(p -> !said.contains(p.namespace() + ' ' + p.name()))
                .forEach(parts::add);
        return parts;
    }

    private static Definition.Threshold threshold(Element item) {
        Optional<Element> found = item.child("completionThreshold");
        if (found.isEmpty()) {
            return Definition.Threshold.NONE;
        }
        Element e = found.orElseThrow();
        Optional<BigDecimal> earlier = Read.decimal(e.text());
        if (earlier.isPresent()) {
            return new Definition.Threshold(true, earlier.orElseThrow(), BigDecimal.ONE);
        }
        return new Definition.Threshold(Read.truth(e, "completedByMeasure", false),
                Read.decimal(e, "minProgressMeasure", BigDecimal.ONE), Read.decimal(e, "progressWeight", BigDecimal.ONE));
    }

    /** All elements of a name within some parts of a sequencing definition, whatever prefix they carry. */
    static Stream<Element> among(List<Element> parts, String name) {
        return parts.stream().filter(p -> p.name().equals(name));
    }
}
