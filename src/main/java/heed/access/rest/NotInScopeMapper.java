package heed.access.rest;

import heed.access.NotInScope;
import heed.platform.rest.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Not there and not for you are one answer, 404. */
@Provider
public class NotInScopeMapper implements ExceptionMapper<NotInScope> {
    @Override
    public Response toResponse(NotInScope thrown) {
        return Problem.of(404);
    }
}
