package heed.platform.rest;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A body that cannot be read as what it says it is: the sender's fault, not ours. */
@Provider
public class UnreadableMapper implements ExceptionMapper<ProcessingException> {
    @Override
    public Response toResponse(ProcessingException thrown) {
        return Problem.of(400);
    }
}
