package heed.scorm.manifest;

import java.util.List;
import java.util.stream.Stream;

/** The tree that is played: the default one of the manifest. */
public record Organization(String identifier, String title, List<Item> items, Element element) {

    /** Every item in the order of the manifest, chapters before what lies in them. */
    public Stream<Item> all() {
        return items.stream().flatMap(Item::all);
    }
}
