package heed.scorm.sequencing;

import heed.scorm.manifest.Element;
import heed.scorm.manifest.Item;
import heed.scorm.manifest.Manifest;
import heed.scorm.manifest.Organization;
import heed.scorm.manifest.Resource;
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
    private final Manifest manifest;
    private final Map<String, Element> collection = new HashMap<>();

    SequencingReader(Manifest manifest) {
        this.manifest = manifest;
        manifest.root().child("sequencingCollection").stream().flatMap(c -> c.all("sequencing"))
                .forEach(s -> s.attribute("ID").ifPresent(id -> collection.put(id.strip(), s)));
    }

    ActivityTree tree() {
        Organization organization = manifest.organization();
        Element element = organization.element();
        Definition definition = definition(element);
        Activity root = new Activity(new Activity.Item(organization.identifier(), organization.title(), true, Optional.empty(), "",
                Activity.Launch.NOTHING, Set.of(), List.of(), holdsOneThing(organization) ? definition.flowing() : definition), null);
        organization.items().forEach(item -> grow(root, item));
        return new ActivityTree(root,
                Read.truth(element, "objectivesGlobalToSystem", true), Read.truth(element, "sharedDataGlobalToSystem", true));
    }

    /** There is nothing to choose in a course of a single item, so it opens by itself if its manifest does not say otherwise. */
    private boolean holdsOneThing(Organization organization) {
        return organization.items().size() == 1 && organization.items().get(0).items().isEmpty()
                && among(parts(organization.element()), "controlMode").findAny().isEmpty();
    }

    private void grow(Activity parent, Item item) {
        Element element = item.element();
        Activity activity = new Activity(new Activity.Item(item.identifier(), item.title(), item.visible(), item.resource().map(Resource::identifier),
                item.parameters(), launch(item), hidden(element), stores(element), definition(element)), parent);
        item.items().forEach(below -> grow(activity, below));
    }

    private static Activity.Launch launch(Item item) {
        return new Activity.Launch(item.dataFromLms(), said(item.timeLimitAction()), item.masteryScore(), Read.clock(item.maxTimeAllowed()), said(item.prerequisites()));
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
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
        return new DefinitionReader(!manifest.edition().is2004()).read(parts(item), threshold(item));
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
