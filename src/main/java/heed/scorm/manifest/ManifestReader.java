package heed.scorm.manifest;

import heed.catalogue.Fault;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code imsmanifest.xml} of SCORM 1.2 and of SCORM 2004, 2nd to 4th edition. It is strict where a learner would stand before a page that
 * is not there, and forgiving where the packages of real tools are careless; each liberty it takes is a remark.
 */
public final class ManifestReader {
    private static final long LONGEST = 32L << 20;

    private final Contents contents;
    private final Set<String> paths;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> remarks = new ArrayList<>();
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Set<String> broken = new HashSet<>();
    private final Set<String> identifiers = new HashSet<>();
    private String file = Manifest.FILE;

    private ManifestReader(Contents contents) {
        this.contents = contents;
        this.paths = contents.paths();
    }

    /** Reads the manifest of a package and the metadata files it names. */
    public static Reading read(Contents contents) {
        return new ManifestReader(contents).read();
    }

    private Reading read() {
        Optional<Manifest> manifest = Optional.empty();
        Optional<String> place = place();
        if (place.isPresent()) {
            file = place.get();
            manifest = document(file).flatMap(this::manifest);
        }
        return new Reading(faults.isEmpty() ? manifest : Optional.empty(), List.copyOf(faults), List.copyOf(remarks));
    }

    private Optional<String> place() {
        if (paths.contains(Manifest.FILE)) {
            return Optional.of(Manifest.FILE);
        }
        Optional<String> otherCase = paths.stream().filter(p -> p.equalsIgnoreCase(Manifest.FILE)).findFirst();
        if (otherCase.isPresent()) {
            file = otherCase.get();
            remark(0, "The manifest is called " + file + ".", "It is read; the standard wants the name imsmanifest.xml.");
            return otherCase;
        }
        Optional<String> deeper = paths.stream().filter(p -> p.toLowerCase(Locale.ROOT).endsWith("/" + Manifest.FILE)).sorted().findFirst();
        if (deeper.isPresent()) {
            fault(0, "The manifest lies in the folder " + deeper.get().substring(0, deeper.get().lastIndexOf('/')) + ", not at the top of the package.",
                    "Zip what is inside that folder, not the folder itself.");
        } else {
            fault(0, "The package has no imsmanifest.xml.", "Export the course as SCORM 1.2 or SCORM 2004 from your authoring tool and upload that file.");
        }
        return Optional.empty();
    }

    private Optional<Element> document(String path) {
        try (InputStream in = new Limited(contents.open(path))) {
            return Optional.of(Element.read(in));
        } catch (Element.Unreadable e) {
            faults.add(new Fault(path, e.line(), e.getMessage(), "Export the package anew from your authoring tool."));
        } catch (IOException e) {
            faults.add(new Fault(path, 0, "The file cannot be read: it is damaged or longer than 32 MB.", "Export the package anew from your authoring tool."));
        }
        return Optional.empty();
    }

    private Optional<Manifest> manifest(Element root) {
        if (!root.name().equals("manifest")) {
            fault(root.line(), "The first element is called " + root.name() + ", not manifest.", "This is not a SCORM manifest; export the package anew.");
            return Optional.empty();
        }
        root.all("manifest").findFirst().ifPresent(sub -> fault(sub.line(), "There is a manifest inside the manifest, which is not supported.",
                "Export each part as a package of its own, or as one package without sub-manifests."));
        Optional<Edition> edition = edition(root);
        root.child("resources").ifPresent(r -> resources(base(root), r));
        Metadata metadata = metadata(root);
        Optional<Element> chosen = organization(root);
        Organization organization = chosen.map(o -> organization(o, metadata)).orElseGet(() -> fromResources(root, metadata));
        if (faults.isEmpty() && organization.items().isEmpty()) {
            fault(organization.element().line(), "The package has no page to show.", "An organization needs at least one item that points to a resource with an href.");
        }
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        Metadata whole = metadata.or(metadata(organization.element()));
        return Optional.of(new Manifest(name(root, "identifier"), edition.orElseThrow(), organization, Map.copyOf(resources), whole, root));
    }

    private Optional<Edition> edition(Element root) {
        Optional<Element> said = root.child("metadata").flatMap(m -> m.child("schemaversion")).filter(v -> !v.text().isEmpty());
        Optional<Edition> edition = said.map(Element::text).flatMap(Edition::ofSchemaVersion);
        if (edition.isPresent()) {
            return edition;
        }
        Optional<Edition> guess = byNamespace(root);
        if (guess.isEmpty()) {
            fault(said.map(Element::line).orElse(root.line()), said.map(v -> "The manifest says it is made for version \"" + v.text() + "\".").orElse("The manifest does not say which SCORM it is made for."),
                    "SCORM 1.2 and SCORM 2004, 2nd to 4th edition, can be played here.");
        } else {
            remark(said.map(Element::line).orElse(root.line()), "The manifest does not name its SCORM version as the standard wants it.", "It is read as " + guess.get().label() + ".");
        }
        return guess;
    }

    private static Optional<Edition> byNamespace(Element root) {
        if (root.namespace().contains("imscp_rootv1p1p2") || anyNamespace(root, "adlcp_rootv1p2")) {
            return Optional.of(Edition.SCORM_12);
        }
        return anyNamespace(root, "adlcp_v1p3") || anyNamespace(root, "xsd/imsss") ? Optional.of(Edition.SCORM_2004_3RD) : Optional.empty();
    }

    private static boolean anyNamespace(Element element, String part) {
        return element.namespace().contains(part) || element.children().stream().anyMatch(c -> anyNamespace(c, part));
    }

    private void resources(String manifestBase, Element list) {
        String base = joined(manifestBase, base(list));
        list.all("resource").forEach(r -> resource(base, r));
    }

    private void resource(String outer, Element element) {
        String identifier = name(element, "identifier");
        String href = element.attribute("href").orElse("").strip();
        boolean sco = "sco".equalsIgnoreCase(element.attribute("scormType").or(() -> element.attribute("scormtype")).orElse("").strip());
        List<String> dependencies = element.all("dependency").map(d -> name(d, "identifierref")).toList();
        Optional<String> address = href.isEmpty() ? Optional.of("") : address(joined(outer, base(element)), href, element);
        if (address.isEmpty()) {
            broken.add(identifier);
            return;
        }
        String path = address.get().isEmpty() || isWeb(address.get()) ? "" : file(address.get());
        if (resources.putIfAbsent(identifier, new Resource(identifier, address.get(), path, sco, dependencies, element)) != null) {
            remark(element.line(), "Two resources are called " + identifier + ".", "The first one is used.");
        }
    }

    /** Where an href leads, from the root of the package; empty, with a fault, if that is outside of it. */
    private Optional<String> address(String base, String href, Element at) {
        String written = href.replace('\\', '/');
        String whole = isWeb(written) ? written : base + written;
        if (isWeb(whole)) {
            remark(at.line(), "The page " + whole + " lies on another server.", "It is opened from there; it can report nothing.");
            return Optional.of(whole);
        }
        int end = indexOf(whole, '?', '#');
        String path = whole.substring(0, end);
        Optional<String> inside = path.startsWith("/") || path.matches("[A-Za-z][A-Za-z0-9+.-]*:.*") ? Optional.empty() : normalized(path);
        if (inside.isEmpty() || inside.get().isEmpty()) {
            fault(at.line(), "The address " + href + " leads out of the package.", "Addresses must be relative to the package's own folder, or begin with http:// or https://.");
            return Optional.empty();
        }
        return Optional.of(inside.get() + whole.substring(end));
    }

    private String file(String address) {
        String path = address.substring(0, indexOf(address, '?', '#'));
        return paths.contains(path) ? path : decoded(path);
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private static int indexOf(String text, char one, char other) {
        int first = text.indexOf(one);
        int second = text.indexOf(other);
        int end = first < 0 ? second : second < 0 ? first : Math.min(first, second);
        return end < 0 ? text.length() : end;
    }

    /** A path without {@code .} and {@code ..}; empty if it leads above its root. */
    static Optional<String> normalized(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                parts.remove(parts.size() - 1);
            } else if (!part.equals(".") && !part.isEmpty()) {
                parts.add(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    private static boolean isWeb(String address) {
        return address.regionMatches(true, 0, "http://", 0, 7) || address.regionMatches(true, 0, "https://", 0, 8);
    }

    private static String base(Element element) {
        String base = element.attribute("base").orElse("").strip().replace('\\', '/');
        return base.isEmpty() || base.endsWith("/") ? base : base + "/";
    }

    private static String joined(String outer, String inner) {
        return isWeb(inner) ? inner : outer + inner;
    }

    private Optional<Element> organization(Element root) {
        List<Element> found = root.child("organizations").map(o -> o.all("organization").toList()).orElse(List.of());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Element list = root.child("organizations").orElseThrow();
        String wanted = name(list, "default");
        Optional<Element> named = found.stream().filter(o -> name(o, "identifier").equals(wanted)).findFirst();
        Element chosen = named.orElse(found.get(0));
        if (named.isEmpty() && !wanted.isEmpty()) {
            remark(list.line(), "The default organization \"" + wanted + "\" is not in the manifest.", "The first one is played instead.");
        }
        if (found.size() > 1) {
            remark(list.line(), "The package holds " + found.size() + " organizations.", "The one called \"" + chosen.textOf("title").orElse(name(chosen, "identifier")) + "\" is played.");
        }
        return Optional.of(chosen);
    }

    private Organization organization(Element element, Metadata metadata) {
        String identifier = name(element, "identifier");
        if (identifier.isEmpty()) {
            remark(element.line(), "The organization has no identifier.", "It is called \"organization\" here.");
            identifier = "organization";
        }
        identifiers.add(identifier);
        List<Item> items = items(element);
        Optional<String> title = element.textOf("title");
        if (title.isEmpty()) {
            remark(element.line(), "The organization has no title.", "The title of the metadata or of the first item is used.");
        }
        String name = title.or(metadata::title).or(() -> items.stream().findFirst().map(Item::title)).orElse(identifier);
        return new Organization(identifier, oneLine(name), items, element);
    }

    /** A package without an organization is a list of its pages: Moodle plays such packages too. */
    private Organization fromResources(Element root, Metadata metadata) {
        List<Resource> pages = resources.values().stream().filter(r -> r.sco() && !r.href().isEmpty()).toList();
        if (pages.isEmpty()) {
            pages = resources.values().stream().filter(r -> !r.href().isEmpty()).toList();
        }
        Element none = new Element("organization", root.namespace(), Map.of(), List.of(), "", root.child("organizations").map(Element::line).orElse(root.line()));
        remark(none.line(), "The manifest has no organization.", "Each page it lists is one item.");
        pages.forEach(this::mustBeThere);
        List<Item> items = pages.stream().map(r -> new Item("item-" + r.identifier(), pageTitle(r), true, Optional.of(r), "", Optional.empty(), "", "", "", "", List.of(), none)).toList();
        String title = metadata.title().or(() -> Optional.of(name(root, "identifier")).filter(i -> !i.isEmpty())).orElse("Package");
        return new Organization("organization", oneLine(title), items, none);
    }

    private static String pageTitle(Resource r) {
        return r.path().isEmpty() ? r.identifier() : r.path().substring(r.path().lastIndexOf('/') + 1);
    }

    private List<Item> items(Element of) {
        return of.all("item").flatMap(e -> item(e).stream()).toList();
    }

    private Optional<Item> item(Element element) {
        String identifier = name(element, "identifier");
        String title = oneLine(element.textOf("title").orElse(""));
        if (identifier.isEmpty()) {
            fault(element.line(), "The item " + quoted(title) + " has no identifier.", "Give every item its own identifier.");
            return Optional.empty();
        }
        if (!identifiers.add(identifier)) {
            fault(element.line(), "Two items are called " + quoted(identifier) + ".", "Give every item its own identifier.");
            return Optional.empty();
        }
        if (title.isEmpty()) {
            remark(element.line(), "The item " + quoted(identifier) + " has no title.", "Its identifier is shown instead.");
            title = identifier;
        }
        List<Item> below = items(element);
        Optional<Resource> resource = resource(element, title);
        if (below.isEmpty() && resource.isEmpty() && !name(element, "identifierref").isEmpty()) {
            return Optional.empty();
        }
        if (below.isEmpty() && resource.isEmpty()) {
            remark(element.line(), "The item " + quoted(title) + " has no page and nothing below it.", "It is left out.");
            return Optional.empty();
        }
        if (below.isEmpty() || resource.isEmpty()) {
            return Optional.of(item(element, identifier, title, resource, below));
        }
        remark(element.line(), "The item " + quoted(title) + " has a page and items below it.", "Its page becomes the first item below it.");
        List<Item> withPage = new ArrayList<>();
        withPage.add(item(pageOnly(element), identifier + ".page", title, resource, List.of()));
        withPage.addAll(below);
        return Optional.of(item(element, identifier, title, Optional.empty(), withPage));
    }

    /** The item's own element without what lies below it and without its sequencing, which stays with the chapter. */
    private static Element pageOnly(Element e) {
        return new Element(e.name(), e.namespace(), e.attributes(), e.children().stream().filter(c -> !c.name().equals("item") && !c.name().equals("sequencing")).toList(), "", e.line());
    }

    private static Item item(Element e, String identifier, String title, Optional<Resource> resource, List<Item> below) {
        boolean visible = !e.attribute("isvisible").map(v -> v.strip().equals("false") || v.strip().equals("0")).orElse(false);
        Optional<BigDecimal> mastery = Optional.of(text(e, "masteryscore")).filter(t -> !t.isEmpty()).flatMap(Manifest::number);
        return new Item(identifier, title, visible, resource, e.attribute("parameters").orElse("").strip(), mastery,
                text(e, "maxtimeallowed"), text(e, "timelimitaction"), text(e, "datafromlms"), text(e, "prerequisites"), below, e);
    }

    /** The text of a child whatever its letters' case: the two SCORMs differ in it and tools mix them. */
    private static String text(Element of, String name) {
        return of.children().stream().filter(c -> c.name().equalsIgnoreCase(name)).map(Element::text).findFirst().orElse("");
    }

    private Optional<Resource> resource(Element item, String title) {
        String reference = name(item, "identifierref");
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        Resource resource = resources.get(reference);
        if (resource == null && broken.contains(reference)) {
            return Optional.empty();
        }
        if (resource == null) {
            fault(item.line(), "The item " + quoted(title) + " points to the resource " + quoted(reference) + ", which the manifest does not have.", "Add the resource or take the item out.");
            return Optional.empty();
        }
        if (resource.href().isEmpty()) {
            fault(resource.element().line(), "The resource " + quoted(reference) + " has no href, so the item " + quoted(title) + " has no page to open.", "Give the resource the address of its first page.");
            return Optional.empty();
        }
        mustBeThere(resource);
        return Optional.of(resource);
    }

    private void mustBeThere(Resource resource) {
        if (!resource.path().isEmpty() && !paths.contains(resource.path())) {
            Fault missing = new Fault(file, resource.element().line(), "The page " + resource.path() + " is not in the package.", "Its item opens an error page until a package with the file is uploaded.");
            if (!remarks.contains(missing)) {
                remarks.add(missing);
            }
        }
    }

    private Metadata metadata(Element of) {
        Optional<Element> metadata = of.child("metadata");
        Metadata inLine = metadata.flatMap(m -> m.child("lom")).map(MetadataReader::read).orElse(Metadata.NONE);
        Optional<Metadata> beside = metadata.flatMap(m -> m.child("location")).flatMap(this::metadataFile);
        return inLine.or(beside.orElse(Metadata.NONE));
    }

    private Optional<Metadata> metadataFile(Element location) {
        Optional<String> path = normalized(location.text().replace('\\', '/')).filter(paths::contains);
        if (path.isEmpty()) {
            remark(location.line(), "The metadata file " + location.text() + " is not in the package.", "The package is read without it.");
            return Optional.empty();
        }
        int before = faults.size();
        Optional<Element> document = document(path.get());
        while (faults.size() > before) {
            Fault unreadable = faults.remove(before);
            remarks.add(new Fault(unreadable.file(), unreadable.line(), unreadable.what(), "The package is read without it."));
        }
        return document.map(d -> d.name().equals("lom") ? d : d.child("lom").orElse(d)).map(MetadataReader::read);
    }

    /** An attribute that names something: blanks at its ends do not count. */
    private static String name(Element of, String attribute) {
        return of.attribute(attribute).orElse("").strip();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private void fault(int line, String what, String remedy) {
        faults.add(new Fault(file, line, what, remedy));
    }

    private void remark(int line, String what, String remedy) {
        remarks.add(new Fault(file, line, what, remedy));
    }

    /** Ends with an error where a manifest would fill the memory. */
    private static final class Limited extends FilterInputStream {
        private long left = LONGEST;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("longer than " + LONGEST);
            }
        }
    }
}
