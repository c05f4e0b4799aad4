package heed.platform.rest;

import heed.platform.Readiness;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers 200 when the program serves, 503 while it gets ready; says nothing else about the inside. */
@Path("ready")
public class ReadyResource {
    @Inject
    private Readiness readiness;

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public Response ready() {
        return readiness.isOpen() ? Response.ok("ready").build() : Response.status(503).entity("not ready").build();
    }
}
