package heed.scorm.rest;

import static heed.platform.Json.JSON;

import heed.scorm.Upload;
import heed.scorm.Uploads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.UUID;

/** A package arrives piece by piece from the script of the upload page. */
@Path("scorm/uploads")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UploadsResource {
    /** Bytes of the longest piece; the door lets no longer body of this kind in. */
    private static final int LONGEST_PIECE = 4 << 20;

    @Inject private Uploads uploads;

    /** The file that is to come; {@code packageId} is missing for a new package. */
    public static class Announced {
        public String name;
        public long size;
        public String stamp;
        public UUID packageId;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(Announced file) {
        if (file == null || file.name == null) {
            return Response.status(Response.Status.BAD_REQUEST).type("application/problem+json").entity("{\"type\":\"about:blank\",\"title\":\"Not a file\",\"status\":400}").build();
        }
        return state(uploads.begin(file.name, file.size, file.stamp == null ? "" : file.stamp, file.packageId));
    }

    @GET
    @Path("{id}")
    public Response look(@PathParam("id") UUID id) {
        return state(uploads.find(id));
    }

    /** Reads the piece before anything is locked, so that a slow line holds nothing up. */
    @POST
    @Path("{id}/piece")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Response piece(@PathParam("id") UUID id, @QueryParam("from") long from, InputStream body) {
        try {
            return state(uploads.piece(id, from, new ByteArrayInputStream(body.readNBytes(LONGEST_PIECE))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @POST
    @Path("{id}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response end(@PathParam("id") UUID id) {
        return state(uploads.finish(id));
    }

    private static Response state(Upload upload) {
        JsonObject json = JSON.createObjectBuilder().add("id", upload.id().toString()).add("received", upload.received()).add("size", upload.size())
                .add("state", upload.state().name().toLowerCase(Locale.ROOT)).build();
        return Response.ok(json.toString()).header("Cache-Control", "no-store").build();
    }
}
