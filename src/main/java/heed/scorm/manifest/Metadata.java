package heed.scorm.manifest;

import java.time.Duration;
import java.util.Optional;

/**
 * What the package says about itself as a whole, for whoever looks for a course.
 *
 * @param duration how long it usually takes
 */
public record Metadata(Optional<String> title, Optional<String> description, Optional<Duration> duration) {
    static final Metadata NONE = new Metadata(Optional.empty(), Optional.empty(), Optional.empty());

    /** Its own words, and another's where it has none. */
    Metadata or(Metadata other) {
        return new Metadata(title.or(other::title), description.or(other::description), duration.or(other::duration));
    }
}
