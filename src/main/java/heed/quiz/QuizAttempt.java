package heed.quiz;

import heed.catalogue.Item;
import heed.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** One go at a module's questions: which were drawn, and once submitted what they were worth. It is never marked twice. */
@Entity
@Table(name = "quiz_attempt")
class QuizAttempt {
    @Id
    private UUID id;
    @Column(name = "registration_id")
    private UUID registrationId;
    @Column(name = "version_id")
    private UUID versionId;
    @Column(name = "person_id")
    private UUID personId;
    private String quiz;
    @Column(name = "number_in_registration")
    private int number;
    private long seed;
    private String items;
    @Column(name = "started_at")
    private OffsetDateTime startedAt;
    @Column(name = "submitted_at")
    private OffsetDateTime submittedAt;
    private BigDecimal score;
    private Boolean passed;
    @Column(name = "live_key")
    private String liveKey;
    @Version
    private int version;

    protected QuizAttempt() {}

    QuizAttempt(UUID registrationId, UUID versionId, UUID personId, String quiz, int number, long seed, List<Item> items, OffsetDateTime now) {
        id = Ids.next();
        this.registrationId = registrationId;
        this.versionId = versionId;
        this.personId = personId;
        this.quiz = quiz;
        this.number = number;
        this.seed = seed;
        this.items = items.stream().map(Item::id).collect(Collectors.joining(" "));
        startedAt = now;
        liveKey = liveKey(registrationId, quiz);
    }

    static String liveKey(UUID registrationId, String quiz) {
        return registrationId + ":" + quiz;
    }

    /** @throws IllegalStateException when it has been marked: whoever asks must look first */
    void submit(BigDecimal score, boolean passed, OffsetDateTime now) {
        if (submittedAt != null) {
            throw new IllegalStateException("Attempt " + id + " was submitted at " + submittedAt);
        }
        this.score = score;
        this.passed = passed;
        submittedAt = now;
        liveKey = null;
    }

    boolean isSubmitted() {
        return submittedAt != null;
    }

    UUID id() {
        return id;
    }

    UUID registrationId() {
        return registrationId;
    }

    UUID personId() {
        return personId;
    }

    String quiz() {
        return quiz;
    }

    int number() {
        return number;
    }

    long seed() {
        return seed;
    }

    /** Ids of the questions in the order in which they are asked. */
    List<String> items() {
        return items.isEmpty() ? List.of() : List.of(items.split(" "));
    }

    OffsetDateTime submittedAt() {
        return submittedAt;
    }

    boolean passed() {
        return Boolean.TRUE.equals(passed);
    }
}
