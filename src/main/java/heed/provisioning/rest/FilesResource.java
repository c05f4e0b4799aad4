package heed.provisioning.rest;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.document.Csv;
import heed.provisioning.ImportKind;
import heed.provisioning.Imports;
import heed.provisioning.TemplateFile;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.util.UUID;

@Path("provisioning")
public class FilesResource {
    @Inject private Access access;
    @Inject private Imports imports;

    /** An empty file of the kind with its heads and an example row. */
    @GET
    @Path("templates/{kind: [a-z]+}.csv")
    public Response template(@PathParam("kind") String kind) {
        access.require(Permission.MANAGE_PEOPLE);
        ImportKind of = ImportKind.of(kind).orElseThrow(NotInScope::new);
        return file(TemplateFile.of(of), "heed-" + kind + "-template.csv");
    }

    /** The rows that are left out, as they stand in the file, each with why. */
    @GET
    @Path("imports/{id}/left-out.csv")
    public Response leftOut(@PathParam("id") UUID id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        imports.writeLeftOut(id, out);
        return file(out.toByteArray(), "rows-left-out.csv");
    }

    private static Response file(byte[] content, String name) {
        return Response.ok(content, Csv.TYPE).header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff").build();
    }
}
