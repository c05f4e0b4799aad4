package heed.scorm.cloud;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A registration under an application's own name for it.
 *
 * @param id        ours
 * @param person    the learner
 * @param instance  counts from 0 how often it was begun anew
 * @param enrolment the record's own registration, of the instance
 */
public record Registered(UUID id, String registrationId, UUID course, String courseId, UUID person, String learnerId, UUID xapiRegistrationId, int instance, UUID enrolment,
                         List<String> tags, OffsetDateTime createdAt, OffsetDateTime updatedAt) {
    public Registered {
        tags = List.copyOf(tags);
    }
}
