package heed.privacy.rest;

import static heed.platform.Json.JSON;

import heed.access.CurrentUser;
import heed.privacy.SubjectRequests;
import jakarta.inject.Inject;
import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;

/** Everything held about oneself, for other programs to read; written as it is read. */
@Path("mine.json")
public class MineResource {
    @Inject private CurrentUser user;
    @Inject private SubjectRequests requests;

    @GET
    public Response mine() {
        user.accountId();
        StreamingOutput all = this::write;
        return Response.ok(all, MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"what-heed-holds-about-me.json\"").header("Cache-Control", "no-store").build();
    }

    private void write(OutputStream out) {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            String[] open = new String[1];
            requests.eachOfMine((section, row) -> {
                if (!section.equals(open[0])) {
                    if (open[0] != null) {
                        json.writeEnd();
                    }
                    json.writeStartArray(section);
                    open[0] = section;
                }
                json.writeStartObject();
                row.forEach(json::write);
                json.writeEnd();
            });
            if (open[0] != null) {
                json.writeEnd();
            }
            json.writeEnd();
        }
    }
}
