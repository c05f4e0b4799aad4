package heed.scorm.rest;

import static heed.platform.Json.JSON;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.platform.rest.Problem;
import heed.scorm.Gone;
import heed.scorm.Launch;
import heed.scorm.Plays;
import heed.scorm.runtime.Said;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;

/** What the page round the player asks of the portal: a launch, and to take what the player had not sent when it went away. */
@Path("scorm")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PlayResource {
    private static final int TAB = 40;

    @Inject private Plays plays;
    @Inject private CurrentUser user;

    /** {@code {registration, tab, takeOver}} is answered with the player's address, or with {@code elsewhere}. */
    @POST
    @Path("launches")
    public Response launch(String body) {
        JsonObject asked = read(body);
        String tab = asked.getString("tab", "");
        if (tab.isBlank() || tab.length() > TAB) {
            return Problem.of(400);
        }
        Launch launch = plays.launch(user.personId().orElseThrow(NotInScope::new), NotInScope.id(asked.getString("registration", "")), tab, asked.getBoolean("takeOver", false));
        return launch instanceof Launch.Open open
                ? Response.ok(JSON.createObjectBuilder().add("address", open.address()).add("token", open.token()).build()).build()
                : Response.ok(JSON.createObjectBuilder().add("elsewhere", ((Launch.Elsewhere) launch).since().toString()).build()).build();
    }

    /**
     * What a player said that the server may not have heard: the token of its launch, and its last message. Sending it again is harmless.
     * 409: it is on record already; 410: the course has gone on elsewhere since, and it cannot be added any more.
     */
    @POST
    @Path("kept")
    public Response kept(String body) {
        JsonObject asked = read(body);
        try {
            plays.late(asked.getString("token", ""), Said.of(asked.getJsonObject("message")));
            return Response.noContent().build();
        } catch (Plays.Stale known) {
            return Response.status(409).entity("{}").build();
        } catch (Gone overtaken) {
            return Response.status(410).entity("{}").build();
        } catch (IllegalArgumentException | NullPointerException | ClassCastException unreadable) {
            return Problem.of(400);
        }
    }

    private static JsonObject read(String body) {
        try (JsonReader reader = JSON.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException unreadable) {
            throw new jakarta.ws.rs.BadRequestException(unreadable);
        }
    }
}
