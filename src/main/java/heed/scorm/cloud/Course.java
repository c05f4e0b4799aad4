package heed.scorm.cloud;

import heed.scorm.Packages;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A course under an application's own name for it.
 *
 * @param id            ours
 * @param version       how many new versions the application has brought since the first, from 0
 * @param registrations those that are there
 * @param newest        what whoever registers now would get
 */
public record Course(UUID id, String courseId, UUID packageId, String slug, int version, long registrations, OffsetDateTime createdAt, OffsetDateTime updatedAt,
                     Packages.Newest newest) {
    public String title() {
        return newest.title();
    }
}
