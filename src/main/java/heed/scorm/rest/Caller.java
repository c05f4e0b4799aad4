package heed.scorm.rest;

import heed.access.ApiCaller;
import heed.access.NotInScope;
import jakarta.enterprise.context.RequestScoped;

/** The application that makes this request; nobody until {@link ApiFilter} has looked. */
@RequestScoped
public class Caller {
    private ApiCaller caller;

    void is(ApiCaller found) {
        caller = found;
    }

    /** @throws NotInScope when nobody has been found */
    ApiCaller get() {
        if (caller == null) {
            throw new NotInScope();
        }
        return caller;
    }
}
