package heed.takeaway.rest;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.takeaway.Edition;
import heed.takeaway.TakenModule;
import heed.takeaway.Takeaways;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Hands a module over as a SCORM package. */
@Path("takeaway")
public class TakeawayResource {
    @Inject private Takeaways takeaways;
    @Inject private Access access;
    @Context private ServletContext context;

    /** Written as it is read, so that its size is nobody's burden. */
    @GET
    @Path("{slug: [a-z0-9-]+}")
    public Response take(@PathParam("slug") String slug, @QueryParam("area") String area, @QueryParam("group") String group, @QueryParam("edition") String edition) {
        int key = area != null && area.matches("\\d{1,9}") ? Integer.parseInt(area) : 0;
        access.require(Permission.TAKE_ALONG, key);
        TakenModule taken = takeaways.take(slug, key, group == null ? "" : group, Edition.of(edition).orElseThrow(NotInScope::new));
        takeaways.handOver(taken);
        return Response.ok((StreamingOutput) out -> takeaways.write(taken, path -> context.getResourceAsStream("/resources/" + path), out), "application/zip")
                .header("Content-Disposition", "attachment; filename=\"" + taken.fileName() + "\"").header("Cache-Control", "private, no-store").build();
    }
}
