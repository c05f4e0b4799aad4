package heed.scorm.manifest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A package's table of contents, checked: every item has either items below it or a page, identifiers are unique and without blanks at
 * their ends, and no address leads out of the package.
 *
 * @param resources by identifier
 * @param root the whole document, for what is read elsewhere (sequencing collection, presentation)
 */
public record Manifest(String identifier, Edition edition, Organization organization, Map<String, Resource> resources, Metadata metadata, Element root) {
    public static final String FILE = "imsmanifest.xml";

    public Optional<Item> item(String identifier) {
        return organization.all().filter(i -> i.identifier().equals(identifier)).findFirst();
    }

    /** The items that have a page, in order. */
    public List<Item> pages() {
        return organization.all().filter(i -> i.resource().isPresent()).toList();
    }

    /** The package's title: what its metadata says, else its tree's. */
    public String title() {
        return metadata.title().orElse(organization.title());
    }

    /**
     * The score that counts as passed, from 0 to 1, if the package names one for the whole: that of its only graded item (1.2), or the measure
     * the tree's or the only graded item's primary objective needs (2004).
     */
    public Optional<BigDecimal> mastery() {
        List<BigDecimal> found = edition.is2004()
                ? measure(organization.element()).map(List::of).orElseGet(() -> organization.all().flatMap(i -> measure(i.element()).stream()).distinct().toList())
                : organization.all().flatMap(i -> i.masteryScore().stream()).map(s -> s.movePointLeft(2)).distinct().toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Optional<BigDecimal> measure(Element of) {
        return of.all("sequencing").flatMap(s -> s.all("objectives")).flatMap(o -> o.all("primaryObjective"))
                .filter(p -> p.attribute("satisfiedByMeasure").map(String::strip).filter(v -> v.equals("true") || v.equals("1")).isPresent())
                .map(p -> p.textOf("minNormalizedMeasure").flatMap(Manifest::number).orElse(BigDecimal.ONE))
                .filter(m -> m.signum() >= 0).findFirst();
    }

    /** A number of a manifest; empty for anything else, and for one that takes more digits to write out than a score has. */
    static Optional<BigDecimal> number(String text) {
        try {
            return text.length() > 60 ? Optional.empty() : Optional.of(new BigDecimal(text.strip())).filter(n -> Math.abs(n.scale()) < 40);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
