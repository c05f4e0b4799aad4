package heed.privacy.rest;

import heed.privacy.Section;
import heed.privacy.SubjectRequests;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Everything held about oneself, for other programs to read. */
@Path("mine.json")
public class MineResource {
    @Inject private SubjectRequests requests;

    @GET
    public Response mine() {
        JsonObjectBuilder all = Json.createObjectBuilder();
        for (Section section : requests.mine()) {
            JsonArrayBuilder rows = Json.createArrayBuilder();
            section.rows().forEach(row -> {
                JsonObjectBuilder one = Json.createObjectBuilder();
                row.forEach(one::add);
                rows.add(one);
            });
            all.add(section.name(), rows);
        }
        return Response.ok(all.build().toString(), MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"what-heed-holds-about-me.json\"").header("Cache-Control", "no-store").build();
    }
}
