package heed.access;

import jakarta.ejb.ApplicationException;
import java.util.UUID;

/**
 * What was asked for does not exist for this caller: it is not there, or not inside the caller's scope. Both are
 * answered alike, 404, so that an answer never says whether a thing exists.
 */
@ApplicationException(rollback = true)
public class NotInScope extends RuntimeException {
    public NotInScope() {
        super("Not in scope");
    }

    /**
     * Reads an id out of an address.
     *
     * @throws NotInScope when it is missing or no id: an address of nothing
     */
    public static UUID id(String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new NotInScope();
        }
    }
}
