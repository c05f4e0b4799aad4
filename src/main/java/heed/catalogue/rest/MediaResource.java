package heed.catalogue.rest;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.catalogue.Modules;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Pictures of published modules. Drawings stand inside their page and need no address. */
@Path("modules/{version}/media")
public class MediaResource {
    @Inject private Modules modules;
    @Inject private Access access;

    /** A stored file never changes, so a browser may keep it for a year. */
    @GET
    @Path("{name: [a-z0-9-]+\\.(png|jpg|webp)}")
    public Response picture(@PathParam("version") UUID version, @PathParam("name") String name) {
        access.require(Permission.LEARN);
        byte[] content = modules.file(version, "media/" + name).orElseThrow(NotInScope::new);
        return Response.ok(content, Modules.mediaType(name)).header("Cache-Control", "private, max-age=31536000, immutable").header("X-Content-Type-Options", "nosniff").build();
    }
}
