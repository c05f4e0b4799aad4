package heed.access;

import jakarta.ejb.ApplicationException;

/**
 * What was asked for does not exist for this caller: it is not there, or not inside the caller's scope. Both are
 * answered alike, 404, so that an answer never says whether a thing exists.
 */
@ApplicationException(rollback = true)
public class NotInScope extends RuntimeException {
    public NotInScope() {
        super("Not in scope");
    }
}
