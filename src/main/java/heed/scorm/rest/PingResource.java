package heed.scorm.rest;

import static heed.platform.Json.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** Whether the course API answers, and what it is. */
@Path("v2")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PingResource {
    @Inject private Clock clock;

    @GET
    @Path("ping")
    public String ping() {
        return JSON.createObjectBuilder().add("apiMessage", Message.words("ping")).add("currentTime", clock.instant().toString()).build().toString();
    }

    @GET
    @Path("about")
    public String about() {
        return JSON.createObjectBuilder().add("version", "2.0").add("distribution", "Heed").build().toString();
    }
}
