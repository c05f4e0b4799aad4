package heed.access.rest;

import heed.access.NotInScope;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Not there and not for you are one answer, 404 (problem+json, RFC 9457). */
@Provider
public class NotInScopeMapper implements ExceptionMapper<NotInScope> {
    @Override
    public Response toResponse(NotInScope thrown) {
        return Response.status(404).type("application/problem+json")
                .entity("{\"type\":\"about:blank\",\"title\":\"Not found\",\"status\":404}").build();
    }
}
