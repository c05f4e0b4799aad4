package heed.scorm.rest;

import static heed.platform.Json.JSON;

import heed.access.NotInScope;
import heed.platform.rest.Problem;
import heed.scorm.Launch;
import heed.scorm.cloud.Links;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What the page round the player asks for where a link opened it. */
@Path("scorm/links")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LinkResource {
    private static final int TAB = 40;

    @Inject private Links links;

    /** {@code {link, tab, takeOver}} is answered with the player's address, or with {@code elsewhere}. */
    @POST
    public Response launch(String body) {
        Body asked = Body.of(body);
        String tab = asked.text("tab").orElse("");
        if (tab.isBlank() || tab.length() > TAB) {
            return Problem.of(400);
        }
        Launch launch = links.launch(asked.text("link").orElseThrow(NotInScope::new), tab, asked.text("takeOver").filter("true"::equals).isPresent());
        return launch instanceof Launch.Open open
                ? Response.ok(JSON.createObjectBuilder().add("address", open.address()).add("token", open.token()).build().toString()).build()
                : Response.ok(JSON.createObjectBuilder().add("elsewhere", ((Launch.Elsewhere) launch).since().toString()).build().toString()).build();
    }
}
