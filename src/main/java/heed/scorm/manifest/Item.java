package heed.scorm.manifest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of the table of contents. Either it has items below it or a page: the reader gives a page of a chapter an item of its own.
 * What sequencing and navigation say of it is read from {@link #element}.
 *
 * @param visible whether it is shown in the table of contents
 * @param masteryScore SCORM 1.2, 0 to 100
 * @param maxTimeAllowed SCORM 1.2, {@code HHHH:MM:SS.SS}; empty if none
 * @param timeLimitAction such as {@code exit,message}; empty if none
 * @param dataFromLms what the run-time hands to the page as launch data; empty if none
 * @param prerequisites SCORM 1.2, an AICC script; empty if none
 */
public record Item(String identifier, String title, boolean visible, Optional<Resource> resource, String parameters, Optional<BigDecimal> masteryScore,
        String maxTimeAllowed, String timeLimitAction, String dataFromLms, String prerequisites, List<Item> items, Element element) {

    /** Its page's address from the root of the package, with its parameters; empty for a chapter. */
    public Optional<String> launch() {
        return resource.map(r -> r.launch(parameters));
    }

    /** Itself, then what lies below it, in the order of the manifest. */
    public Stream<Item> all() {
        return Stream.concat(Stream.of(this), items.stream().flatMap(Item::all));
    }
}
