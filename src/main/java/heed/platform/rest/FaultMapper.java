package heed.platform.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What the REST ground itself refuses, an unknown address, a wrong type, a broken text, in the one shape and without words of the inside. */
@Provider
public class FaultMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException thrown) {
        Response meant = thrown.getResponse();
        if (meant.getStatus() < 400) {
            return meant;
        }
        Response problem = Problem.of(meant.getStatus());
        Object allow = meant.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null ? problem : Response.fromResponse(problem).header(HttpHeaders.ALLOW, allow).build();
    }
}
