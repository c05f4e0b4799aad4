package heed.access;

import heed.platform.NullableUuid;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A way in: a name, perhaps a password, perhaps a second factor. A person may have one; an outside reader's has none. */
@Entity
@Table(name = "account")
public class Account {
    @Id
    private UUID id;

    @Column(name = "person_id")
    @Convert(converter = NullableUuid.class)
    private UUID personId;

    @Column(name = "user_name")
    private String userName;

    private String email;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "password_set_at")
    private OffsetDateTime passwordSetAt;

    @Column(name = "totp_secret")
    private String secret;

    @Column(name = "totp_pending")
    private String pendingSecret;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    @Column(name = "closed_at")
    private OffsetDateTime closedAt;

    @Version
    private int version;

    protected Account() {}

    Account(UUID id, UUID personId, String userName, String email, String displayName, OffsetDateTime now) {
        this.id = id;
        this.personId = personId;
        this.userName = canonical(userName);
        this.email = email == null || email.isBlank() ? null : canonical(email);
        this.displayName = displayName;
        this.createdAt = now;
    }

    /** User names and addresses are compared without regard to case and outer blanks. */
    static String canonical(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    void setPassword(String hash, OffsetDateTime now) {
        passwordHash = hash;
        passwordSetAt = now;
    }

    void rename(String name) {
        displayName = name;
    }

    void close(OffsetDateTime now) {
        if (closedAt == null) {
            closedAt = now;
        }
    }

    void reopen() {
        closedAt = null;
    }

    /** A second factor that has been shown but not yet proved. */
    void offerSecret(String sealed) {
        pendingSecret = sealed;
    }

    void acceptSecret() {
        secret = pendingSecret;
        pendingSecret = null;
    }

    void forgetSecret() {
        secret = null;
        pendingSecret = null;
    }

    public UUID getId() {
        return id;
    }

    public Optional<UUID> personId() {
        return Optional.ofNullable(personId);
    }

    public String getUserName() {
        return userName;
    }

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    public String getDisplayName() {
        return displayName;
    }

    public boolean isClosed() {
        return closedAt != null;
    }

    public boolean hasPassword() {
        return passwordHash != null;
    }

    public Optional<OffsetDateTime> passwordSetAt() {
        return Optional.ofNullable(passwordSetAt);
    }

    public boolean hasSecondFactor() {
        return secret != null;
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    Optional<String> secret() {
        return Optional.ofNullable(secret);
    }

    Optional<String> pendingSecret() {
        return Optional.ofNullable(pendingSecret);
    }
}
