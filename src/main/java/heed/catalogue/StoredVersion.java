package heed.catalogue;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A version the store knows: a draft read from the files, or one that was published and never changes again. */
public record StoredVersion(UUID id, String slug, Version version, String title, String hash, State state, OffsetDateTime publishedAt) {
    /** How far a version has come. Published stays published even where no area shows it any more. */
    public enum State { DRAFT, PUBLISHED, WITHDRAWN }

    public boolean isDraft() {
        return state == State.DRAFT;
    }
}
