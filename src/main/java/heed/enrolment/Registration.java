package heed.enrolment;

import heed.catalogue.Nation;
import heed.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A learner in one version of a module: begun, moved on, and one day complete or left. Its row is locked by whoever
 * writes about it, so that answers, reports and the rollup of one registration come one after the other.
 */
@Entity
@Table(name = "registration")
class Registration {
    @Id
    private UUID id;
    @Column(name = "person_id")
    private UUID personId;
    private String slug;
    @Column(name = "version_id")
    private UUID versionId;
    @Column(name = "area_key")
    private int areaKey;
    private String jurisdiction;
    @Column(name = "group_code")
    private String groupCode;
    @Column(name = "learner_groups")
    private String groups;
    @Column(name = "form_key")
    private UUID formKey;
    private String place;
    @Column(name = "started_at")
    private OffsetDateTime startedAt;
    @Column(name = "last_at")
    private OffsetDateTime lastAt;
    @Column(name = "completed_at")
    private OffsetDateTime completedAt;
    @Column(name = "left_at")
    private OffsetDateTime leftAt;
    @Column(name = "live_key")
    private String liveKey;
    @Version
    private int version;

    protected Registration() {}

    /** Begins now, at the module's first page. */
    Registration(UUID personId, String slug, UUID versionId, Learner learner, String place, OffsetDateTime now) {
        id = Ids.next();
        this.personId = personId;
        this.slug = slug;
        this.versionId = versionId;
        areaKey = learner.areaKey();
        jurisdiction = learner.nation().key();
        groupCode = learner.groups().isEmpty() ? null : learner.groups().get(0);
        groups = String.join(" ", learner.groups());
        formKey = UUID.randomUUID();
        this.place = place;
        startedAt = now;
        lastAt = now;
        liveKey = liveKey(personId, slug);
    }

    static String liveKey(UUID personId, String slug) {
        return personId + ":" + slug;
    }

    /** Moves the place to go on with, unless something later has been heard of already. */
    void reached(String page, OffsetDateTime at) {
        if (!at.isBefore(lastAt)) {
            place = page;
            lastAt = at;
        }
    }

    void complete(OffsetDateTime now) {
        if (completedAt != null) {
            throw new IllegalStateException("Registration " + id + " is complete already");
        }
        completedAt = now;
        liveKey = null;
    }

    /** Gives way to a newer version. */
    void leave(OffsetDateTime now) {
        if (liveKey == null) {
            throw new IllegalStateException("Registration " + id + " does not run");
        }
        leftAt = now;
        liveKey = null;
    }

    /** A time inside the registration's life: not before it began, not after now. */
    OffsetDateTime inside(OffsetDateTime at, OffsetDateTime now) {
        return at.isBefore(startedAt) ? startedAt : at.isAfter(now) ? now : at;
    }

    boolean isComplete() {
        return completedAt != null;
    }

    UUID id() {
        return id;
    }

    UUID personId() {
        return personId;
    }

    String slug() {
        return slug;
    }

    UUID versionId() {
        return versionId;
    }

    int areaKey() {
        return areaKey;
    }

    Nation nation() {
        return Nation.of(jurisdiction).orElseThrow();
    }

    String jurisdiction() {
        return jurisdiction;
    }

    List<String> groups() {
        return groups.isEmpty() ? List.of() : List.of(groups.split(" "));
    }
}
